// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Testing

@testable import Council
@testable import Meetings

@Suite("Who is there, and how many are needed")
struct RollTests {
    private let seats: [SeatID] = (0..<5).map { _ in .random() }
    private let titulars: [PersonID] = (0..<5).map { _ in .random() }
    private let substitute: PersonID = .random()

    private func roll(_ stays: [Stay], heldSeats: Int = 5, substitutesVote: Bool = true) -> Roll {
        Roll(
            seats.enumerated().map { Bench($1, isHeld: $0 < heldSeats, presides: $0 == 0, holders: [titulars[$0]]) },
            stays,
            substitutesVote: substitutesVote)
    }

    private func stay(_ seat: Int, _ kind: Mandate.Kind = .titular, from: Int = 0, to: Int? = nil) -> Stay {
        Stay(
            seat: seats[seat], person: kind == .titular ? titulars[seat] : substitute, kind: kind, came: minute(from),
            left: to.map(minute))
    }

    @Test("a substitute votes only while the titular is absent")
    func substitutes() {
        let roll = roll([stay(1, from: 10, to: 20), stay(1, .substitute)])
        #expect(roll.voters(at: minute(5))[seats[1]]?.person == substitute)
        #expect(roll.voters(at: minute(10))[seats[1]]?.person == titulars[1])
        #expect(roll.voters(at: minute(20))[seats[1]]?.person == substitute)
        let without = self.roll([stay(1, .substitute)], substitutesVote: false)
        #expect(without.voters(at: minute(5)).isEmpty)
    }

    @Test("somebody in two seats counts once")
    func twoSeats() {
        let both = [
            Stay(seat: seats[0], person: titulars[0], kind: .titular, came: minute(0), left: nil),
            Stay(seat: seats[1], person: titulars[0], kind: .substitute, came: minute(0), left: nil),
        ]
        #expect(roll(both).headcount(at: minute(1)).present == 1)
    }

    @Test(
        "the quorum is counted in whole numbers on the base the rule names",
        arguments: [
            (Threshold(.moreThan, 1, of: 2, base: .inOffice), 5, 3, 3),
            (Threshold(.moreThan, 1, of: 2, base: .inOffice), 4, 3, 3),
            (Threshold(.atLeast, 1, of: 2, base: .inOffice), 4, 2, 2),
            (Threshold(.atLeast, 1, of: 3, base: .seats), 3, 2, 2),
            (Threshold(.atLeast, 2, of: 3, base: .seats), 5, 4, 4),
            // A share of those present is taken of the seats in office: otherwise anybody alone would be enough.
            (Threshold(.moreThan, 1, of: 2, base: .present), 5, 3, 3),
        ])
    func quorum(threshold: Threshold, held: Int, present: Int, needed: Int) {
        let reached = QuorumCheck(
            Quorum(threshold), roll((0..<present).map { stay($0) }, heldSeats: held), at: minute(1))
        #expect(reached.needed == needed)
        #expect(reached.isReached)
        let missed = QuorumCheck(
            Quorum(threshold), roll((0..<present - 1).map { stay($0) }, heldSeats: held), at: minute(1))
        #expect(!missed.isReached)
    }

    @Test("a mandate ends at midnight, also in the middle of a meeting")
    func mandateEnds() {
        let roll = Roll(
            [Bench(seats[0], holders: [titulars[0]], ends: [titulars[0]: minute(10)]), Bench(seats[1])],
            [stay(0), stay(0, .substitute), stay(1)])
        #expect(roll.voters(at: minute(9))[seats[0]]?.person == titulars[0])
        #expect(roll.voters(at: minute(10))[seats[0]]?.person == substitute)
        #expect(Roll([Bench(seats[0], ends: [titulars[0]: minute(10)])], [stay(0)]).voters(at: minute(10)).isEmpty)
    }

