// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Language

/// The time somebody spent at a meeting.
struct Stay: Hashable, Sendable {
    let seat: SeatID
    let person: PersonID
    let kind: Mandate.Kind
    let came: Instant
    let left: Instant?
    /// Whether they take part from elsewhere.
    let isRemote: Bool

    init(
        seat: SeatID, person: PersonID, kind: Mandate.Kind, came: Instant, left: Instant?, isRemote: Bool = false
    ) {
        self.seat = seat
        self.person = person
        self.kind = kind
        self.came = came
        self.left = left
        self.isRemote = isRemote
    }

    func covers(_ instant: Instant) -> Bool { came <= instant && left.map { instant < $0 } ?? true }
}

/// A seat as far as counting needs it.
struct Bench: Hashable, Sendable {
    let seat: SeatID
    /// Its name in the profile, by which a rule may ask for it.
    let profileID: String?
    /// The college it is counted in, by the profile's id.
    let college: String?
    let hasVote: Bool
    /// Whether somebody holds it.
    let isHeld: Bool
    let presides: Bool
    /// Who holds it, first the titular.
    let holders: [PersonID]
    /// When the mandates of those end that have an end.
    let ends: [PersonID: Instant]

    init(
        _ seat: SeatID, profileID: String? = nil, college: String? = nil, hasVote: Bool = true, isHeld: Bool = true,
        presides: Bool = false, holders: [PersonID] = [], ends: [PersonID: Instant] = [:]
    ) {
        self.seat = seat
        self.profileID = profileID
        self.college = college
        self.ends = ends
        self.hasVote = hasVote
        self.isHeld = isHeld
        self.presides = presides
        self.holders = holders
    }

    /// - Parameter zone: whose midnight ends the last day of a mandate
    init(_ holding: Holding, in zone: Zone) {
        let mandates = [holding.titular, holding.substitute].compactMap { $0?.mandate }
        let ends = mandates.compactMap { mandate in mandate.end(in: zone).map { (mandate.person, $0) } }
        self.init(
            holding.seat.id, profileID: holding.seat.profileID, college: holding.seat.college,
            hasVote: holding.seat.hasVote, isHeld: !holding.isVacant, presides: holding.presides,
            holders: mandates.map(\.person), ends: Dictionary(ends) { first, _ in first })
    }

    /// The same seat, with or without a say in one matter.
    func voting(_ hasVote: Bool) -> Bench {
        Bench(
            seat, profileID: profileID, college: college, hasVote: hasVote, isHeld: isHeld, presides: presides,
            holders: holders, ends: ends)
    }
}

/// Who is at a meeting, and for which seats they count.
struct Roll: Hashable, Sendable {
    let benches: [Bench]
    let stays: [Stay]
    /// Whether a substitute ever votes.
    let substitutesVote: Bool
    let elsewhere: Elsewhere
    /// Who was noted to preside, in the order of time.
    let presiding: [Presiding]

    /// What those may do who take part from elsewhere.
    enum Elsewhere: Hashable, Sendable { case votes, attends, nothing }

    init(
        _ benches: [Bench], _ stays: [Stay], substitutesVote: Bool = true, elsewhere: Elsewhere = .votes,
        presiding: [Presiding] = []
    ) {
        self.benches = benches
        self.stays = stays
        self.substitutesVote = substitutesVote
        self.elsewhere = elsewhere
        self.presiding = presiding
    }

    /// The same meeting, where only some seats have a say.
    func limited(to seats: Set<SeatID>) -> Roll {
        Roll(
            benches.map { $0.voting(seats.contains($0.seat)) }, stays, substitutesVote: substitutesVote,
            elsewhere: elsewhere, presiding: presiding)
    }

    /// Who stands for a seat at a moment: the titular, and while they are absent the substitute.
    func stand(for seat: SeatID, at now: Instant) -> Stay? {
        let ends = benches.first { $0.seat == seat }?.ends ?? [:]
        let here = stays.filter {
            $0.seat == seat && $0.covers(now) && !($0.isRemote && elsewhere == .nothing)
                && ends[$0.person].map { now < $0 } ?? true
        }
        return here.first { $0.kind == .titular } ?? here.first { $0.kind == .substitute && substitutesVote }
    }

