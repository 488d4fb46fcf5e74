// SPDX-License-Identifier: EUPL-1.2
import Language

/// A reason to remind the coordinators by mail. Each is given once.
struct ReminderReason: Hashable, Sendable {
    /// What it is about, with the day that matters: a new day has reasons of its own.
    let subject: String
    /// Days until then, or 0 for what is late or vacant.
    let occasion: Int

    /// Days ahead at which an ending mandate is told of.
    private static let beforeEnd = [7, 30, SeatAlert.horizon]
    /// Days ahead at which something due is told of.
    private static let beforeDue = 30

    /// Why to tell of a seat on a day; nil while there is no reason. A seat that nobody ever held is on the desk, and
    /// needs no mail.
    init?(_ alert: SeatAlert, today: LocalDate) {
        switch alert.matter {
        case .vacant(nil): return nil
        case .vacant(let since?): self.init(subject: "vacant \(alert.seat.id) \(since)", occasion: 0)
        case .ends(let day):
            let left = today.days(until: day)
            guard let occasion = Self.beforeEnd.first(where: { left <= $0 }) else { return nil }
            self.init(subject: "ends \(alert.seat.id) \(day)", occasion: occasion)
        }
    }

    /// Why to tell of a duty on a day; nil while there is no reason, or where a meeting that will do is called.
    init?(_ line: DutyLine, today: LocalDate) {
        switch line.fulfilment {
        case .done: return nil
        case .late(let since, _): self.init(subject: "duty \(line.obligation.key) \(since)", occasion: 0)
        case .due(let day, _):
            guard today.days(until: day) <= Self.beforeDue, line.ahead.map({ $0 > day }) ?? true else { return nil }
            self.init(subject: "duty \(line.obligation.key) \(day)", occasion: Self.beforeDue)
        }
    }

    private init(subject: String, occasion: Int) {
        self.subject = subject
        self.occasion = occasion
    }
}
