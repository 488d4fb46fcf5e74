// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Language

/// How many voted how.
struct VoteCount: Hashable, Sendable, Codable {
    let yes: Int
    let no: Int
    let abstained: Int

    init(for yes: Int, against no: Int, abstained: Int) {
        self.yes = yes
        self.no = no
        self.abstained = abstained
    }

    var voters: Int { yes + no + abstained }
    /// Votes cast, in the sense of the rules: for and against.
    var cast: Int { yes + no }
    /// As many for as against, and not nobody at all.
    var isTied: Bool { yes == no && yes > 0 }
}

/// What the secretariat typed after a show of hands.
struct ShowOfHands {
    /// The counts, or what is wrong with them by field.
    static func check(
        _ typed: (yes: String, no: String, abstained: String), present: Int, allowsAbstention: Bool
    ) -> Result<VoteCount, Faults> {
        let numbers = [("for", typed.yes), ("against", typed.no), ("abstained", typed.abstained)].map { name, text in
            (name, text.isEmpty ? 0 : Int(text).flatMap { $0 >= 0 ? $0 : nil })
        }
        let wrong = numbers.filter { $0.1 == nil }.map { ($0.0, Message("Type a whole number, 0 or more.")) }
        guard wrong.isEmpty else { return .failure(Faults(wrong)) }
        let values = numbers.compactMap(\.1)
        let count = VoteCount(for: values[0], against: values[1], abstained: values[2])
        if count.abstained > 0, !allowsAbstention {
            return .failure(Faults([("abstained", BallotRefusal.noAbstention.message)]))
        }
        guard count.voters > 0 else { return .failure(Faults([("for", Message("Nobody has voted yet."))])) }
        guard count.voters <= present else {
            return .failure(
                Faults([("for", Message("\(count.voters) votes, but only \(present) may vote. Count again."))]))
        }
        return .success(count)
    }
}

/// A show of hands as one person counted it: by college where the majority is, else under no name.
struct HandCount: Hashable, Sendable, Codable {
    let byCollege: [String: VoteCount]

    var whole: VoteCount { byCollege.values.reduce(VoteCount(for: 0, against: 0, abstained: 0), +) }
}

/// A show of hands that two persons count, each without seeing what the other typed.
enum DoubleCount: Hashable, Sendable {
    /// The first count is kept; another person counts now.
    case waits
    case agrees
    /// Both are thrown away, and hands are shown again. Neither is shown to anybody.
    case differs

    /// Compares a count with the one that was kept.
    static func next(
        _ count: HandCount, by person: PersonID, after first: (person: PersonID, count: HandCount)?
    ) throws(CountRefusal) -> DoubleCount {
        guard let first else { return .waits }
        guard first.person != person else { throw .samePerson }
        return first.count == count ? .agrees : .differs
    }
}

/// Why a count of hands is not taken.
enum CountRefusal: Error, Hashable, Sendable, CaseIterable {
    case samePerson

    var message: Message {
        Message(
            "You have counted already. The rules of this council ask for a second person, who counts without seeing yours."
        )
    }
}

/// What is to be corrected in a form, by field.
struct Faults: Error, Sendable {
    let faults: [(field: String, message: Message)]

    init(_ faults: [(String, Message)]) {
        self.faults = faults.map { (field: $0.0, message: $0.1) }
    }
}
