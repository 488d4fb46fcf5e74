// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Testing

@testable import Council
@testable import Meetings

@Suite("Counting votes")
struct TallyTests {
    private static let simple = Majority(.simple, Threshold(.moreThan, 1, of: 2, base: .cast))
    private static let absolute = Majority(.absolute, Threshold(.moreThan, 1, of: 2, base: .inOffice))
    private static let twoThirds = Majority(.twoThirds, Threshold(.atLeast, 2, of: 3, base: .present))

    struct Case: Sendable {
        let count: VoteCount
        let majority: Majority
        let headcount: Headcount
        let needed: Int
        let isAdopted: Bool

        init(
            _ yes: Int, _ no: Int, _ abstained: Int, _ majority: Majority, present: Int, needed: Int, _ isAdopted: Bool
        ) {
            count = VoteCount(for: yes, against: no, abstained: abstained)
            self.majority = majority
            headcount = Headcount(seats: 23, inOffice: 21, present: present)
            self.needed = needed
            self.isAdopted = isAdopted
        }
    }

    @Test(
        "what is needed is a whole number of the base the rule names",
        arguments: [
            // Abstentions are no votes cast.
            Case(8, 7, 4, simple, present: 19, needed: 8, true),
            Case(7, 8, 4, simple, present: 19, needed: 8, false),
            Case(1, 0, 18, simple, present: 19, needed: 1, true),
            Case(0, 0, 19, simple, present: 19, needed: 1, false),
            // Of 21 seats in office.
            Case(11, 0, 0, absolute, present: 19, needed: 11, true),
            Case(10, 0, 9, absolute, present: 19, needed: 11, false),
            // Two thirds of 18 are 12, of 19 are 13.
            Case(12, 6, 0, twoThirds, present: 18, needed: 12, true),
            Case(12, 7, 0, twoThirds, present: 19, needed: 13, false),
        ])
    func majorities(_ row: Case) {
        let tally = Tally(row.count, row.majority, row.headcount)
        #expect(tally.needed == row.needed)
        #expect(tally.isAdopted == row.isAdopted)
    }

    @Test(
        "on a tie the chair decides, where there is such a vote",
        arguments: [
            (nil, false, false), (.yes, true, true), (.no, false, true), (.abstention, false, false),
        ] as [(Ballot.Choice?, Bool, Bool)])
    func ties(casting: Ballot.Choice?, isAdopted: Bool, isByCasting: Bool) {
        let headcount = Headcount(seats: 23, inOffice: 21, present: 18)
        let tie = Tally(VoteCount(for: 9, against: 9, abstained: 0), Self.simple, headcount, casting: casting)
        #expect(tie.isAdopted == isAdopted)
        #expect(tie.isByCastingVote == isByCasting)
        // It makes no two thirds, and no half of those in office.
        for majority in [Self.twoThirds, Self.absolute] {
            #expect(
                !Tally(VoteCount(for: 9, against: 9, abstained: 0), majority, headcount, casting: casting).isAdopted)
        }
    }

    @Test(
        "hands that cannot be right are counted again",
        arguments: [
            ("12", "4", "3", "ok"), ("12", "", "", "ok"), ("x", "4", "0", "for"), ("12", "-1", "0", "against"),
            ("12", "4", "4", "for"), ("0", "0", "0", "for"), ("", "", "", "for"),
        ])
    func hands(yes: String, no: String, abstained: String, field: String) {
        switch ShowOfHands.check((yes, no, abstained), present: 19, allowsAbstention: true) {
        case .success: #expect(field == "ok")
        case .failure(let faults): #expect(faults.faults.first?.field == field)
        }
    }

    @Test("a council that knows no abstention counts none")
    func noAbstention() {
        guard case .failure = ShowOfHands.check(("3", "2", "1"), present: 9, allowsAbstention: false) else {
            return #expect(Bool(false))
        }
    }

    @Test(
        "no sequence of acts lets a person or a seat vote twice, or changes a result after closing", arguments: 0..<200)
    func sequences(seed: Int) {
        var chance = Seeded(UInt64(seed))
        let seats: [SeatID] = (0..<6).map { _ in .random() }
        let people: [PersonID] = (0..<7).map { _ in .random() }
        var stays: [Stay] = []
        var box = BallotBox()
        var fixed: VoteCount?
        for step in 0..<60 {
            let roll = Roll(seats.map { Bench($0) }, stays)
            switch Int.random(in: 0..<10, using: &chance) {
            case 0...3:
                // Anybody may come for any seat, also for two.
                let kind = Bool.random(using: &chance) ? Mandate.Kind.titular : .substitute
                stays.append(
                    Stay(
                        seat: seats.randomElement(using: &chance) ?? seats[0],
                        person: people.randomElement(using: &chance) ?? people[0], kind: kind, came: minute(step),
                        left: nil))
            case 4:
                guard let index = stays.indices.randomElement(using: &chance) else { continue }
                let stay = stays[index]
                stays[index] = Stay(
                    seat: stay.seat, person: stay.person, kind: stay.kind, came: stay.came, left: minute(step))
            case 9 where step > 30 && fixed == nil:
                box.close()
                fixed = box.count
            default:
                let choice = Ballot.Choice.allCases.randomElement(using: &chance) ?? .yes
                let seat = seats.randomElement(using: &chance) ?? seats[0]
                _ = try? box.cast(choice, for: seat, roll, at: minute(step))
            }
            #expect(Set(box.ballots.map(\.seat)).count == box.ballots.count)
            #expect(Set(box.ballots.map(\.person)).count == box.ballots.count)
            if let fixed { #expect(box.count == fixed) }
        }
    }

    @Test("a ballot is refused for the reason that holds")
    func refusals() {
        let (seat, person): (SeatID, PersonID) = (.random(), .random())
        let here = Roll(
            [Bench(seat)], [Stay(seat: seat, person: person, kind: .titular, came: minute(0), left: minute(9))])
        var box = BallotBox(allowsAbstention: false)
        #expect(throws: BallotRefusal.noAbstention) { try box.cast(.abstention, for: seat, here, at: minute(1)) }
        #expect(throws: BallotRefusal.absent) { try box.cast(.yes, for: seat, here, at: minute(9)) }
        #expect(throws: BallotRefusal.recused) { try box.cast(.yes, for: seat, here, at: minute(1), recused: [seat]) }
        #expect(throws: Never.self) { try box.cast(.yes, for: seat, here, at: minute(1)) }
        #expect(throws: BallotRefusal.alreadyGiven) { try box.cast(.no, for: seat, here, at: minute(1)) }
        box.close()
        #expect(throws: BallotRefusal.closed) { try box.cast(.no, for: .random(), here, at: minute(1)) }
    }
}
