// SPDX-License-Identifier: EUPL-1.2
import Access
import Language

/// A council's constitution with all its grounds: its own copy of a profile, and what it said about each rule since.
public struct Charter: Sendable {
    /// The profile as the council adopted it last.
    public let profile: Profile
    public let adopted: LocalDate
    /// Rises with every verdict, and with every version of the profile that is adopted.
    public let version: Int
    let entries: [CharterEntry]
    /// Versions of the profile adopted as a whole, the oldest first; never empty.
    let adoptions: [Adoption]
    /// What the council said about single rules, the oldest first.
    let verdicts: [Verdict]

    /// Puts the profiles' rules and the council's verdicts together. Both come in the order of time.
    ///
    /// A rule that the council wrote itself stays when a later version of the profile is adopted; a confirmation holds
    /// on only where the later version says the same.
    init(adoptions: [Adoption], verdicts: [Verdict]) throws {
        guard let last = adoptions.last else { throw ProfileFault(.workingValueNeeded) }
        profile = last.profile
        adopted = last.day
        version = adoptions.count + verdicts.count
        self.adoptions = adoptions
        self.verdicts = verdicts
        let earlier = adoptions.dropLast()
        let byRule = Dictionary(grouping: verdicts, by: \.rule)
        entries = try last.profile.ruleList.map { listed in
            let verdicts = byRule[listed.path] ?? []
            return try CharterEntry(listed, verdicts: verdicts) { verdict in
                guard verdict.precedes(last), let then = earlier.last(where: { !verdict.precedes($0) }) else {
                    return true
                }
                return then.profile.text(of: listed.path) == last.profile.text(of: listed.path)
            }
        }
    }

    /// A constitution of one adopted profile. The version is what follows from the verdicts.
    init(profile: Profile, adopted: LocalDate, version: Int = 1, verdicts: [Verdict]) throws {
        let adoption = Adoption(
            id: .random(), at: Instant(microseconds: 0), person: nil, profile: profile, day: adopted, reason: "")
        try self.init(adoptions: [adoption], verdicts: verdicts)
    }

    /// How many rules there are, and how many still wait for the council.
    public var count: (all: Int, awaiting: Int) { (entries.count, entries.count { $0.state == .awaiting }) }

    func entry(_ path: String) -> CharterEntry? { entries.first { $0.path == path } }
}

/// One rule of a charter.
struct CharterEntry: Sendable {
    enum State: Hashable, Sendable {
        /// The text was read; the council need not confirm it.
        case read
        /// Nobody has confirmed it yet.
        case awaiting
        case confirmed, corrected
        /// Taken from a later version of the profile.
        case taken
    }

    let listed: ListedRule
    /// The oldest first.
    let verdicts: [Verdict]
    /// Those that still count: not confirmations of a text that has changed since.
    let counting: [Verdict]
    /// What the rule says now; nil where nothing was found and nothing is suggested.
    let value: (any RuleValue)?
    /// The same as it is written.
    let content: Structure?

    var path: String { listed.path }
    var rule: Rule { listed.rule }

    init(_ listed: ListedRule, verdicts: [Verdict], holds: (Verdict) -> Bool = { _ in true }) throws {
        self.listed = listed
        self.verdicts = verdicts
        counting = verdicts.filter { $0.kind != .confirmed || holds($0) }
        let own = try verdicts.last { $0.value != nil }?.value.map { try Structure(yaml: $0) }
        value = try own.map { try listed.read($0) } ?? listed.rule.working?.value
        content = own ?? listed.rule.working?.content
    }

    var state: State {
        switch counting.last(where: { $0.kind != .confirmed })?.kind {
        case .corrected: return .corrected
        case .taken: return .taken
        case .confirmed, nil: break
        }
        if !counting.isEmpty { return .confirmed }
        return rule.basis.isRead ? .read : .awaiting
    }

    /// What the rule rests on where the council took it from a later version of the profile.
    var takenGrounds: TakenGrounds? {
        verdicts.last { $0.value != nil }.flatMap(\.grounds)
    }
}
