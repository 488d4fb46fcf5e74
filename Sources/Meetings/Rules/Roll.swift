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

    func covers(_ instant: Instant) -> Bool { came <= instant && left.map { instant < $0 } ?? true }
}

/// A seat as far as counting needs it.
struct Bench: Hashable, Sendable {
    let seat: SeatID
    /// Its name in the profile, by which a rule may ask for it.
    let profileID: String?
    let hasVote: Bool
    /// Whether somebody holds it.
    let isHeld: Bool
    let presides: Bool
    /// Who holds it, first the titular.
    let holders: [PersonID]

    init(
        _ seat: SeatID, profileID: String? = nil, hasVote: Bool = true, isHeld: Bool = true, presides: Bool = false,
        holders: [PersonID] = []
    ) {
        self.seat = seat
        self.profileID = profileID
        self.hasVote = hasVote
        self.isHeld = isHeld
        self.presides = presides
        self.holders = holders
    }

    init(_ holding: Holding) {
        self.init(
            holding.seat.id, profileID: holding.seat.profileID, hasVote: holding.seat.hasVote,
            isHeld: !holding.isVacant, presides: holding.presides,
            holders: [holding.titular, holding.substitute].compactMap { $0?.mandate.person })
    }
}

/// Who is at a meeting, and for which seats they count.
struct Roll: Hashable, Sendable {
    let benches: [Bench]
    let stays: [Stay]
    /// Whether a substitute ever votes.
    let substitutesVote: Bool

    init(_ benches: [Bench], _ stays: [Stay], substitutesVote: Bool = true) {
        self.benches = benches
        self.stays = stays
        self.substitutesVote = substitutesVote
    }

    /// Who stands for a seat at a moment: the titular, and while they are absent the substitute.
    func stand(for seat: SeatID, at now: Instant) -> Stay? {
        let here = stays.filter { $0.seat == seat && $0.covers(now) }
        return here.first { $0.kind == .titular } ?? here.first { $0.kind == .substitute && substitutesVote }
    }

    /// Whether a person is in the room, for whatever seat.
    func isHere(_ person: PersonID, at now: Instant) -> Bool {
        stays.contains { $0.person == person && $0.covers(now) }
    }

    /// Who votes at a moment, by seat; somebody in two seats votes for the first.
    func voters(at now: Instant, without recused: Set<SeatID> = []) -> [SeatID: Stay] {
        var (voters, people): ([SeatID: Stay], Set<PersonID>) = ([:], [])
        for bench in benches where bench.hasVote && !recused.contains(bench.seat) {
            guard let stay = stand(for: bench.seat, at: now), people.insert(stay.person).inserted else { continue }
            voters[bench.seat] = stay
        }
        return voters
    }

    /// The numbers that quorum and majorities are taken of.
    func headcount(at now: Instant, recused: Set<SeatID> = []) -> Headcount {
        let voting = benches.filter(\.hasVote)
        return Headcount(
            seats: voting.count, inOffice: voting.filter(\.isHeld).count,
            present: voters(at: now, without: recused).count)
    }

    /// The seat a person may vote for at a moment.
    func seat(of person: PersonID, at now: Instant, without recused: Set<SeatID> = []) -> SeatID? {
        voters(at: now, without: recused).first { $0.value.person == person }?.key
    }

    /// Who of the presiding seat is there.
    func chair(at now: Instant) -> Stay? {
        benches.first(where: \.presides).flatMap { stand(for: $0.seat, at: now) }
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
