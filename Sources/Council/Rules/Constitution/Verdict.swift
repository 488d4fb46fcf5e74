// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Values

/// What a council said about one of its rules, with the reason: one line of the rule's history.
public struct Verdict: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, Storable, CaseIterable {
        case confirmed, corrected
        /// Taken from a later version of the profile, this rule alone.
        case taken
    }

    public let id: ID<Verdict>
    /// The keys that lead to the rule.
    public let rule: String
    public let at: Instant
    public let person: PersonID?
    public let kind: Kind
    /// What the rule says from then on, in the profile's own form; nil where it was confirmed.
    let value: String?
    public let reason: String
    /// Where a rule that was taken from a later version of the profile comes from.
    var grounds: TakenGrounds?
}

/// What a rule rests on that was taken from a later version of a profile, written out: the council's own copy of the
/// profile does not know its sources.
struct TakenGrounds: Hashable, Sendable, Codable {
    struct Cited: Hashable, Sendable, Codable {
        let text: String
        let address: String?
        let at: String?
    }

    /// The version of the profile.
    let version: Int
    let basis: Basis
    let sources: [Cited]

    init(_ statement: Rule.Statement, of profile: Profile) {
        version = profile.version
        basis = statement.basis
        sources = statement.sources.map { citation in
            let source = profile.sources[citation.source]
            return Cited(text: source?.text ?? citation.source, address: source?.address, at: citation.at)
        }
    }
}

/// Kept as JSON.
extension TakenGrounds: Storable {
    // Words and numbers: nothing that JSON cannot say.
    public var stored: Value { .text((try? StoredJSON.text(of: self)) ?? "{}") }
    public init(stored: Value) throws { self = try StoredJSON.value(of: try stored.text()) }
}
