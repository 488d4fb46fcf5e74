// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Language
import Markup

/// The way from the draft to the approval, below the minutes: corrections, notes, and the approval itself.
struct ChainPart {
    let stationery: MinutesStationery
    let meeting: Meeting
    /// Items a remark can be about, with their numbers.
    let items: [Agenda.Line]
    let remarks: [Remark]
    let names: [PersonID: String]
    let window: CorrectionWindow?
    let offers: Offers
    /// Notes that may still be corrected, and how many texts wait beside each.
    let notes: [(note: MinuteNote, beside: Int)]
    let form: Form

    /// What this person may do now.
    struct Offers {
        /// The last day that is proposed; nil where the time for corrections is not theirs to give.
        var lastDay: LocalDate?
        var maySend = false
        var mayAnswer = false
        var approval: ApprovalOffer?
        /// Meetings on whose agenda the approval can be put.
        var agendas: [Meeting] = []
    }

    enum ApprovalOffer {
        case refused(ApprovalRefusal)
        case chair
        case correspondence
        /// A later meeting approves; the places to choose from.
        case meeting([(value: String, label: String)], advice: Message?)
    }

    private var say: Speech { stationery.say }

    var html: HTML {
        "\(corrections)<div class=\"noprint\">\(sending)\(opening)\(writing)\(agenda)\(approving)</div>"
    }

    // MARK: Remarks

    private var corrections: HTML {
        guard !remarks.isEmpty else { return .empty }
        return Part.section(
            say("Corrections asked for"), id: "corrections", "<ul class=\"rows\">\(remarks.map(row))</ul>")
    }

    private func row(_ remark: Remark) -> HTML {
        let answer: HTML =
            remark.answer.map { answer -> HTML in
                """
                <p>\(Part.status(answer.verdict == .accepted ? .done : .stopped, say(answer.verdict.word)))</p>\
                <div class="why">\(Part.prose(answer.text, tongue: meeting.tongue.rawValue))</div>
                """
            } ?? "<p>\(Part.status(.wait, say("Waits for an answer")))</p>"
        let way: HTML =
            offers.mayAnswer && remark.answer == nil
            ? "<p class=\"noprint\">\(Part.link(say("Answer"), to: stationery.link(.remark(meeting.id, remark.id))))</p>"
            : .empty
        let anchor = "remark-\(remark.id)"
        return """
            <li id="\(anchor)"><h3>\(about(remark.item))</h3>\(Part.prose(remark.text))\
            <p class="dim small">\(names[remark.person] ?? say("Somebody")), \(say.date(remark.at.local(in: say.zone).date))</p>\
            \(answer)\(way)</li>
            """
    }

    private func about(_ item: ItemID?) -> String {
        guard let line = item.flatMap({ id in items.first { $0.item.id == id } }) else {
            return say("The minutes as a whole")
        }
        return line.number.map { say("\($0). \(line.item.title)") } ?? line.item.title
    }

    private var sending: HTML {
        guard offers.maySend, let window else { return .empty }
        let choices =
            [Form.Choice("", say("The minutes as a whole"))]
            + items.map { Form.Choice("\($0.item.id)", about($0.item.id)) }
        return Part.section(
            say("Ask for a correction"), id: "ask",
            stationery.post(
                form, .sendRemark(meeting.id),
                """
                <p>\(say("Until \(window.lastDay). Each remark is answered, and those who may see the item read both."))</p>\
                \(form.select(Form.Field("item", say("What it is about")), choices))\
                \(form.textarea(Form.Field("remark", say("What should read otherwise, and how")), rows: 4, maxLength: Remark.longest))\
                <p>\(Form.submit(say("Send the remark")))</p>
                """))
    }

    private var opening: HTML {
        guard let day = offers.lastDay else { return .empty }
        let heading = window == nil ? say("Send the draft to the members") : say("Give members more time")
        return Part.section(
            heading, id: "window",
            stationery.post(
                form, .openCorrections(meeting.id),
                """
                <p>\(say("Members are told. They may ask for corrections until the end of the day you choose."))</p>\
                \(form.date(Form.Field("last-day", say("Last day for corrections")), value: day.description))\
                <p>\(Form.submit(heading, .second))</p>
                """))
    }

    // MARK: Notes

    private var writing: HTML {
        guard !notes.isEmpty else { return .empty }
        let rows = notes.map { note, beside -> HTML in
            let waiting: HTML =
                beside == 0
                ? .empty
                : " \(Part.status(.wait, say.plural(beside, one: "\(beside) other text waits", other: "\(beside) other texts wait")))"
            return """
                <li><span lang="\(meeting.tongue.rawValue)">\(String(note.text.prefix(120)))</span> \
                \(Part.link(say("Correct"), to: stationery.meetings.link(.editNote(meeting.id, note.id))))\(waiting)</li>
                """
        }
        return Part.section(say("Notes to correct"), id: "notes", "<ul class=\"rows\">\(rows)</ul>")
    }

    // MARK: Approval

    private var agenda: HTML {
        guard !offers.agendas.isEmpty else { return .empty }
        let choices = offers.agendas.map { Form.Choice("\($0.id)", $0.title(say)) }
        let form = stationery.form("agenda")
        return Part.section(
            say("Put the approval on an agenda"), id: "onto",
            stationery.post(
                form, .propose(meeting.id),
                """
                \(form.select(Form.Field("to", say("Meeting")), choices))\
                <p>\(Form.submit(say("Add the item"), .second))</p>
                """))
    }

    private var approving: HTML {
        guard let offer = offers.approval else { return .empty }
        return Part.section(say("Approval"), id: "approval", approval(offer))
    }

    private func approval(_ offer: ApprovalOffer) -> HTML {
        let stay: HTML = "<p>\(say("Approved minutes stay as they are, and the public may read its version."))</p>"
        func send(_ fields: HTML) -> HTML {
            stationery.meetings.post(form, .approve(meeting.id), "\(stay)\(fields)")
        }
        switch offer {
        case .refused(let refusal): return "<p>\(say(refusal.message))</p>"
        case .chair: return send(Form.submit(say("Approve the minutes")))
        case .correspondence: return send(Form.submit(say("Note the approval by correspondence")))
        case .meeting(let places, _) where places.isEmpty:
            return Part.note(
                .neutral, say("They wait for the next meeting"),
                "<p>\(say("The rules of this council let a later meeting approve the minutes. Once one is open, this is noted here."))</p>"
            )
        case .meeting(let places, let advice):
            return """
                \(advice.map { "<p class=\"why\">\(say($0))</p>" as HTML })\
                \(send(
                    """
                    \(form.select(Form.Field("at", say("Approved at")), places.map { Form.Choice($0.value, $0.label) }))\
                    <p>\(Form.submit(say("Note the approval")))</p>
                    """))
                """
        }
    }
}

extension Remark.Answer.Verdict {
    var word: Message {
        switch self {
        case .accepted: Message("Accepted", context: "remark")
        case .refused: Message("Refused", context: "remark")
        }
    }
}
