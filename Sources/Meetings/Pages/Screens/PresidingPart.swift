// SPDX-License-Identifier: EUPL-1.2
import Council
import Language
import Markup

/// Who presides and how many are there of each college, for the secretariat.
struct PresidingPart {
    let say: Speech
    let sitting: Sitting
    /// What each college is called.
    let colleges: [String: String]
    let form: Form
    let isOpen: Bool
    let post: (HTML) -> HTML

    var html: HTML { "<div id=\"presiding-now\" data-live>\(byCollege)\(presides)</div>\(noting)" }

    private var byCollege: HTML {
        let item = sitting.meeting.current
        let counts = CollegePresence.all(
            sitting.roll, at: sitting.moment, without: item.flatMap { sitting.recusals[$0] } ?? [])
        guard counts.count > 1 else { return .empty }
        let rows = counts.map { count -> HTML in
            let name = count.college.flatMap { colleges[$0] } ?? say("Other seats")
            return "<li>\(say("\(name): \(count.present) of \(count.seats)"))</li>"
        }
        return "<ul class=\"plain why\">\(rows)</ul>"
    }

    private var presides: HTML {
        guard sitting.meeting.state == .open else { return .empty }
        guard let chair = sitting.roll.chair(at: sitting.now) else {
            return "<p><b>\(say("Nobody presides. Note who does."))</b></p>"
        }
        return "<p class=\"why\">\(say("Presides: \(name(chair.seat))."))</p>"
    }

    private var noting: HTML {
        let here = sitting.holdings.filter { sitting.roll.stand(for: $0.seat.id, at: sitting.now) != nil }
        guard sitting.meeting.state == .open, !here.isEmpty else { return .empty }
        return """
            <details\(open: isOpen)><summary>\(say("Somebody else presides"))</summary>\
            \(post(
                """
                \(form.select(
                    Form.Field("presiding", say("Seat")), here.map { Form.Choice("\($0.seat.id)", name($0.seat.id)) }))\
                <p>\(Form.submit(say("Presides from now on"), .second))</p>
                """))</details>
            """
    }

    private func name(_ seat: SeatID) -> String {
        sitting.holding(of: seat)?.seat.names.text(in: say.tongue) ?? ""
    }
}

/// The interests declared in an item.
struct InterestList {
    let say: Speech
    let interests: [DeclaredInterest]
    let seats: [SeatID: String]

    var html: HTML {
        guard !interests.isEmpty else { return .empty }
        let rows = interests.map { interest -> HTML in
            let name = seats[interest.seat] ?? ""
            let words: HTML =
                interest.words.isEmpty
                ? .empty
                : "<br><span class=\"why\">\(interest.isOwn ? say("Declared by the seat:") : say("Noted by the secretariat:")) \(interest.words)</span>"
            return "<li>\(say("Not taking part: \(name)."))\(words)</li>"
        }
        return "<ul class=\"plain\">\(rows)</ul>"
    }
}
