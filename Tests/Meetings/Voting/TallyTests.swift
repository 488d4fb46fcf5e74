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
    private static let threeFifths = Majority(.threeFifths, Threshold(.atLeast, 3, of: 5, base: .cast))
    private static let threeFifthsOfAll = Majority(.threeFifths, Threshold(.atLeast, 3, of: 5, base: .inOffice))
    private static let unanimous = Majority(.unanimous, Threshold(.atLeast, 1, of: 1, base: .present))
    private static let unanimousOfCast = Majority(.unanimous, Threshold(.atLeast, 1, of: 1, base: .cast))

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
            // Three fifths of 15 votes cast are 9, of 16 are 10; of 21 in office 13.
            Case(9, 6, 4, threeFifths, present: 19, needed: 9, true),
            Case(9, 7, 3, threeFifths, present: 19, needed: 10, false),
            Case(12, 0, 0, threeFifthsOfAll, present: 19, needed: 13, false),
            Case(13, 6, 0, threeFifthsOfAll, present: 19, needed: 13, true),
            // An abstention is in the way of all present, not of all votes cast.
            Case(18, 0, 1, unanimous, present: 19, needed: 19, false),
            Case(19, 0, 0, unanimous, present: 19, needed: 19, true),
            Case(3, 0, 16, unanimousOfCast, present: 19, needed: 3, true),
            Case(18, 1, 0, unanimousOfCast, present: 19, needed: 19, false),
        ])
    func majorities(_ row: Case) {
        let tally = Tally(row.count, row.majority, row.headcount)
        #expect(tally.needed == row.needed)
        #expect(tally.isAdopted == row.isAdopted)
    }

    struct CollegeCase: Sendable {
        let counts: [VoteCount]
        let rule: Majority.Colleges
        let isAdopted: Bool
    }

    private static func polls(_ counts: [VoteCount]) -> [CollegePoll] {
        counts.enumerated().map { index, count in
            CollegePoll(
                college: "college-\(index)", count: count,
                headcount: Headcount(seats: 7, inOffice: 7, present: count.voters))
        }
    }

    private static func count(_ yes: Int, _ no: Int, _ abstained: Int = 0) -> VoteCount {
        VoteCount(for: yes, against: no, abstained: abstained)
    }

    @Test(
        "by college the majority is needed in each, or in the whole and in more than half of them",
        arguments: [
            CollegeCase(counts: [count(4, 1), count(3, 2), count(2, 1)], rule: .each, isAdopted: true),
            // One college is against: the others cannot outvote it.
            CollegeCase(counts: [count(7, 0), count(7, 0), count(1, 2)], rule: .each, isAdopted: false),
            // One where nobody votes has not agreed.
            CollegeCase(counts: [count(7, 0), count(7, 0), count(0, 0, 3)], rule: .each, isAdopted: false),
            CollegeCase(counts: [count(7, 0), count(7, 0), count(1, 2)], rule: .double, isAdopted: true),
            // Two of three colleges, but not the whole; the whole, but one college of two.
            CollegeCase(counts: [count(1, 0), count(1, 0), count(0, 7)], rule: .double, isAdopted: false),
            CollegeCase(counts: [count(7, 0), count(1, 2)], rule: .double, isAdopted: false),
        ])
    func colleges(_ row: CollegeCase) {
        let whole = row.counts.reduce(Self.count(0, 0), +)
        let tally = Tally(
            whole, Majority(.simple, Self.simple.threshold, colleges: row.rule),
            Headcount(seats: 23, inOffice: 21, present: 19), casting: .yes, byCollege: Self.polls(row.counts))
        #expect(tally.isAdopted == row.isAdopted)
        #expect(tally.colleges?.count == row.counts.count)
    }

    @Test(
        "nobody votes where the parties agree, all sign, or nobody objects",
        arguments: [
            (Ballots.Manner.Kind.consensus, 1, 0, 8, true), (.consensus, 8, 1, 0, false), (.consensus, 0, 0, 9, false),
            (.agreement, 2, 0, 0, true), (.agreement, 1, 0, 0, false), (.agreement, 1, 0, 1, false),
        ])
    func manners(manner: Ballots.Manner.Kind, yes: Int, no: Int, abstained: Int, isAdopted: Bool) {
        let majority =
            manner == .agreement
            ? Majority(.unanimous, Threshold(.atLeast, 1, of: 1, base: .seats)) : Self.simple
        let tally = Tally(
            Self.count(yes, no, abstained), majority, Headcount(seats: 2, inOffice: 2, present: 2), casting: .yes,
            manner: manner)
        #expect(tally.isAdopted == isAdopted && !tally.isByCastingVote)
    }

    @Test(
        "a vote that misses its majority without a tie is taken again, as often as the rules say",
        arguments: [
            (10, 5, 1, Ballots.SecondVote(.atOnce, isSimple: false)), (10, 5, 2, .init(.nextMeeting, isSimple: true)),
            // No third time; nothing after a tie, after a clear no, and after an adoption.
            (10, 5, 3, nil), (8, 8, 1, nil), (5, 11, 1, nil), (11, 5, 1, nil),
        ] as [(Int, Int, Int, Ballots.SecondVote?)])
    func again(yes: Int, no: Int, votes: Int, step: Ballots.SecondVote?) {
        let rules = Constitution.sample(
            secondVotes: [.init(.atOnce, isSimple: false), .init(.nextMeeting, isSimple: true)])
        let tally = Tally(Self.count(yes, no), Self.absolute, Headcount(seats: 23, inOffice: 21, present: 16))
        #expect(rules.ballots.next(after: tally, votesSoFar: votes) == step)
        #expect(Ballots.majority(step, Self.absolute).name == (step?.isSimple == true ? .simple : .absolute))
        #expect(Constitution.sample().ballots.next(after: tally, votesSoFar: votes) == nil)
    }

    @Test("two persons count the hands, neither sees the other's numbers, and only the same numbers close the vote")
    func twoCounters() throws {
        let (first, second): (PersonID, PersonID) = (.random(), .random())
        let (one, other) = (
            HandCount(byCollege: ["": Self.count(9, 4, 1)]), HandCount(byCollege: ["": Self.count(9, 5)])
        )
        #expect(try DoubleCount.next(one, by: first, after: nil) == .waits)
        #expect(try DoubleCount.next(one, by: second, after: (first, one)) == .agrees)
        #expect(try DoubleCount.next(other, by: second, after: (first, one)) == .differs)
        #expect(throws: CountRefusal.samePerson) { try DoubleCount.next(one, by: first, after: (first, one)) }
    }

    @Test("where the rules say so the chair votes last, and then may")
    func chairLast() {
        let (chair, other): (SeatID, SeatID) = (.random(), .random())
        let roll = Roll(
            [Bench(chair, presides: true), Bench(other)],
            [chair, other].map { Stay(seat: $0, person: .random(), kind: .titular, came: minute(0), left: nil) })
        var box = BallotBox(chairVotesLast: true)
        #expect(throws: BallotRefusal.chairLast) { try box.cast(.yes, for: chair, roll, at: minute(1)) }
        #expect(throws: Never.self) { try box.cast(.no, for: other, roll, at: minute(1)) }
        #expect(throws: Never.self) { try box.cast(.yes, for: chair, roll, at: minute(1)) }
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
