// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Language
import Values

/// What became of a decision: whom it is addressed to, what they answered, and where it stands.
struct FollowUp: Hashable, Sendable {
    enum Status: String, Hashable, Sendable, CaseIterable, Storable {
        case open
        case underWay = "under-way"
        case done, dropped
    }

    struct Answer: Hashable, Sendable {
        let text: String
        let day: LocalDate
        /// Who answered, as an office or organisation.
        let by: String
    }

    var addressee: String?
    var answerDue: LocalDate?
    var answer: Answer?
    var status: Status
    /// Why it was dropped, or what was last said of it.
    var note: String
    var version: Int

    /// A decision of which nothing was noted yet.
    static let untouched = FollowUp(
        addressee: nil, answerDue: nil, answer: nil, status: .open, note: "", version: 0)

    /// Whether an answer is waited for on a day, and by how many days it is late.
    func lateness(on today: LocalDate) -> Int? {
        guard answer == nil, status == .open || status == .underWay, let answerDue, answerDue < today else {
            return nil
        }
        return answerDue.days(until: today)
    }
}

/// A look at where a decision stands, at a meeting or between two.
struct DecisionReview: Hashable, Sendable {
    let status: FollowUp.Status
    let note: String
    let at: Instant
    let person: PersonID
    let meeting: MeetingID?
}

/// What may be typed of a follow-up.
enum FollowUpForm {
    static let longest = 5_000

    /// The addressee and the day by which they answer.
    static func address(
        _ typed: (String) -> String, decided day: LocalDate
    ) -> Result<(addressee: String?, due: LocalDate?), Faults> {
        let addressee = String(typed("addressee").trimmed.prefix(200))
        let text = typed("due").trimmed
        guard !text.isEmpty else { return .success((addressee.isEmpty ? nil : addressee, nil)) }
        guard let due = LocalDate(text) else { return .failure(Faults([("due", Message("Give a day."))])) }
        guard !addressee.isEmpty else {
            return .failure(Faults([("addressee", Message("Say who answers by that day."))]))
        }
        guard due > day else {
            return .failure(Faults([("due", Message("An answer is due after the day of the decision."))]))
        }
        return .success((addressee, due))
    }

    /// What was answered, by whom, on which day: one between that of the decision and today.
    static func answer(
        _ typed: (String) -> String, decided day: LocalDate, today: LocalDate
    ) -> Result<FollowUp.Answer, Faults> {
        var faults: [(String, Message)] = []
        let (text, by) = (typed("answer").trimmed, typed("by").trimmed)
        if text.isEmpty { faults.append(("answer", Message("Write what was answered."))) }
        if by.isEmpty { faults.append(("by", Message("Say who answered."))) }
        let answered = LocalDate(typed("answered").trimmed)
        if answered.map({ $0 < day || $0 > today }) ?? true {
            faults.append(("answered", Message("The day lies between that of the decision and today.")))
        }
        guard faults.isEmpty, let answered else { return .failure(Faults(faults)) }
        return .success(
            FollowUp.Answer(text: String(text.prefix(longest)), day: answered, by: String(by.prefix(200))))
    }

    /// Where it stands now; what is dropped says why.
    static func review(_ typed: (String) -> String) -> Result<(status: FollowUp.Status, note: String), Faults> {
        guard let status = FollowUp.Status(rawValue: typed("status")) else {
            return .failure(Faults([("status", Message("Choose where it stands."))]))
        }
        let note = String(typed("note").trimmed.prefix(longest))
        guard status != .dropped || !note.isEmpty else {
            return .failure(Faults([("note", Message("Say why it was dropped."))]))
        }
        return .success((status, note))
    }
}

extension FollowUp.Status {
    var word: Message {
        switch self {
        case .open: Message("Open", context: "decision")
        case .underWay: Message("Under way")
        case .done: Message("Done", context: "decision")
        case .dropped: Message("Dropped", context: "decision")
        }
    }
}
