// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

@testable import Council
@testable import Meetings

extension LocalDate {
    static func of(_ text: String) -> LocalDate { LocalDate(text) ?? LocalDate(dayNumber: 0) }
}

extension LocalMoment {
    /// A moment in the zone of the council of the tests.
    static func at(_ date: String, _ time: String) -> LocalMoment {
        LocalMoment(
            date: .of(date), time: LocalTime(time) ?? .midnight, zone: Zone("Europe/Athens") ?? .utc)
    }
}

extension Constitution {
    /// Rules as a council might have them; each test changes what it is about.
    static func sample(
        notice: Council.Notice = Council.Notice(Period(8, .calendarDays)),
        urgent: Council.Notice = Council.Notice(Period(24, .hours)),
        quorum: Quorum = Quorum(Threshold(.moreThan, 1, of: 2, base: .inOffice)),
        secondCall: SecondCall = SecondCall(
            isAllowed: true, quorum: Quorum(nil), after: Period(3, .calendarDays), isAnnouncedInFirst: false),
        majorities: [MajorityKind: Majority] = [
            .decision: Majority(.simple, Threshold(.moreThan, 1, of: 2, base: .cast)),
            .rulesOfProcedure: Majority(.twoThirds, Threshold(.atLeast, 2, of: 3, base: .inOffice)),
        ],
        methods: [Ballots.Method] = [.showOfHands, .named], secretFor: [Ballots.SecretMatter] = [],
        abstention: Bool = true, castingVote: Ballots.CastingVote.Holder = .chair, castsInSecret: Bool = false,
        approval: MinutesRules.Approval.By = .chair, manner: Ballots.Manner = .init(kind: .vote, parties: []),
        isRemoteAllowed: Bool = true, votesFromElsewhere: Bool? = nil, chairVotesLast: Bool = false,
        hands: Ballots.HandCount? = nil, elections: Ballots.Elections? = nil,
        secondVotes: [Ballots.SecondVote]? = nil
    ) -> Constitution {
        Constitution(
            profile: "free-form", profileVersion: 1, languages: [.en],
            chair: ChairRule(
                kind: .one, holders: [.chair], namedBy: [], electedBy: [], with: [], deputy: [], mayDelegate: nil),
            standing: [:], substitutes: Substitutes(isAllowed: true, votesWhileTitularAbsent: true),
            term: Term(kind: .withoutEnd, years: nil), convenedBy: [.chair], notice: notice, urgentNotice: urgent,
            additions: nil, agenda: AgendaRule(isClosed: false, urgentItem: nil), isRemoteAllowed: isRemoteAllowed,
            isRemoteVoteAllowed: votesFromElsewhere, quorum: quorum,
            secondCall: secondCall, majorities: majorities,
            ballots: Ballots(
                manner: manner, methods: methods, secretFor: secretFor,
                isAbstentionAllowed: abstention,
                castingVote: .init(holder: castingVote, inSecretBallots: castsInSecret),
                chairVotesLast: chairVotesLast, proxies: .init(isAllowed: false, perMember: nil),
                recusal: .init(leaves: true, countsForQuorum: false), hands: hands, elections: elections,
                secondVotes: secondVotes),
            publicity: Publicity(meetings: .closed, publicMeetings: nil, residentsSpeak: nil, isAnnounced: nil),
            minutes: MinutesRules(
                signatories: [.chair], approval: .init(by: approval, correctionsWithin: nil),
                deadline: Period(8, .calendarDays),
                recipients: [.members], effect: .vote),
            smallNumbers: SmallNumbers(hideBelow: 5, isComplementary: true),
            holidays: [.fixed(month: 3, day: 25, names: LocalText("National day", .en))], formations: [:],
            vocabulary: [:])
    }
}

extension Formation {
    static func sample(_ kind: Kind = .plenary, secluded: Bool = false) -> Formation {
        let id: FormationID = .random()
        return Formation(
            id: id, council: .random(), readership: Readership(secluded ? .formation(id) : .public), kind: kind,
            names: LocalText(kind == .plenary ? "Plenary" : "Restricted", .en), purpose: nil, profileID: nil,
            since: .of("2020-01-01"), until: nil, version: 1)
    }
}

extension AgendaItem {
    static func sample(_ title: String, _ readership: Readership, minutes: Int? = 10) -> AgendaItem {
        AgendaItem(
            id: .random(), council: .random(), meeting: .random(), readership: readership, place: 0, title: title,
            kind: .decision, minutes: minutes, text: "", opened: nil, closed: nil, version: 1)
    }
}

/// Moments of a meeting, in minutes after its beginning.
func minute(_ count: Int) -> Instant { Instant(seconds: 1_800_000_000 + Int64(count) * 60) }

/// Chance that is the same in every run.
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        // SplitMix64: G. Steele, D. Lea, C. Flood, "Fast Splittable Pseudorandom Number Generators", 2014.
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
