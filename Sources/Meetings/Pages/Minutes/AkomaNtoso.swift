// SPDX-License-Identifier: EUPL-1.2
import Council
import Language

/// The minutes as a `debate` of Akoma Ntoso 1.0 (OASIS LegalDocML, namespace of version 3.0).
///
/// Items become `debateSection`s, speeches `speech` with a reference to the seat that spoke and its times, what is moved
/// `noticesOfMotion`, votes `resolutions`, signatures the `conclusions`. The names of the schema's elements and their order
/// come from its XSD; the tests validate against it.
struct AkomaNtoso {
    let say: Speech
    let minutes: MinutesDocument
    let title: String
    let council: String
    /// The address of the minutes, which names the work.
    let address: String
    /// The language they are written in, as ISO 639-2 where it is known to us.
    let tongue: Tongue
    /// ISO 3166-1 of the country whose rules the council follows; `zz` where they are nobody's in particular.
    let country: String
    /// The day of the approval; nil for a draft.
    let approved: LocalDate?
    /// Who signed, by office, and when.
    let signatures: [(office: String, at: Instant)]

    var text: String { "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + document.text }

    private var document: XML {
        """
        <akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
        <debate name="minutes">
        \(meta)<preface eId="preface"><p eId="preface__p_1"><docTitle eId="preface__p_1__docTitle">\(title)</docTitle></p>\
        <p eId="preface__p_2">\(minutes.formation), \(say.moment(minutes.starts))\(minutes.place.map { ", \($0)" as XML })</p></preface>
        <debateBody>
        \(rollCall)\(minutes.numbered.enumerated().map { section($0.offset + 1, $0.element.number, $0.element.part) })</debateBody>
        \(conclusions)</debate>
        </akomaNtoso>

        """
    }

    // MARK: What the document is

    private var day: String { minutes.starts.date.description }

    private var meta: XML {
        """
        <meta>
        <identification source="#koinon">
        <FRBRWork><FRBRthis value="\(address)"/><FRBRuri value="\(address)"/><FRBRdate date="\(day)" name="held"/>\
        <FRBRauthor href="#council"/><FRBRcountry value="\(country)"/></FRBRWork>
        <FRBRExpression><FRBRthis value="\(address)"/><FRBRuri value="\(address)"/>\
        <FRBRdate date="\(approved?.description ?? day)" name="\(approved == nil ? "draft" : "approved")"/>\
        <FRBRauthor href="#council"/><FRBRlanguage language="\(Self.threeLetters[tongue.rawValue] ?? tongue.rawValue)"/></FRBRExpression>
        <FRBRManifestation><FRBRthis value="\(address).xml"/><FRBRuri value="\(address).xml"/>\
        <FRBRdate date="\(approved?.description ?? day)" name="made"/><FRBRauthor href="#koinon"/></FRBRManifestation>
        </identification>
        <references source="#koinon">
        <TLCOrganization eId="council" href="/ontology/organization/council" showAs="\(council)"/>
        <TLCOrganization eId="koinon" href="/ontology/organization/koinon" showAs="Koinon"/>
        \(seats.enumerated().map { reference($0.offset + 1, $0.element) })\(offices)</references>
        </meta>

        """
    }

    private static let threeLetters = [
        "en": "eng", "fr": "fra", "el": "ell", "de": "deu", "es": "spa", "pt": "por",
        "it": "ita", "nl": "nld", "sv": "swe", "ar": "ara",
    ]

    private func reference(_ number: Int, _ seat: String) -> XML {
        "<TLCRole eId=\"seat_\(number)\" href=\"/ontology/role/seat_\(number)\" showAs=\"\(seat)\"/>\n"
    }

    /// Everybody who is named: those present, absent, and whoever spoke.
    private var seats: [String] {
        var seen: Set<String> = []
        let named = minutes.present + minutes.absent + minutes.parts.flatMap(\.events).compactMap(\.who)
        return named.filter { seen.insert($0).inserted }
    }

    private func eId(of seat: String) -> String {
        seats.firstIndex(of: seat).map { "#seat_\($0 + 1)" } ?? "#council"
    }

    private var conclusions: XML {
        guard !signatures.isEmpty else { return .empty }
        let lines = signatures.enumerated().map { place, signature -> XML in
            let id = "conclusions__p_\(place + 1)"
            let day = signature.at.local(in: say.zone).date.description
            return """
                <p eId="\(id)"><signature eId="\(id)__signature" refersTo="\(office(place + 1))">\(signature.office)</signature>, \
                <date eId="\(id)__date" date="\(day)">\(say("Signed on \(signature.at)"))</date></p>
                """
        }
        return "<conclusions eId=\"conclusions\">\(lines)</conclusions>\n"
    }

    private func office(_ number: Int) -> String { "#office_\(number)" }

    private var offices: [XML] {
        signatures.enumerated().map { place, signature in
            let id = office(place + 1).dropFirst().description
            return "<TLCRole eId=\"\(id)\" href=\"/ontology/role/\(id)\" showAs=\"\(signature.office)\"/>\n"
        }
    }

    // MARK: What was said and decided

    private var rollCall: XML {
        let present = minutes.present.map {
            "<item eId=\"roll__\(eId(of: $0).dropFirst().description)\"><p>\(role($0))</p></item>" as XML
        }
        let list: XML = present.isEmpty ? .empty : "<blockList eId=\"roll__present\">\(present)</blockList>"
        let absent: XML =
            minutes.absent.isEmpty ? .empty : "<p eId=\"roll__absent\">\(say("Absent: \(list: minutes.absent)."))</p>"
        let none: XML = present.isEmpty ? "<p eId=\"roll__nobody\">\(say("Nobody was noted as present."))</p>" : .empty
        let corrections = minutes.corrections.enumerated().map {
            paragraphs($0.element.text, in: "roll__note_\($0.offset + 1)")
        }
        return """
            <rollCall eId="roll"><heading eId="roll__heading">\(say("Presence"))</heading>\(list)\(none)\(absent)\(corrections)</rollCall>

            """
    }

    private func role(_ seat: String) -> XML { "<role refersTo=\"\(eId(of: seat))\">\(seat)</role>" }

    private func section(_ place: Int, _ number: Int?, _ part: MinutesDocument.Part) -> XML {
        let id = "item_\(place)"
        let num: XML = number.map { "<num eId=\"\(id)__num\">\($0).</num>" } ?? .empty
        let course = part.course.enumerated().map { moment($0.element, in: "\(id)__\($0.offset + 1)") }
        let votes = part.votes.enumerated().map { vote($0.element, in: "\(id)__vote_\($0.offset + 1)") }
        return """
            <debateSection eId="\(id)" name="\(part.kind)">\(num)<heading eId="\(id)__heading">\(part.title)</heading>\
            \(head(part, in: id))\(course)\(votes)</debateSection>

            """
    }

    private func head(_ part: MinutesDocument.Part, in id: String) -> XML {
        guard let opened = part.opened else { return "<p eId=\"\(id)__state\">\(say("Not dealt with."))</p>" }
        var lines = [say("From \(timeOf: opened)")]
        if let quorum = part.quorum { lines.append(say(quorum.message)) }
        if !part.recused.isEmpty { lines.append(say("Not taking part: \(list: part.recused).")) }
        let papers: XML =
            part.papers.isEmpty
            ? .empty : "<p eId=\"\(id)__papers\">\(say("Papers: \(list: part.papers.map(\.title))."))</p>"
        return "<p eId=\"\(id)__state\">\(lines.joined(separator: " · "))</p>\(papers)"
    }

    private func moment(_ moment: MinutesDocument.Moment, in id: String) -> XML {
        switch moment {
        case .note(let note): return paragraphs(note.text, in: id)
        case .event(let event):
            let text = paragraphs(event.text, in: id)
            switch (event.kind, event.who) {
            case (.speech, let who?):
                return
                    "<speech eId=\"\(id)\" by=\"\(eId(of: who))\" startTime=\"\(event.at.description)\"><from eId=\"\(id)__from\">\(who)</from>\(text)</speech>"
            case (.pointOfOrder, _): return "<pointOfOrder eId=\"\(id)\">\(text)</pointOfOrder>"
            case (.motion, .some), (.amendment, .some):
                return "<noticesOfMotion eId=\"\(id)\">\(text)</noticesOfMotion>"
            default: return text
            }
        }
    }

    private func paragraphs(_ text: String, in id: String) -> XML {
        let lines = text.split(whereSeparator: \.isNewline).map(String.init)
        let all = (lines.isEmpty ? [""] : lines).enumerated().map {
            "<p eId=\"\(id)__p_\($0.offset + 1)\">\($0.element)</p>" as XML
        }
        return "\(all)"
    }

    private func vote(_ vote: MinutesDocument.VoteLine, in id: String) -> XML {
        let named = vote.byChoice.map { choice, seats in "\(say(choice.word)): \(say.list(seats))" }
        let result =
            "\(say(vote.heading)): \(say(vote.result)). \(say(vote.method.word)). \(vote.sentences(say).joined(separator: " "))"
        return """
            <resolutions eId="\(id)"><heading eId="\(id)__heading">\(say(vote.heading))</heading>\
            \(paragraphs(vote.text, in: "\(id)__text"))\(paragraphs(([result] + named).joined(separator: "\n"), in: "\(id)__result"))\
            </resolutions>
            """
    }
}