    @Test("whoever has a voice and no vote does not vote, and counts for nothing")
    func voice() throws {
        let roll = Roll([Bench(seats[0], hasVote: false), Bench(seats[1])], [stay(0), stay(1)])
        #expect(roll.headcount(at: minute(1)) == Headcount(seats: 1, inOffice: 1, present: 1))
        #expect(throws: BallotRefusal.absent) { try Turnout().admits(seats[0], roll, at: minute(1)) }
    }

    @Test(
        "from elsewhere one votes, only attends, or is not there, as the rules say",
        arguments: [(Roll.Elsewhere.votes, 2, 2), (.attends, 1, 2), (.nothing, 1, 1)])
    func elsewhere(_ elsewhere: Roll.Elsewhere, voters: Int, counted: Int) {
        let far = Stay(
            seat: seats[1], person: titulars[1], kind: .titular, came: minute(0), left: nil, isRemote: true)
        let roll = Roll([Bench(seats[0]), Bench(seats[1])], [stay(0), far], elsewhere: elsewhere)
        #expect(roll.voters(at: minute(1)).count == voters)
        #expect(
            QuorumCheck(Quorum(Threshold(.atLeast, 1, of: 2, base: .seats)), roll, at: minute(1)).present == counted)
    }

    @Test("whoever voted and left counts as present for that vote; who left without voting does not")
    func votedAndLeft() {
        let roll = roll([stay(0), stay(1), stay(2, to: 5)])
        let rule = Quorum(Threshold(.moreThan, 1, of: 2, base: .inOffice))
        #expect(!QuorumCheck(rule, roll, at: minute(6)).isReached)
        #expect(QuorumCheck(rule, roll, at: minute(6), voted: [seats[2], seats[0]]).isReached)
        #expect(roll.headcount(at: minute(6), voted: [seats[2]]).present == 3)
    }

    @Test("the quorum is lost when somebody leaves, and found again when somebody comes")
    func moves() {
        let roll = roll([stay(0), stay(1), stay(2, to: 10), stay(3, from: 20)])
        let rule = Quorum(Threshold(.moreThan, 1, of: 2, base: .inOffice))
        #expect([5, 10, 20].map { QuorumCheck(rule, roll, at: minute($0)).isReached } == [true, false, true])
    }

    @Test("a seat that takes no part in an item counts where the rule says so")
    func recusal() {
        let roll = roll([stay(0), stay(1), stay(2)])
        let rule = Quorum(Threshold(.moreThan, 1, of: 2, base: .inOffice))
        #expect(!QuorumCheck(rule, roll, at: minute(1), recused: [seats[2]]).isReached)
        #expect(QuorumCheck(rule, roll, at: minute(1), recused: [seats[2]], countsRecused: true).isReached)
    }

    @Test("where the rule asks for the chair, nothing is decided without them")
    func chair() {
        let rule = Quorum(Threshold(.atLeast, 1, of: 5, base: .seats), also: [.chair])
        #expect(!QuorumCheck(rule, roll([stay(1)]), at: minute(1)).isReached)
        #expect(QuorumCheck(rule, roll([stay(0), stay(1)]), at: minute(1)).isReached)
    }

    @Test("the second call has its own quorum")
    func secondCall() {
        let rules = Constitution.sample()
        #expect(QuorumCheck.rule(rules, of: .sample(repeats: nil)).isRequired)
        #expect(!QuorumCheck.rule(rules, of: .sample(repeats: .random())).isRequired)
    }
}

extension Meeting {
    static func sample(repeats: MeetingID?) -> Meeting {
        let formation = Formation.sample()
        return Meeting(
            id: .random(), council: formation.council, readership: Readership(.public), formation: formation,
            starts: .at("2026-11-18", "18:00"), minutes: 90, venue: Venue(.onSite, place: "Town hall"), urgency: nil,
            repeats: repeats, tongue: .en, state: .called, opened: nil, closed: nil, current: nil, sequence: 0,
            version: 1)
    }
}
