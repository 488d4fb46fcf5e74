// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Language
import Values

typealias DateSearchID = ID<DateSearch>
typealias DateOptionID = ID<DateOption>

/// The secretariat asks those who sit in a formation when they could meet, before it calls a meeting.
struct DateSearch: Hashable, Sendable {
    enum State: String, Hashable, Sendable, Storable {
        /// Answers are taken.
        case open
        /// A meeting was called for one of the moments.
        case settled
        /// Given up.
        case ended
    }

    let id: DateSearchID
    let council: CouncilID
    /// Those who belong to the formation, and nobody else.
    let readership: Readership
    let formation: Formation
    /// What the meeting would be about, in a line.
    let purpose: String
    /// How long the meeting would last.
    let minutes: Int
    /// The last day on which answers are expected; they are taken until a meeting is called.
    let answersBy: LocalDate
    let options: [DateOption]
    let state: State
    /// The meeting that came of it.
    let meeting: MeetingID?

    /// Not more moments than people can weigh.
    static let mostOptions = 10
}

extension DateSearch: ActSubject {
    var reference: ActReference { ActReference("date-search", id) }
}

/// One of the moments that are asked about.
struct DateOption: Hashable, Sendable {
    let id: DateOptionID
    /// On the clocks of the council.
    let starts: LocalMoment
}

/// Whether somebody could come.
enum Fitness: String, Hashable, Sendable, CaseIterable, Storable {
    case yes
    case ifNeedBe = "if-need-be"
    case no

    /// Whether they would be there.
    var isThere: Bool { self != .no }

    var word: Message {
        switch self {
        case .yes: Message("Yes", context: "could come")
        case .ifNeedBe: Message("If need be")
        case .no: Message("No", context: "could come")
        }
    }
}

/// What a moment would bring: who could come, and whether that is enough.
struct DateOutlook: Hashable, Sendable {
    let option: DateOption
    /// Seats somebody said yes for, and those for which somebody would come if need be.
    let sure: Int
    let ifNeedBe: Int
    /// Seats nobody could come for.
    let away: Int
    /// Seats from which nothing was heard.
    let silent: Int
    /// The quorum as it would be with everybody who could come.
    let quorum: QuorumCheck

    /// - Parameters:
    ///   - benches: the seats of the formation
    ///   - answers: what each person said of this moment; nil where they said nothing
    init(
        _ option: DateOption, _ benches: [Bench], substitutesVote: Bool, quorum rule: Quorum,
        answers: (PersonID) -> Fitness?
    ) {
        self.option = option
        var (sure, ifNeedBe, away, silent) = (0, 0, 0, 0)
        var stays: [Stay] = []
        for bench in benches where bench.isHeld || !bench.holders.isEmpty {
            let said = bench.holders.compactMap(answers)
            switch said.min(by: { $0.rank < $1.rank }) {
            case .yes?: sure += 1
            case .ifNeedBe?: ifNeedBe += 1
            case .no? where said.count == bench.holders.count: away += 1
            case .no?, nil: silent += 1
            }
            stays += bench.holders.enumerated().compactMap { place, person in
                guard answers(person)?.isThere == true else { return nil }
                let kind: Mandate.Kind = bench.isHeld && place == 0 ? .titular : .substitute
                return Stay(seat: bench.seat, person: person, kind: kind, came: .outlook, left: nil)
            }
        }
        (self.sure, self.ifNeedBe, self.away, self.silent) = (sure, ifNeedBe, away, silent)
        quorum = QuorumCheck(rule, Roll(benches, stays, substitutesVote: substitutesVote), at: .outlook)
    }

    /// The moments in the order in which they would be chosen: with a quorum first, then by how many seats are sure, then by
    /// how many more could come, then the sooner.
    static func ranked(_ outlooks: [DateOutlook]) -> [DateOutlook] {
        outlooks.sorted { one, other in
            let left = (one.quorum.isReached ? 1 : 0, one.sure, one.ifNeedBe)
            let right = (other.quorum.isReached ? 1 : 0, other.sure, other.ifNeedBe)
            if left != right { return left > right }
            return one.option.starts.instant() < other.option.starts.instant()
        }
    }
}

extension Fitness {
    fileprivate var rank: Int {
        switch self {
        case .yes: 0
        case .ifNeedBe: 1
        case .no: 2
        }
    }
}

extension Instant {
    /// Some moment, the same for all: an outlook asks who is there, not when.
    fileprivate static let outlook = Instant(seconds: 0)
}
