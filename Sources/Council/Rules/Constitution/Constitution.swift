// SPDX-License-Identifier: EUPL-1.2
import Language

/// The rules a council works by at this moment: the working values of its own copy of a profile, corrected by itself.
///
/// Where each rule comes from stands in the whole document; see `Snapshot.charter(of:)`.
public struct Constitution: Hashable, Sendable, Codable {
    /// The profile it was copied from.
    public let profile: String
    public let profileVersion: Int
    /// The official languages of the profile's country.
    public let languages: [Tongue]

    public let chair: ChairRule
    public let standing: [SeatKind: SeatStanding]
    public let substitutes: Substitutes
    public let term: Term

    public let convenedBy: [Authority]
    public let notice: Notice
    public let urgentNotice: Notice
    public let additions: Additions?
    public let agenda: AgendaRule
    public let isRemoteAllowed: Bool
    /// Whether those who should have been called may meet without a call; nil where no rule was found.
    public var meetsWithoutCall: WithoutCall?
    /// Whether those who take part from elsewhere vote; nil in constitutions written down before this was asked.
    let isRemoteVoteAllowed: Bool?

    public let quorum: Quorum
    public let secondCall: SecondCall
    public let majorities: [MajorityKind: Majority]
    public let ballots: Ballots
    public let publicity: Publicity
    public let minutes: MinutesRules
    public let smallNumbers: SmallNumbers
    public let holidays: [Holiday]

    /// Rules of single formations where they differ, by the id the profile gives the formation.
    public let formations: [String: FormationRules]
    /// What the council calls things, by the profile's term.
    public let vocabulary: [String: LocalText]

    /// The rules of one formation where they differ from the council's.
    public struct FormationRules: Hashable, Sendable, Codable {
        public let chair: ChairRule?
        public let quorum: Quorum?
        public let publicity: Publicity?
        public let rhythm: Rhythm?
        /// Whether what is said there may be passed on; nil where no rule was found.
        public let isConfidential: Bool?
        /// Who convenes it, where that is not who convenes the council.
        public var convenedBy: [Authority]?
    }

    /// Whether those who take part from elsewhere vote.
    public var votesFromElsewhere: Bool { isRemoteVoteAllowed ?? isRemoteAllowed }

    /// The majority for one kind of matter; that of a decision where the constitution names none.
    public func majority(for kind: MajorityKind) -> Majority {
        majorities[kind] ?? majorities[.decision] ?? Majority(.simple, Threshold(.moreThan, 1, of: 2, base: .cast))
    }

    /// The quorum of a formation; the council's where it has none of its own.
    public func quorum(of formation: Formation) -> Quorum {
        rules(of: formation)?.quorum ?? quorum
    }

    /// Who convenes a formation; those who convene the council where it has no rule of its own.
    public func convenedBy(of formation: Formation) -> [Authority] {
        rules(of: formation)?.convenedBy ?? convenedBy
    }

    /// Whether the meetings of a formation are public; as the council's where it has no rule of its own.
    public func publicity(of formation: Formation) -> Publicity {
        rules(of: formation)?.publicity ?? publicity
    }

    /// What differs in one formation.
    public func rules(of formation: Formation) -> FormationRules? {
        formation.profileID.flatMap { formations[$0] }
    }

    /// The days on which offices are closed in a year and its neighbours, for periods in working days.
    public func holidays(around year: Int) -> Set<LocalDate> {
        Set((year - 1...year + 1).flatMap { year in holidays.compactMap { $0.day(in: year) } })
    }
}
