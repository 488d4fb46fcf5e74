// SPDX-License-Identifier: EUPL-1.2
import Access
import Values
import Language

/// What a council said about one of its rules, with the reason: one line of the rule's history.
public struct Verdict: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, Storable, CaseIterable { case confirmed, corrected }

    public let id: ID<Verdict>
    /// The keys that lead to the rule.
    public let rule: String
    public let at: Instant
    public let person: PersonID?
    public let kind: Kind
    /// What the rule says from then on, in the profile's own form; nil where it was confirmed.
    let value: String?
    public let reason: String
}
