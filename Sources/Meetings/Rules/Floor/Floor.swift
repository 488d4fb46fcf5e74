// SPDX-License-Identifier: EUPL-1.2
import Council
import Language

/// The floor under one item: who has it, who waits, and how long each may speak.
struct Floor: Hashable, Sendable {
    /// All turns of the item.
    let turns: [Turn]
    let rules: SpeakingRules
    /// Whether nobody may ask any more, but for points of order.
    let isClosed: Bool

    /// Whoever has the floor.
    var speaking: Turn? { turns.first(where: \.isSpeaking) }

    /// Those who wait, the next first.
    var waiting: [Turn] { rules.order.line(turns.filter(\.isWaiting), after: turns.filter { !$0.isWaiting }) }

    /// How many speeches a seat has had under the item.
    func speeches(of seat: SeatID) -> Int {
        turns.count { $0.seat == seat && !$0.isWaiting && $0.kind == .speech }
    }

    /// Seconds a college has spoken under the item, without points of order.
    func seconds(of side: String, until now: Instant) -> Int {
        turns.filter { $0.side == side && $0.kind == .speech }.reduce(0) { $0 + $1.seconds(until: now) }
    }

    /// Seconds for a turn that begins now: those of one speech, and no more than its college has left. Whoever gives the
    /// floor may add to it.
    func allowance(for turn: Turn, at now: Instant) -> Int? {
        guard turn.kind == .speech, let whole = rules.collegeSeconds else { return rules.seconds }
        let left = max(0, whole - seconds(of: turn.side, until: now))
        return min(rules.seconds ?? left, left)
    }

    /// Takes a request, or says why not.
    ///
    /// - Parameters:
    ///   - stands: whether the person stands for the seat at this moment
    ///   - leaves: whether the seat takes no part in the item and has to leave
    func check(
        _ kind: Turn.Kind, for seat: SeatID, standing: SeatStanding, stands: Bool, leaves: Bool
    ) throws(FloorRefusal) {
        guard stands else { throw .absent }
        guard standing != .attendance else { throw .noVoice }
        guard !leaves else { throw .recused }
        guard !isClosed || kind == .order else { throw .closed }
        guard !turns.contains(where: { $0.isWaiting && $0.seat == seat && $0.kind == kind }) else { throw .waiting }
    }
}

/// Why a request for the floor is not taken.
enum FloorRefusal: Error, Hashable, Sendable, CaseIterable {
    case notInHand, absent, noVoice, recused, closed, waiting

    var message: Message {
        switch self {
        case .notInHand: Message("The floor is asked for on the item in hand, while the meeting is open.")
        case .absent: Message("Only whoever is noted as present for a seat asks for the floor. Arrive first.")
        case .noVoice: Message("The rules of this council let this seat listen, not speak.")
        case .recused: Message("This seat does not take part in this item.")
        case .closed: Message("The list of speakers is closed. A point of order can still be made.")
        case .waiting: Message("This seat is on the list already.")
        }
    }
}

/// How long each college spoke.
struct SpeakingTime: Hashable, Sendable {
    /// The college by the profile's id; nil for seats in none.
    let college: String?
    let seconds: Int

    /// By college, the longest first; only of turns that began.
    static func byCollege(_ turns: [Turn], until now: Instant) -> [SpeakingTime] {
        let spoken = Dictionary(grouping: turns.filter { !$0.isWaiting }, by: \.college)
        return spoken.map { college, turns in
            SpeakingTime(college: college, seconds: turns.reduce(0) { $0 + $1.seconds(until: now) })
        }
        .sorted { ($1.seconds, $0.college ?? "") < ($0.seconds, $1.college ?? "") }
    }
}
