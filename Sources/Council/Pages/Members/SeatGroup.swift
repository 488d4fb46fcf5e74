// SPDX-License-Identifier: EUPL-1.2
import Language

/// The seats of one college.
struct SeatGroup: Sendable {
    /// The name of the college; nil for seats in none.
    let name: LocalText?
    let holdings: [Holding]

    /// Groups seats by college, in the order of the profile.
    static func groups(_ holdings: [Holding], _ profile: Profile?) -> [SeatGroup] {
        let byCollege = Dictionary(grouping: holdings) { $0.seat.college ?? "" }
        let known = (profile?.colleges ?? []).compactMap { college in
            byCollege[college.id].map { SeatGroup(name: college.names, holdings: $0) }
        }
        let ids = Set(profile?.colleges.map(\.id) ?? [])
        let others = holdings.filter { !ids.contains($0.seat.college ?? "") }
        return known + (others.isEmpty ? [] : [SeatGroup(name: nil, holdings: others)])
    }

    /// Eight seats, two vacant.
    var summary: Message { Self.summary(of: holdings) }

    static func summary(of holdings: [Holding]) -> Message {
        let seats = Message.plural(holdings.count, one: "\(holdings.count) seat", other: "\(holdings.count) seats")
        let vacant = holdings.count(where: \.isVacant)
        guard vacant > 0 else { return Message("\(seats), none vacant") }
        return Message("\(seats), \(Message.plural(vacant, one: "\(vacant) vacant", other: "\(vacant) vacant"))")
    }
}
