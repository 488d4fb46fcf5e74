// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Language

/// Somebody saying themselves that they are there.
struct Arrival: Hashable, Sendable {
    let seat: SeatID
    let kind: Mandate.Kind

    /// How long before the time of the call the door opens.
    static let before = Duration.seconds(3600)

    /// Whether one can arrive at a moment: from an hour before until the meeting is closed.
    static func isOpen(_ meeting: Meeting, at now: Instant) -> Bool {
        switch meeting.state {
        case .open: true
        case .called: now >= meeting.starts.instant() - before
        case .closed, .cancelled: false
        }
    }

    /// The seats a person could arrive for, those they hold as titular first.
    static func choices(of person: PersonID, in holdings: [Holding]) -> [Arrival] {
        let titular = holdings.filter { $0.titular?.mandate.person == person }
        let substitute = holdings.filter { $0.substitute?.mandate.person == person }
        return titular.map { Arrival(seat: $0.seat.id, kind: .titular) }
            + substitute.map { Arrival(seat: $0.seat.id, kind: .substitute) }
    }
}

/// Why somebody is not noted as present.
enum ArrivalRefusal: Error, Hashable, Sendable {
    case wrongCode, noSeat, tooEarly, notFromAfar
    case wait(minutes: Int)

    var message: Message {
        switch self {
        case .wrongCode: Message("This is not the code that is shown in the room. It changes every five minutes.")
        case .noSeat: Message("You hold no seat in this formation on this day.")
        case .tooEarly: Message("One can arrive from an hour before the meeting until it is closed.")
        case .notFromAfar: Message("The rules of this council do not let anybody take part from afar.")
        case .wait(let minutes):
            Message("There were too many wrong codes. Try again in \(minutes: minutes), or tell the secretariat.")
        }
    }
}

/// An interest that was declared in an item, and which seat takes no part because of it.
struct DeclaredInterest: Hashable, Sendable {
    let item: ItemID
    let seat: SeatID
    let at: Instant
    /// What kind of interest, in words; empty where none were given.
    let words: String
    /// Whether the seat declared it itself; otherwise the secretariat wrote it down.
    let isOwn: Bool

    static let longest = 300
}

/// Who presides from a moment on, where it is not the holder of the presiding seat.
struct Presiding: Hashable, Sendable {
    let seat: SeatID
    let from: Instant
}

extension Stay {
    /// The stay as it counts: nobody represents a seat after the last day of their mandate, though they sit on.
    func within(_ mandate: Mandate?, in zone: Zone) -> Stay {
        guard let end = mandate?.end(in: zone), end > came, left.map({ end < $0 }) ?? true else { return self }
        return Stay(seat: seat, person: person, kind: kind, came: came, left: end, isRemote: isRemote)
    }
}

/// A college with its seats and those of them that are there.
struct CollegePresence: Hashable, Sendable {
    /// By the profile's id; nil for seats in none.
    let college: String?
    let present: Int
    let seats: Int

    /// By college, in the order in which the formation lists its seats; voting seats alone.
    static func all(_ roll: Roll, at now: Instant, without recused: Set<SeatID>) -> [CollegePresence] {
        let here = Set(roll.voters(at: now, without: recused).keys)
        var order: [String?] = []
        var counts: [String?: (present: Int, seats: Int)] = [:]
        for bench in roll.benches where bench.hasVote {
            if counts[bench.college] == nil { order.append(bench.college) }
            let count = counts[bench.college] ?? (0, 0)
            counts[bench.college] = (count.present + (here.contains(bench.seat) ? 1 : 0), count.seats + 1)
        }
        return order.map {
            CollegePresence(college: $0, present: counts[$0]?.present ?? 0, seats: counts[$0]?.seats ?? 0)
        }
    }
}