    /// Who speaks for a seat at a moment: the titular, and while they are absent the substitute, who may speak even where
    /// substitutes never vote.
    func voice(of seat: SeatID, at now: Instant) -> Stay? {
        let here = stays.filter { $0.seat == seat && $0.covers(now) }
        return here.first { $0.kind == .titular } ?? here.first
    }

    /// The seat a person speaks for at a moment.
    func seatSpokenFor(by person: PersonID, at now: Instant) -> SeatID? {
        benches.first { voice(of: $0.seat, at: now)?.person == person }?.seat
    }

    /// Whether a person is in the room, for whatever seat.
    func isHere(_ person: PersonID, at now: Instant) -> Bool {
        stays.contains { $0.person == person && $0.covers(now) }
    }

    /// Who votes at a moment, by seat; somebody in two seats votes for the first.
    func voters(at now: Instant, without recused: Set<SeatID> = []) -> [SeatID: Stay] {
        attending(at: now, without: recused).filter { !$0.value.isRemote || elsewhere == .votes }
    }

    /// Who counts for the quorum at a moment, by seat: those who vote, and those elsewhere who may attend.
    func attending(at now: Instant, without recused: Set<SeatID> = []) -> [SeatID: Stay] {
        var (voters, people): ([SeatID: Stay], Set<PersonID>) = ([:], [])
        for bench in benches where bench.hasVote && !recused.contains(bench.seat) {
            guard let stay = stand(for: bench.seat, at: now), people.insert(stay.person).inserted else { continue }
            voters[bench.seat] = stay
        }
        return voters
    }

    /// The numbers that majorities are taken of. Whoever has voted counts as present for that vote, also after leaving.
    func headcount(at now: Instant, recused: Set<SeatID> = [], voted: Set<SeatID> = []) -> Headcount {
        let voting = benches.filter(\.hasVote)
        let here = voted.union(voters(at: now, without: recused).keys)
        return Headcount(
            seats: voting.count, inOffice: voting.filter(\.isHeld).count,
            present: voting.count { here.contains($0.seat) })
    }

    /// The colleges with a seat that somebody holds and that takes part, by the profile's id.
    func colleges(without recused: Set<SeatID> = []) -> [String] {
        Set(benches.filter { $0.hasVote && $0.isHeld && !recused.contains($0.seat) }.compactMap(\.college)).sorted()
    }

    /// The seats of one college, as far as they vote.
    func seats(of college: String) -> Set<SeatID> {
        Set(benches.filter { $0.hasVote && $0.college == college }.map(\.seat))
    }

    /// The seat a person may vote for at a moment.
    func seat(of person: PersonID, at now: Instant, without recused: Set<SeatID> = []) -> SeatID? {
        voters(at: now, without: recused).first { $0.value.person == person }?.key
    }

    /// Who presides at a moment: whoever was noted last and is there, else the holder of the presiding seat.
    func chair(at now: Instant) -> Stay? {
        let noted = presiding.last { $0.from <= now }.flatMap { stand(for: $0.seat, at: now) }
        return noted ?? benches.first(where: \.presides).flatMap { stand(for: $0.seat, at: now) }
    }
}

/// Numbers of voting seats: all, held, and with somebody present.
struct Headcount: Hashable, Sendable, Codable {
    let seats: Int
    let inOffice: Int
    let present: Int

    /// What a share is taken of; votes cast are for and against together.
    func whole(of base: Threshold.Base, cast: Int = 0) -> Int {
        switch base {
        case .cast: cast
        case .present: present
        case .inOffice: inOffice
        case .seats: seats
        }
    }
}

extension Mandate {
    /// The midnight after its last day, there; nil where no day is known on which it ends.
    func end(in zone: Zone) -> Instant? {
        until.map { LocalMoment(date: $0.adding(days: 1), time: .midnight, zone: zone).instant() }
    }
}
