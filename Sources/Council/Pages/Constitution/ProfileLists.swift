// SPDX-License-Identifier: EUPL-1.2
import Language
import Markup

/// The lists of a profile beside its rules: seats, formations, rights, what is owed, sources, open questions.
struct ProfileLists {
    typealias Section = (id: String, heading: String, html: HTML)

    let say: Speech
    let view: RuleView
    let profile: Profile

    private var telling: Telling { view.telling }

    var sections: [Section] {
        [
            ("kinds-of-seats", say("Kinds of seats"), seats),
            ("kinds-of-formations", say("Kinds of formations"), formations),
            ("rights", say("Who can oblige the chair"), rights), ("outputs", say("What the council puts out"), outputs),
            ("inputs", say("What others owe it"), inputs), ("duties", say("What members owe"), list(profile.duties)),
            ("above", say("Bodies and texts above it"), list(profile.above)),
            ("examples", say("How some places do it"), list(profile.examples)),
            ("open", say("Still to be found out"), open),
        ].filter { !$0.2.isEmpty }.map { (id: $0.0, heading: $0.1, html: $0.2) }
    }

    private var seats: HTML {
        Table(
            say("Kinds of seats"), captionIsHidden: true,
            columns: [
                .init(say("Seat")), .init(say("Why it is there")), .init(say("How many")),
                .init(say("Who names the holder")),
                .init(say("What it rests on")),
            ],
            rows: profile.seats.map { seat in
                [
                    say.html(seat.names), HTML(text: say(seat.kind.name)), words(seat.count.words(telling)),
                    naming(seat),
                    view.grounds(seat.grounds),
                ]
            }
        ).html
    }

    private func naming(_ seat: SeatTemplate) -> HTML {
        var words = seat.naming.map { say($0.words(telling)) }
        if let condition = seat.invitedIf { words.append(say(condition.words)) }
        if let when = seat.when { words.append(say("only in this case: \(telling.text(when))")) }
        return HTML(text: words.joined(separator: "; "))
    }

    private var formations: HTML {
        Table(
            say("Kinds of formations"), captionIsHidden: true,
            columns: [
                .init(say("Formation")), .init(say("Kind")), .init(say("When it exists")),
                .init(say("Who may ask for it")),
                .init(say("What it rests on")),
            ],
            rows: profile.formations.map { formation in
                let created = formation.created == .always ? say("always") : say("as needed")
                let asked = formation.askedBy.isEmpty ? "" : say(telling.names(formation.askedBy, .or))
                return [
                    say.html(formation.names), HTML(text: say(formation.kind.name)), HTML(text: created),
                    HTML(text: asked),
                    view.grounds(formation.grounds),
                ]
            }
        ).html
    }

    private var rights: HTML {
        let names = profile.formations.reduce(into: [String: LocalText]()) { $0[$1.id] = $1.names }
        return items(profile.rights.map { right in (words(right.words(telling, formations: names)), right.grounds) })
    }

    private var outputs: HTML {
        items(
            profile.outputs.map { output in
                let parties: [(Message, [Authority])] = [
                    (Message("decided by"), output.decidedBy), (Message("signed by"), output.signedBy),
                    (Message("approved by"), output.approvedBy), (Message("sent to"), output.sentTo),
                    (Message("considered by"), output.consideredBy),
                ]
                let words = parties.filter { !$0.1.isEmpty }.map { say("\($0.0) \(telling.names($0.1))") }
                return (named(output.names, words), output.grounds)
            })
    }

    private var inputs: HTML {
        items(
            profile.inputs.map { input in
                let from = input.from.isEmpty ? [] : [say("from \(telling.names(input.from))")]
                return (named(input.names, from), input.grounds)
            })
    }

    private func list(_ statements: [Statement]) -> HTML {
        items(
            statements.map { statement in
                (
                    named(statement.names, statement.who.isEmpty ? [] : [say(telling.names(statement.who))]),
                    statement.grounds
                )
            })
    }

    private var open: HTML {
        guard !profile.open.isEmpty else { return .empty }
        return "<ul>\(profile.open.map { "<li>\(say.html($0))</li>" as HTML })</ul>"
    }

    private func named(_ names: LocalText, _ words: [String]) -> HTML {
        words.isEmpty ? say.html(names) : "\(say.html(names)) (\(words.joined(separator: "; ")))"
    }

    private func words(_ messages: [Message]) -> HTML {
        HTML(text: messages.map { say($0).sentence }.joined(separator: " "))
    }

    private func items(_ items: [(what: HTML, grounds: Grounds)]) -> HTML {
        guard !items.isEmpty else { return .empty }
        let rows = items.map { "<li><p>\($0.what)</p><p class=\"small\">\(view.grounds($0.grounds))</p></li>" as HTML }
        return "<ul class=\"rows\">\(rows)</ul>"
    }
}
