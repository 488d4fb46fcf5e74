// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Language
import Markup

/// What a member can say of their own presence and interests, on their own page.
struct PresencePart {
    let say: Speech
    let sitting: Sitting
    let item: AgendaItem?
    /// The seats this person could arrive for.
    let choices: [Arrival]
    /// Where this person is noted as present.
    let stays: [Stay]
    let isVoteOpen: Bool
    let problems: [Form.Problem]
    let form: (_ problems: [Form.Problem], _ prefix: String) -> Form
    let post: (Form, ScreenRoute, HTML) -> HTML

    static let fields: Set<String> = ["code", "interest"]

    private var meeting: Meeting { sitting.meeting }

    var html: HTML {
        guard meeting.state == .open || meeting.state == .called else { return .empty }
        return stays.isEmpty ? arriving : "\(here)\(interest)"
    }

    private var arriving: HTML {
        guard !choices.isEmpty, Arrival.isOpen(meeting, at: sitting.now) else { return .empty }
        let form = form(problems.filter { $0.field == "code" }, "arrival")
        let seats: HTML =
            choices.count < 2
            ? .empty
            : form.select(
                Form.Field("seat", say("Seat")),
                choices.map { Form.Choice("\($0.seat)", name($0.seat)) })
        let remote: HTML =
            sitting.allowsRemote
            ? form.checkbox(Form.Field("remote", say("I take part by video or telephone"))) : .empty
        return Part.section(
            say("Are you there?"), id: "arrival",
            post(
                form, .arrive(meeting.id),
                """
                \(seats)\(form.code(Form.Field("code", say("Code"), hint: say("Six digits, shown on the screen of the room."))))\
                \(remote)<p>\(Form.submit(say("I am here")))</p>
                """))
    }

    private var here: HTML {
        let lines = stays.map { stay -> HTML in
            let line =
                stay.isRemote
                ? say("You are noted as present from afar for \(name(stay.seat)), since \(timeOf: stay.came).")
                : say("You are noted as present for \(name(stay.seat)), since \(timeOf: stay.came).")
            return "<p>\(line)</p>"
        }
        return "\(lines)\(post(form([], "departure"), .depart(meeting.id), Form.submit(say("I leave"), .second)))"
    }

    private var interest: HTML {
        guard let item, let stay = stays.first, meeting.state == .open, !isVoteOpen else { return .empty }
        let recused = sitting.recusals[item.id] ?? []
        if recused.contains(stay.seat) {
            return "<p><b>\(say("You take no part in this item."))</b> \(say("The secretariat can change this."))</p>"
        }
        let mine = problems.filter { $0.field == "interest" }
        let form = form(mine, "interest")
        let leaves =
            sitting.rules.ballots.recusal.leaves
            ? say("Your seat leaves the item: it neither speaks nor votes.")
            : say("Your seat does not vote on the item.")
        let told = say("What you write stands in the minutes, for whoever may read of the item.")
        return """
            <details\(open: !mine.isEmpty)><summary>\(say("I have an interest in this item"))</summary>\
            \(post(
                form, .declare(meeting.id, item.id),
                """
                \(form.text(
                    Form.Field("interest", say("What the interest is"), hint: "\(leaves) \(told)"), maxLength: DeclaredInterest.longest))\
                <p>\(Form.submit(say("Declare it and take no part"), .second))</p>
                """))</details>
            """
    }

    private func name(_ seat: SeatID) -> String {
        sitting.holding(of: seat)?.seat.names.text(in: say.tongue) ?? ""
    }
}
