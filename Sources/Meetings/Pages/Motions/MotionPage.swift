// SPDX-License-Identifier: EUPL-1.2
import Council
import Language
import Markup

/// A motion with its amendments as differences, in the order of voting, and the text as it stands.
struct MotionPage {
    let say: Speech
    let meeting: Meeting
    let ballot: MotionBallot
    /// What each seat is called, as far as this reader may know.
    let seats: [SeatID: String]
    /// The amendments this person may withdraw.
    let withdrawable: Set<AmendmentID>
    /// Whether this person may withdraw the motion.
    let mayWithdraw: Bool
    /// Whether this person may change the order of voting.
    let mayOrder: Bool
    /// The seats this person can amend for; nil where nothing can be amended.
    let movers: [Holding]?
    let problems: [Form.Problem]
    let form: (_ problems: [Form.Problem], _ prefix: String) -> Form
    let post: (Form, MotionRoute, HTML) -> HTML

    private var motion: ItemMotion { ballot.motion }
    private var tongue: String { meeting.tongue.rawValue }
    private var difference: DifferencePart { DifferencePart(say: say, tongue: tongue) }

    var html: HTML {
        """
        \(if: problems.contains { $0.field == nil }, form(problems.filter { $0.field == nil }, "page").summary)\
        <p class="row">\(status)<span>\(say("Moved by \(name(motion.mover))"))</span></p>\
        \(Part.section(say("Text as moved"), id: "text", ParagraphList(paragraphs: motion.paragraphs, tongue: tongue).html))\
        \(amendments)\(merged)\(amending)\(withdrawing)
        """
    }

    private var status: HTML {
        switch motion.state {
        case .open: Part.status(.open, say(motion.state.word))
        case .adopted: Part.status(.done, say(motion.state.word))
        case .rejected, .withdrawn: Part.status(.stopped, say(motion.state.word))
        }
    }

    private func name(_ seat: SeatID) -> String { seats[seat] ?? say("A seat") }

    // MARK: Amendments

    private var amendments: HTML {
        let settled = ballot.amendments.filter { $0.state != .open }
        guard !ballot.amendments.isEmpty else { return .empty }
        let rule: HTML =
            ballot.open.isEmpty
            ? .empty
            : """
            <p class="why">\(say("Voted on in this order, furthest first: deletions, the longest first; then the amendment that strikes and inserts most words. The chair can put one first and says why."))</p>
            """
        return Part.section(
            say("Amendments"), id: "amendments",
            "<div id=\"amended\" data-live>\(rule)\((ballot.open + settled).map(amendment))</div>")
    }

    private func amendment(_ amendment: Amendment) -> HTML {
        let place: HTML =
            amendment.place == nil
            ? .empty : "<p class=\"why\">\(say("Put first by the chair:")) \(amendment.reason ?? "")</p>"
        return """
            <div class="box" id="amendment-\(amendment.number)"><div class="row between">\
            <h3>\(say("Amendment \(amendment.number)"))</h3>\(status(amendment))</div>\
            <p class="why">\(say("\(amendment.kind.words(amendment.paragraph)). Moved by \(name(amendment.mover))."))</p>\
            \(difference.html(amendment.difference(in: motion.paragraphs)))\(place)\(acts(amendment))</div>
            """
    }

    private func status(_ amendment: Amendment) -> HTML {
        let word = say(amendment.state.word)
        return switch amendment.state {
        case .open: Part.status(.open, word)
        case .adopted: Part.status(.done, word)
        case .rejected, .withdrawn, .fallen: Part.status(.stopped, word)
        }
    }

    private func acts(_ amendment: Amendment) -> HTML {
        guard amendment.state == .open else { return .empty }
        let hidden = Form.hidden("amendment", "\(amendment.id)")
        let withdraw: HTML =
            withdrawable.contains(amendment.id)
            ? post(
                form([], "withdraw-\(amendment.number)"), .withdrawAmendment(meeting.id, motion.id),
                "\(hidden)\(Form.submit(say("Withdraw it"), .link))") : .empty
        guard mayOrder, amendment.place == nil, ballot.open.first != amendment else { return withdraw }
        let form = form(problems.filter { $0.field == "reason" }, "order-\(amendment.number)")
        return """
            \(withdraw)<details><summary>\(say("Vote on it first"))</summary>\
            \(post(
                form, .order(meeting.id, motion.id),
                """
                \(hidden)\(form.text(Form.Field("reason", say("Why, in a few words")), maxLength: 300))\
                <p>\(Form.submit(say("Put it first"), .second))</p>
                """))</details>
            """
    }

    private var merged: HTML {
        guard ballot.amendments.contains(where: { $0.state == .adopted }) else { return .empty }
        return Part.section(
            say("Text with what was adopted"), id: "merged",
            ParagraphList(paragraphs: ballot.merged, tongue: tongue).html)
    }

    // MARK: What one can do

    private var amending: HTML {
        guard let movers, !movers.isEmpty else { return .empty }
        let mine = problems.filter { ["mover", "kind", "paragraph", "text"].contains($0.field ?? "") }
        let form = form(mine, "amend")
        let first = motion.paragraphs.first ?? ""
        return """
            <details class="noprint"\(open: !mine.isEmpty)><summary>\(say("Move an amendment"))</summary>\
            \(post(
                form, .amend(meeting.id, motion.id),
                """
                \(MoverField(say: say, form: form, seats: movers).html)\
                \(form.radios(
                    Form.Field("kind", say("What it does")),
                    [
                        Form.Choice("change", say("Changes a paragraph")),
                        Form.Choice("insert", say("Inserts a paragraph after it")),
                        Form.Choice("delete", say("Deletes the paragraph")),
                    ], value: "change"))\
                \(form.number(
                    Form.Field(
                        "paragraph", say("Number of the paragraph"), hint: say("0 inserts before the first.")), value: "1"))\
                \(form.textarea(
                    Form.Field("text", say("How the paragraph is to read"), hint: say("The whole paragraph, with your change in it."), optional: true),
                    value: first, rows: 6, maxLength: ItemMotion.longest, tongue: tongue))\
                <p>\(Form.submit(say("Move the amendment"), .second))</p>
                """))</details>
            """
    }

    private var withdrawing: HTML {
        guard mayWithdraw, motion.state == .open else { return .empty }
        return
            "<div class=\"noprint\">\(post(form([], "withdraw"), .withdraw(meeting.id, motion.id), Form.submit(say("Withdraw the motion"), .danger)))</div>"
    }
}
