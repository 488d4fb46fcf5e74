// SPDX-License-Identifier: EUPL-1.2
import Access
import Language

/// What a form says of an action.
struct ActionDraft: Sendable, Hashable {
    let owner: OrganisationID
    let partners: String
    let starts: LocalDate
    let due: LocalDate
    let cost: CouncilAction.Cost?

    init?(_ typed: inout Typed) {
        let owner = typed.choice("owner") { OrganisationID($0) }
        let partners = typed.text("partners", limit: 1_000, optional: true)
        let starts = typed.day("starts")
        let due = typed.day("due")
        if let starts, let due, due < starts { typed.fault("due", Message("It cannot be due before it starts.")) }
        let cost = Self.cost(&typed)
        guard let owner, let starts, let due, typed.faults.isEmpty else { return nil }
        (self.owner, self.partners, self.starts, self.due, self.cost) = (owner, partners, starts, due, cost)
    }

    private static func cost(_ typed: inout Typed) -> CouncilAction.Cost? {
        let range = 0...1_000_000_000
        let granted = typed.whole("granted", in: range, optional: true)
        let spent = typed.whole("spent", in: range, optional: true)
        let currency = typed.raw("currency").uppercased()
        guard let granted else {
            if spent != nil { typed.fault("granted", Message("Say what was granted as well.")) }
            return nil
        }
        guard currency.count == 3, currency.utf8.allSatisfy({ (65...90).contains($0) }) else {
            typed.fault("currency", Message("Give the three letters of the currency, such as EUR."))
            return nil
        }
        return CouncilAction.Cost(granted: granted, spent: spent, currency: currency)
    }
}

/// What the owner says of an action.
struct ProgressDraft: Sendable, Hashable {
    let progress: CouncilAction.Progress
    let note: String

    /// Ending needs a day that is not to come, and stopping a reason that others can read.
    init?(_ typed: inout Typed, today: LocalDate) {
        let stage = typed.choice("stage") { Stage(rawValue: $0) }
        let reason = typed.text("reason", limit: 1_000, optional: true)
        let note = typed.text("note", limit: 4_000, optional: true)
        let ended = stage?.isEnd == true ? typed.day("ended") : nil
        if let ended, ended > today { typed.fault("ended", Message("This day has not come yet.")) }
        if stage == .stopped, reason.isEmpty { typed.fault("reason", Message("Say why it was stopped.")) }
        guard let stage, typed.faults.isEmpty else { return nil }
        progress = CouncilAction.Progress(stage: stage, ended: ended, reason: reason)
        self.note = note
    }
}

/// What a form says of a milestone.
struct MilestoneDraft: Sendable, Hashable {
    let title: String
    let due: LocalDate

    init?(_ typed: inout Typed) {
        let title = typed.text("milestone", limit: 200)
        let due = typed.day("milestoneDue")
        guard let due, typed.faults.isEmpty else { return nil }
        (self.title, self.due) = (title, due)
    }
}
