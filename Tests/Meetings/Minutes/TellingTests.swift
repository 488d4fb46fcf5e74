// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import SiteKit
import TestKit
import Testing

@testable import Council
@testable import Meetings

/// What the minutes say of what was kept account of, in English on the clocks of Athens.
@Suite("What the minutes tell of speeches, interests and motions")
struct TellingTests {
    private static let item = ItemID.random()
    private static let readers = Readership(.members)
    private let say: Speech

    init() throws {
        let languages = try Languages.load(from: FixtureCheckout.root + "/Languages")
        say = languages.speech(in: .en, zone: Zone("Europe/Athens") ?? .utc)
    }

    private static func turn(_ kind: Turn.Kind, _ began: Int?, _ ended: Int?) -> Turn {
        Turn(
            id: .random(), meeting: .random(), item: item, readership: readers, seat: .random(), person: .random(),
            college: nil, kind: kind, asked: minute(0), began: began.map(minute), ended: ended.map(minute),
            allowance: nil)
    }

    @Test(
        "a turn is told by seat with its times; one that was not begun is not told",
        arguments: [
            (turn(.speech, 0, 2), "Police spoke from 10:00 to 10:02.", Happening.Kind.speech),
            (turn(.speech, 1, 1), "Police spoke from 10:01 to 10:01.", .speech),
            (turn(.speech, 1, nil), "Police spoke from 10:01 on.", .speech),
            (turn(.order, 3, 4), "Police raised a point of order at 10:03.", .pointOfOrder),
            (turn(.speech, nil, nil), nil, .speech), (turn(.order, nil, nil), nil, .speech),
        ] as [(Turn, String?, Happening.Kind)])
    func turns(turn: Turn, expected: String?, kind: Happening.Kind) {
        let told = Happening(turn, by: "Police")
        #expect(told.map { $0.text(say) } == expected)
        guard let told else { return }
        #expect(told.kind == kind && told.who == "Police" && told.item == Self.item)
        #expect(told.readership == Self.readers && told.at == turn.began)
    }

    @Test(
        "an interest is told with what it means for quorum and vote, by the rules of the council",
        arguments: [
            (
                true, "My sister’s firm.", false,
                "Police declared an interest in this item and takes no part in it. What was said of it: “My sister’s firm.” The seat counts neither for the quorum nor in the vote."
            ),
            (
                false, "", true,
                "Police takes no part in this item; the secretariat noted it. The seat counts for the quorum, and has no vote."
            ),
        ])
    func interests(isOwn: Bool, words: String, counts: Bool, expected: String) {
        let interest = DeclaredInterest(item: Self.item, seat: .random(), at: minute(1), words: words, isOwn: isOwn)
        let told = Happening(
            interest, for: Self.readers, by: "Police", Ballots.Recusal(leaves: true, countsForQuorum: counts))
        #expect(told.text(say) == expected)
        #expect(told.kind == .recusal && told.readership == Self.readers && told.at == minute(1))
    }

    // MARK: Motions

    private static let (police, school) = (SeatID.random(), SeatID.random())
    private static let motion = MotionID.random()

    private static func moved(_ state: ItemMotion.State, settled: Int? = nil) -> ItemMotion {
        ItemMotion(
            id: motion, council: .random(), meeting: .random(), item: item, readership: readers, number: 1,
            mover: police, person: .random(), title: "Stewards", text: "Two stewards.\n\nFor one year.", state: state,
            moved: minute(1), settled: settled.map(minute), version: 1)
    }

    private static func amendment(
        _ number: Int, _ kind: Meetings.Amendment.Kind, _ paragraph: Int, _ text: String,
        _ state: Meetings.Amendment.State,
        settled: Int? = nil, reason: String? = nil, ordered: Int? = nil
    ) -> Meetings.Amendment {
        Meetings.Amendment(
            id: .random(), motion: motion, readership: readers, number: number, mover: school, person: .random(),
            kind: kind, paragraph: paragraph, text: text, state: state, moved: minute(number + 1),
            settled: settled.map(minute), place: reason == nil ? nil : 1, reason: reason, ordered: ordered.map(minute))
    }

    private func told(_ motion: ItemMotion, _ amendments: [Meetings.Amendment] = [], votes: [(Int?, Int)] = [])
        -> [String]
    {
        let account = MotionAccount(
            motion: motion, amendments: amendments,
            votes: votes.map { number, at in
                MotionAccount.Ballot(
                    amendment: number.flatMap { number in amendments.first { $0.number == number }?.id },
                    opened: minute(at))
            }, seats: [Self.police: "Police", Self.school: "School"])
        #expect(account.happenings.allSatisfy { $0.readership == Self.readers && $0.item == Self.item })
        return account.happenings.inOrder(under: Self.item).map {
            $0.text(say).replacing("\n", with: " / ")
        }
    }

    private static let opening = "Police moved motion 1: Stewards / 1. Two stewards. / 2. For one year."

    @Test(
        "a motion that nobody amended is told from the first word to what became of it",
        arguments: [
            (ItemMotion.State.open, nil), (.withdrawn, "Police withdrew motion 1: Stewards"),
            (.rejected, "Motion 1 was rejected."), (.adopted, "Motion 1 was adopted as it was moved."),
        ] as [(ItemMotion.State, String?)])
    func motions(state: ItemMotion.State, ending: String?) {
        let end = state == .open ? nil : 9
        #expect(
            told(Self.moved(state, settled: end), votes: [(nil, 8)]) == [Self.opening] + [ending].compactMap(\.self))
    }

    @Test("amendments are told as they were moved, in the order of voting, with what fell and the adopted text")
    func amendments() {
        let amendments = [
            Self.amendment(1, .change, 2, "Until 30 June.", .adopted, settled: 7),
            Self.amendment(2, .change, 2, "Until Christmas.", .fallen, settled: 7),
            Self.amendment(
                3, .delete, 1, "", .rejected, settled: 6, reason: "It goes furthest.", ordered: 5),
            Self.amendment(4, .insert, 0, "In short:\n\nTogether.", .withdrawn, settled: 5),
        ]
        let lines = told(Self.moved(.adopted, settled: 9), amendments, votes: [(3, 5), (1, 6), (nil, 8)])
        #expect(
            lines == [
                Self.opening,
                "School moved amendment 1 to motion 1. Changes paragraph 2. / Until 30 June.",
                "School moved amendment 2 to motion 1. Changes paragraph 2. / Until Christmas.",
                "School moved amendment 3 to motion 1. Deletes paragraph 1.",
                "School moved amendment 4 to motion 1. Inserts a paragraph before the first. / In short: / Together.",
                "The chair let amendment 3 to motion 1 be voted on next. The reason: “It goes furthest.”",
                "Voted on motion 1 in this order: amendment 3, amendment 1 and motion 1.",
                "School withdrew amendment 4 to motion 1.",
                "Amendment 3 to motion 1 was rejected.",
                "Amendment 1 to motion 1 was adopted.",
                "Amendment 2 to motion 1 fell: another one was adopted that it does not go together with.",
                "Motion 1 was adopted as amended. The adopted text: / 1. Two stewards. / 2. Until 30 June.",
            ])
    }

    @Test("what was settled before times were kept is told at the moment it was moved")
    func older() {
        #expect(told(Self.moved(.withdrawn)) == [Self.opening, "Police withdrew motion 1: Stewards"])
    }
}
