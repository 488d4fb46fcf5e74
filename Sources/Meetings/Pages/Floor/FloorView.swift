// SPDX-License-Identifier: EUPL-1.2
import Council
import Language
import Markup
import Web

/// What pages need of the addresses of the floor: links, forms and words.
struct FloorStationery {
    let say: Speech
    let link: (FloorRoute) -> Link
    let post: (Form, FloorRoute, HTML) -> HTML
    let form: (_ prefix: String) -> Form

    /// A form of one button.
    func button(
        _ label: String, _ weight: Form.Weight = .second, to route: FloorRoute, prefix: String, _ hidden: HTML = ""
    ) -> HTML {
        post(form(prefix), route, "\(hidden)\(Form.submit(label, weight))")
    }
}

extension Visit {
    var floorStationery: FloorStationery {
        FloorStationery(
            say: say, link: { self.link($0) }, post: { self.post($0, to: $1, $2) }, form: { self.form(prefix: $0) })
    }
}

/// The floor as pages show it.
struct FloorView {
    /// Nil while no item is in hand that the reader may know of.
    let floor: Floor?
    let times: [SpeakingTime]
    let now: Instant
    let seats: [SeatID: String]
    let colleges: [String: String]

    func name(_ turn: Turn) -> String { seats[turn.seat] ?? "" }

    func college(_ time: SpeakingTime, _ say: Speech) -> String {
        time.college.flatMap { colleges[$0] } ?? say("Other seats")
    }
}

/// Who has the floor, and who comes next, as everybody in the room sees it.
struct SpeakersPart {
    let say: Speech
    let view: FloorView

    /// Whoever speaks, with the clock: a script counts; without one the beginning and the time allowed stand as text.
    func speaking(_ turn: Turn) -> HTML {
        """
        <p><b>\(view.name(turn))</b>\(if: turn.kind == .order, " <span class=\"dim\">\(say(turn.kind.word))</span>")</p>\
        \(clock(turn))
        """
    }

    private func clock(_ turn: Turn) -> HTML {
        guard let began = turn.began else { return .empty }
        let allowed: HTML =
            turn.allowance.map { HTML(text: say("Since \(timeOf: began). Allowed: \(Clock.text($0)).")) }
            ?? HTML(text: say("Since \(timeOf: began). No limit."))
        return """
            <p class="big num" role="timer" aria-label="\(say("Speaking"))" data-clock data-began="\(Clock.milliseconds(began))" \
            data-now="\(Clock.milliseconds(view.now))"\(attribute: "data-allowed", turn.allowance) hidden></p>\
            <p class="why">\(allowed)</p>
            """
    }

    /// Those who wait, with what stands beside each.
    func line(_ floor: Floor, beside: (Turn) -> HTML = { _ in .empty }) -> HTML {
        let waiting = floor.waiting
        guard !waiting.isEmpty else { return "<p class=\"dim\">\(say("Nobody waits to speak."))</p>" }
        let rows = waiting.map { turn -> HTML in
            "<li><span>\(view.name(turn))<br><small class=\"dim\">\(remark(turn, floor))</small></span>\(beside(turn))</li>"
        }
        return "<ol class=\"speak\">\(rows)</ol>"
    }

    private func remark(_ turn: Turn, _ floor: Floor) -> String {
        guard turn.kind == .speech else { return say(turn.kind.word) }
        let had = floor.speeches(of: turn.seat)
        return had == 0
            ? say("first time")
            : say(.plural(had, one: "has spoken \(had) time", other: "has spoken \(had) times"))
    }

    /// How long each college spoke at the meeting.
    var times: HTML {
        guard let longest = view.times.first?.seconds else { return .empty }
        return .joined(
            view.times.map { time -> HTML in
                let name = view.college(time, say)
                return """
                    <p class="row between small"><span>\(name)</span><b class="num">\(Clock.text(time.seconds))</b></p>\
                    \(Chart.progress(
                        time.seconds, of: max(longest, 1), thin: true, label: say("\(name): \(Clock.text(time.seconds))")))
                    """
            })
    }
}

/// Lengths of time as clocks show them, the same in every language.
enum Clock {
    /// 3:05, or 1:02:05.
    static func text(_ seconds: Int) -> String {
        let (minutes, rest) = max(0, seconds).quotientAndRemainder(dividingBy: 60)
        guard minutes >= 60 else { return "\(minutes):\(two(rest))" }
        return "\(minutes / 60):\(two(minutes % 60)):\(two(rest))"
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// Milliseconds since 1970, as scripts count.
    static func milliseconds(_ instant: Instant) -> Int { Int(instant.microseconds / 1000) }
}
