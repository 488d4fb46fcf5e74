// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Testing

@testable import Council
@testable import Meetings

@Suite("The ballot box of a secret vote")
struct SecretBoxTests {
    /// Stands for the lock: the same length, and bytes that differ each time.
    private static func seal(_ plain: [UInt8]) -> [UInt8] {
        (0..<BoxLock.surplus).map { _ in UInt8.random(in: 0...255) } + plain
    }

    private static func open(_ sealed: [UInt8]) -> [UInt8]? { Array(sealed.dropFirst(BoxLock.surplus)) }

    @Test(
        "a code is read as it is written down",
        arguments: [
            ("7KQ2-M9XD-4TRA", "7KQ2M9XD4TRA"), ("7kq2 m9xd 4tra", "7KQ2M9XD4TRA"), ("7KQ2M9XD4TRA", "7KQ2M9XD4TRA"),
            ("", nil), ("7KQ2-M9XD-4TR", nil), ("7KQ2-M9XD-4TRAA", nil), ("7KQ2-M9XD-4TRU", nil),
            ("7KQ2-M9XD-4TRÅ", nil), ("<script>alert", nil),
        ] as [(String, String?)])
    func codes(typed: String, text: String?) {
        #expect(ReceiptCode(typed)?.text == text)
        if let code = ReceiptCode(typed) { #expect(ReceiptCode(code.description) == code) }
    }

    @Test("codes are drawn from all letters, and none comes twice")
    func draw() {
        let codes = (0..<2_000).map { _ in ReceiptCode.random() }
        #expect(Set(codes).count == codes.count)
        #expect(Set(codes.flatMap { Array($0.text) }).count == 32)
    }

    @Test("every ballot has as many bytes, whatever was voted", arguments: Ballot.Choice.allCases)
    func length(choice: Ballot.Choice) {
        let ballot = SecretBallot(.random(), choice)
        #expect(ballot.plain.count == SecretBallot.bytes)
        #expect(SecretBallot(plain: ballot.plain) == ballot)
        #expect(SecretBallot(plain: Array(ballot.plain.dropLast())) == nil)
        #expect(SecretBallot(plain: [2] + ballot.plain.dropFirst()) == nil)
        #expect(SecretBallot(plain: [1, 9] + ballot.plain.dropFirst(2)) == nil)
    }

    @Test("sealed ballots lie sorted, so that their place does not tell which came last")
    func order() {
        var box = SealedBallots()
        for _ in 0..<40 { box.drop(Self.seal(SecretBallot(.random(), .yes).plain)) }
        #expect(box.ballots == box.ballots.sorted { $0.lexicographicallyPrecedes($1) })
        #expect(SealedBallots(bytes: box.bytes) == box)
        #expect(SealedBallots(bytes: Array(box.bytes.dropLast())) == nil)
    }

    /// Everybody of some seats is there; the box takes a ballot of each that is named.
    private func filled(_ choices: [Ballot.Choice], allowsAbstention: Bool = true) throws -> SecretBox {
        var box = SecretBox(allowsAbstention: allowsAbstention)
        let seats: [SeatID] = choices.map { _ in .random() }
        let roll = Roll(
            seats.map { Bench($0) },
            seats.map { Stay(seat: $0, person: .random(), kind: .titular, came: minute(0), left: nil) })
        for (seat, choice) in zip(seats, choices) {
            _ = try box.cast(SecretBallot(.random(), choice), for: seat, roll, at: minute(1), seal: Self.seal)
        }
        return box
    }

    @Test("opened, the ballots are as they were given, sorted by their codes")
    func opening() throws {
        var box = try filled([.yes, .no, .yes, .abstention, .yes])
        let opened = try box.open(with: Self.open)
        #expect(VoteCount(opened) == VoteCount(for: 3, against: 1, abstained: 1))
        #expect(opened.map(\.code) == opened.map(\.code).sorted())
        #expect(box.sealed.ballots.isEmpty && box.turnout.isClosed && box.turnout.voters.count == 5)
    }

    @Test("a box with few ballots, or with others than were given, is not opened")
    func faults() throws {
        var few = try filled([.yes, .no])
        #expect(throws: BoxFault.tooFew) { try few.open(with: Self.open) }
        var none = SecretBox()
        #expect(throws: BoxFault.tooFew) { try none.open(with: Self.open) }
        let box = try filled([.yes, .no, .no, .no])
        var broken = box
        #expect(throws: BoxFault.changed) { try broken.open { _ in nil } }
        var stuffed = SecretBox(box.turnout, (try filled([.yes, .yes, .yes, .yes, .yes])).sealed)
        #expect(throws: BoxFault.changed) { try stuffed.open(with: Self.open) }
        var emptied = SecretBox(box.turnout, SealedBallots())
        #expect(throws: BoxFault.changed) { try emptied.open(with: Self.open) }
    }

    @Test("a ballot is refused for the reason that holds")
    func refusals() throws {
        let (seat, person): (SeatID, PersonID) = (.random(), .random())
        let here = Roll(
            [Bench(seat)], [Stay(seat: seat, person: person, kind: .titular, came: minute(0), left: minute(9))])
        var box = SecretBox(allowsAbstention: false)
        let (yes, abstention) = (SecretBallot(.random(), .yes), SecretBallot(.random(), .abstention))
        func cast(
            _ ballot: SecretBallot, at moment: Int = 1, without recused: Set<SeatID> = []
        ) throws(BallotRefusal) {
            _ = try box.cast(ballot, for: seat, here, at: minute(moment), recused: recused, seal: Self.seal)
        }
        #expect(throws: BallotRefusal.noAbstention) { try cast(abstention) }
        #expect(box.turnout.voters.isEmpty && box.sealed.ballots.isEmpty)
        #expect(throws: BallotRefusal.absent) { try cast(yes, at: 9) }
        #expect(throws: BallotRefusal.recused) { try cast(yes, without: [seat]) }
        #expect(throws: Never.self) { try cast(yes) }
        #expect(throws: BallotRefusal.alreadyGiven) { try cast(yes) }
        #expect(box.turnout.voters.count == 1 && box.sealed.ballots.count == 1)
    }

    @Test(
        "no sequence of acts lets a person or a seat vote twice, loses a ballot, or changes a result after closing",
        arguments: 0..<200)
    func sequences(seed: Int) {
        var chance = Seeded(UInt64(seed))
        let seats: [SeatID] = (0..<6).map { _ in .random() }
        let people: [PersonID] = (0..<7).map { _ in .random() }
        var stays: [Stay] = []
        var recused: Set<SeatID> = []
        var box = SecretBox()
        var (given, published): ([SecretBallot], [SecretBallot]?) = ([], nil)
        for step in 0..<80 {
            let roll = Roll(seats.map { Bench($0) }, stays)
            let seat = seats.randomElement(using: &chance) ?? seats[0]
            switch Int.random(in: 0..<12, using: &chance) {
            case 0...3:
                let kind = Bool.random(using: &chance) ? Mandate.Kind.titular : .substitute
                let person = people.randomElement(using: &chance) ?? people[0]
                stays.append(Stay(seat: seat, person: person, kind: kind, came: minute(step), left: nil))
            case 4:
                guard let index = stays.indices.randomElement(using: &chance) else { continue }
                let stay = stays[index]
                stays[index] = Stay(
                    seat: stay.seat, person: stay.person, kind: stay.kind, came: stay.came, left: minute(step))
            case 5: recused.formSymmetricDifference([seat])
            case 11 where step > 30:
                // Closing again, from a page that is out of date, changes nothing.
                if published == nil, let opened = try? box.open(with: Self.open) { published = opened }
            default:
                let ballot = SecretBallot(
                    .random(using: &chance), Ballot.Choice.allCases.randomElement(using: &chance) ?? .yes)
                let taken = try? box.cast(
                    ballot, for: seat, roll, at: minute(step), recused: recused, seal: Self.seal)
                if taken != nil { given.append(ballot) }
                #expect(taken == nil || published == nil)
            }
            #expect(Set(box.turnout.voters.map(\.seat)).count == box.turnout.voters.count)
            #expect(Set(box.turnout.voters.map(\.person)).count == box.turnout.voters.count)
            #expect(box.turnout.voters.count == given.count)
            #expect(published.map { Set($0) == Set(given) } ?? (box.sealed.ballots.count == given.count))
        }
    }

    struct Way: Sendable {
        let method: Ballots.Method
        let matter: MajorityKind
        let voters: Int
        let secretFor: [Ballots.SecretMatter]
        let isRefused: Bool

        init(
            _ method: Ballots.Method, _ matter: MajorityKind, _ voters: Int, _ secretFor: [Ballots.SecretMatter] = [],
            refused: Bool
        ) {
            (self.method, self.matter, self.voters) = (method, matter, voters)
            (self.secretFor, isRefused) = (secretFor, refused)
        }
    }

    @Test(
        "the rules say what is voted on in secret, and how many that takes",
        arguments: [
            Way(.named, .election, 9, refused: false), Way(.named, .election, 9, [.elections], refused: true),
            Way(.showOfHands, .election, 9, [.elections, .judgingPersons], refused: true),
            Way(.secret, .election, 3, [.elections], refused: false),
            Way(.secret, .election, 2, [.elections], refused: true),
            Way(.named, .decision, 2, [.elections], refused: false), Way(.secret, .decision, 2, refused: true),
            Way(.secret, .opinion, 3, refused: false),
        ])
    func ways(_ way: Way) {
        let rules = Constitution.sample(secretFor: way.secretFor).ballots
        #expect((way.method.refusal(for: way.matter, voters: way.voters, rules) != nil) == way.isRefused)
    }

    @Test("where something is voted on in secret, secret ballots are offered")
    func offers() {
        #expect(Ballots.Method.offered(Constitution.sample().ballots) == [.showOfHands, .named])
        #expect(
            Ballots.Method.offered(Constitution.sample(secretFor: [.elections]).ballots)
                == [.showOfHands, .named, .secret])
        #expect(Ballots.Method.offered(Constitution.sample(methods: [.secret]).ballots) == [.secret])
    }
}
