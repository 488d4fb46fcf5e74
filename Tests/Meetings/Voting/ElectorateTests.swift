// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Testing

@testable import Council
@testable import Meetings

@Suite("Who has a say, by the manner of deciding")
struct ElectorateTests {
    private let seats: [SeatID] = (0..<5).map { _ in .random() }
    private let names = ["mayor", "prosecutor", "school", "tram", "residents"]
    private let colleges = ["city", "state", "state", "partners", "partners"]
    private let half = Majority(.simple, Threshold(.moreThan, 1, of: 2, base: .cast))

    private func roll(vacant: Set<Int> = []) -> Roll {
        Roll(
            seats.indices.map {
                Bench(
                    seats[$0], profileID: names[$0], college: colleges[$0], hasVote: $0 != 1,
                    isHeld: !vacant.contains($0),
                    presides: $0 == 0)
            },
            seats.indices.map {
                Stay(seat: seats[$0], person: .random(), kind: .titular, came: minute(0), left: nil)
            })
    }

    @Test("where mayor and prosecutor agree nobody else has a say, and the prosecutor needs no vote for it")
    func agreement() {
        let rules = Constitution.sample(
            manner: .init(kind: .agreement, parties: [.chair, Authority(rawValue: "prosecutor")]))
        let electorate = Electorate(rules, half, roll())
        #expect(Set(electorate.roll.voters(at: minute(1)).keys) == [seats[0], seats[1]])
        #expect(electorate.majority.threshold.least(of: electorate.roll.headcount(at: minute(1)).seats) == 2)
        #expect(electorate.refusal(of: .showOfHands) != nil && electorate.refusal(of: .named) == nil)
    }

    @Test("all who hold a seat sign, and a vacant seat signs nothing")
    func signature() {
        let electorate = Electorate(
            Constitution.sample(manner: .init(kind: .signature, parties: [])), half, roll(vacant: [4]))
        let headcount = electorate.roll.headcount(at: minute(1))
        #expect(electorate.majority.threshold.least(of: headcount.whole(of: .inOffice)) == 3)
        #expect(electorate.refusal(of: .secret) != nil)
    }

    @Test("a majority by college cannot be counted in secret; colleges without a vote in the matter do not count")
    func countedByCollege() {
        let rule = Majority(.simple, half.threshold, colleges: .each)
        let electorate = Electorate(Constitution.sample(), rule, roll(vacant: [3]))
        #expect(electorate.refusal(of: .secret) != nil && electorate.refusal(of: .named) == nil)
        #expect(electorate.roll.colleges() == ["city", "partners", "state"])
        #expect(electorate.roll.colleges(without: [seats[0]]) == ["partners", "state"])
        let ballots = [(0, Ballot.Choice.yes), (2, .no), (3, .yes), (4, .abstention)].map {
            Ballot(seat: seats[$0], person: .random(), choice: $1)
        }
        let counts = electorate.counts(ballots)
        #expect(counts["partners"] == VoteCount(for: 1, against: 0, abstained: 1))
        let polls = electorate.polls(counts, at: minute(1), recused: [], voted: Set(ballots.map(\.seat)))
        #expect(polls.map(\.college) == ["city", "partners", "state"])
        #expect(polls.map { $0.tally(half.threshold).isMet } == [true, true, false])
    }
}
