// SPDX-License-Identifier: EUPL-1.2

extension Speech {
    /// A value of a message, as this language writes it.
    func text(of argument: Argument) -> String {
        switch argument {
        case .text(let text): text
        case .message(let message): self(message)
        case .number(let value): number(value)
        case .decimal(let value, let decimals): decimal(value, decimals: decimals)
        case .percent(let fraction, let decimals): percent(fraction, decimals: decimals)
        case .year(let year): String(year)
        case .date(let value, let style): date(value, style)
        case .time(let value): time(value)
        case .moment(let value, let style): moment(value, style)
        case .instant(let value, let style): instant(value, style)
        case .timeOf(let value): time(value.local(in: zone).time)
        case .dayOf(let value, let style): date(value.local(in: zone).date, style)
        case .month(let value): month(value)
        case .months(let first, let last): months(first...last)
        case .dates(let first, let last): dates(first...last)
        case .list(let items, let joining): list(items.map(text(of:)), joining)
        case .hole(let name): name
        }
    }

    /// Names in a row: a, b and c.
    public func list(_ items: [String], _ joining: Joining = .and) -> String {
        guard let last = items.last, let first = items.first else { return "" }
        guard items.count > 1 else { return first }
        let head = items.dropFirst().dropLast().reduce(first) { before, item in
            self(Message("\(before), \(item)", context: "list"))
        }
        switch joining {
        case .and: return self(Message("\(head) and \(last)", context: "list"))
        case .or: return self(Message("\(head) or \(last)", context: "list"))
        }
    }
}
