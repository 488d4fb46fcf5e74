// SPDX-License-Identifier: EUPL-1.2
import Council
import Language
import Markup

/// The floor as whoever gives it sees it: who speaks, who waits, and the buttons.
struct RunFloor {
    let stationery: FloorStationery
    let sitting: Sitting
    let view: FloorView
    let problems: [Form.Problem]
    let form: (_ problems: [Form.Problem], _ prefix: String) -> Form

    static let fields: Set<String> = ["speaker", "order", "speech", "college"]

    private var say: Speech { stationery.say }
    private var meeting: Meeting { sitting.meeting }
    private var part: SpeakersPart { SpeakersPart(say: say, view: view) }

    var html: HTML {
        guard meeting.state == .open, let floor = view.floor, let item = meeting.current else { return .empty }
        return """
            <section aria-labelledby="speakers"><h2 id="speakers">\(say("Speaking"))</h2>\
            <div id="floor" data-live>\(inHand(floor))\(waiting(floor, item))</div>\(entering(floor, item))\(rules)</section>\
            \(times)
            """
    }

    private func inHand(_ floor: Floor) -> HTML {
        let next = floor.waiting.first
        let after = Form.hidden("after", floor.speaking.map { "\($0.id)" } ?? "")
        let giving: HTML =
            next.map {
                stationery.button(
                    say("Give the floor to \(view.name($0))"), .filled, to: .give(meeting.id, $0.id), prefix: "next",
                    after)
            } ?? .empty
        guard let turn = floor.speaking else {
            return "<p class=\"dim\">\(say("Nobody has the floor."))</p>\(giving)"
        }
        let more: HTML =
            turn.allowance == nil
            ? .empty
            : stationery.button(say("Add 1 minute"), to: .extend(meeting.id, turn.id), prefix: "more")
        return """
            \(part.speaking(turn))<div class="row">\(giving)\
            \(stationery.button(say("End the speech"), to: .end(meeting.id, turn.id), prefix: "end"))\(more)</div>
            """
    }

    private func waiting(_ floor: Floor, _ item: ItemID) -> HTML {
        let after = Form.hidden("after", floor.speaking.map { "\($0.id)" } ?? "")
        let first = floor.waiting.first
        let line = part.line(floor) { turn in
            let giving: HTML =
                turn == first
                ? .empty
                : stationery.button(
                    say("Give the floor"), .link, to: .give(meeting.id, turn.id), prefix: "give-\(turn.id)", after)
            let taking = stationery.button(
                say("Take off the list"), .link, to: .withdraw(meeting.id, turn.id), prefix: "off-\(turn.id)")
            return "<div>\(giving)\(taking)</div>"
        }
        let state: HTML = floor.isClosed ? "<p><b>\(say("The list is closed."))</b></p>" : .empty
        let closing = stationery.button(
            floor.isClosed ? say("Open the list again") : say("Close the list"), .link, to: .list(meeting.id, item),
            prefix: "list", Form.hidden("closed", floor.isClosed ? "no" : "yes"))
        return "<h3 class=\"label\">\(say("Then"))</h3>\(line)\(state)\(closing)"
    }

    /// For those who ask by a sign of the hand. It stands outside what is replaced live, so that nobody loses a choice.
    private func entering(_ floor: Floor, _ item: ItemID) -> HTML {
        let here = sitting.holdings.filter { sitting.roll.voice(of: $0.seat.id, at: sitting.now) != nil }
        guard !here.isEmpty else { return .empty }
        let mine = problems.filter { $0.field == "speaker" }
        let form = form(mine, "speaker")
        return """
            <details\(open: !mine.isEmpty)><summary>\(say("Somebody asks in the room"))</summary>\
            \(stationery.post(
                form, .enter(meeting.id, item),
                """
                \(form.select(
                    Form.Field("speaker", say("Seat")),
                    here.map { Form.Choice("\($0.seat.id)", $0.seat.names.text(in: say.tongue)) }))\
                <p class="row">\(Form.submit(say("Put on the list"), .second, name: "kind", value: Turn.Kind.speech.rawValue))\
                \(Form.submit(say("Point of order"), .link, name: "kind", value: Turn.Kind.order.rawValue))</p>
                """))</details>
            """
    }

    private var rules: HTML {
        guard let rules = view.floor?.rules else { return .empty }
        let mine = problems.filter { ["order", "speech", "college"].contains($0.field ?? "") }
        let form = form(mine, "rules")
        func minutes(_ seconds: Int?) -> String { seconds.map { "\($0 / 60)" } ?? "" }
        return """
            <details\(open: !mine.isEmpty)><summary>\(say("How the floor is given"))</summary>\
            <p class="why">\(say("A choice of your council: it holds for all meetings of this formation from now on."))</p>\
            \(stationery.post(
                form, .rules(meeting.id),
                """
                \(form.radios(
                    Form.Field("order", say("Who speaks next")),
                    SpeakingOrder.allCases.map { .init($0.rawValue, say($0.word)) }, value: rules.order.rawValue))\
                \(form.number(
                    Form.Field("speech", say("Minutes of one speech"), optional: true), value: minutes(rules.seconds)))\
                \(form.number(
                    Form.Field("college", say("Minutes of one college under one item"), optional: true),
                    value: minutes(rules.collegeSeconds)))\
                <p>\(Form.submit(say("Save"), .second))</p>
                """))</details>
            """
    }

    private var times: HTML {
        guard !view.times.isEmpty else { return .empty }
        return """
            <section aria-labelledby="time"><h2 id="time">\(say("Time so far, by college"))</h2>\
            <div id="times" data-live>\(part.times)</div></section>
            """
    }
}
