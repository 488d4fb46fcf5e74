// SPDX-License-Identifier: EUPL-1.2

/// Writes one text in a language, piece after piece into one buffer: a page says a hundred sentences, and most hold
/// values that hold values.
struct Pen {
    let say: Speech
    let conventions: Conventions
    private var bytes: [UInt8] = []

    init(_ say: Speech) {
        self.say = say
        conventions = say.voice.conventions
        bytes.reserveCapacity(64)
    }

    /// What has been written.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    mutating func write(_ text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    mutating func write(ascii: UInt8) {
        bytes.append(ascii)
    }

    /// The digits of a number as they are.
    mutating func write(digits number: UInt, atLeast width: Int = 1) {
        var power: UInt = 1
        var digits = 1
        while digits < width || number / power >= 10 {
            power *= 10
            digits += 1
        }
        while power > 0 {
            bytes.append(48 + UInt8(truncatingIfNeeded: number / power % 10))
            power /= 10
        }
    }

    /// A sentence with its values.
    mutating func write(_ message: Message) {
        write(template: say.template(for: message), message.arguments)
    }

    /// A template with the values for its placeholders; a placeholder without a value is left out.
    private mutating func write(template: String, _ arguments: [Argument]) {
        if arguments.isEmpty { return write(template) }
        Placeholders.forEachPiece(of: template) { piece in
            switch piece {
            case .text(let text): bytes.append(contentsOf: text)
            case .value(let index): if index < arguments.count { write(arguments[index]) }
            }
        }
    }

    /// A value of a message.
    mutating func write(_ argument: Argument) {
        switch argument {
        case .text(let text): write(text)
        case .message(let message): write(message)
        case .number(let value): write(number: value)
        case .decimal(let value, let decimals): write(decimal: value, decimals: decimals)
        case .percent(let fraction, let decimals): write(percent: fraction, decimals: decimals)
        case .year(let year): write(String(year))
        case .date(let value, let style): write(value, style)
        case .time(let value): write(value)
        case .moment(let value, let style): write(value, style)
        case .instant(let value, let style): write(value.local(in: say.zone), style)
        case .timeOf(let value): write(value.local(in: say.zone).time)
        case .dayOf(let value, let style): write(value.local(in: say.zone).date, style)
        case .month(let value): write(value)
        case .months(let first, let last): write(months: first, last)
        case .dates(let first, let last): write(dates: first, last)
        case .list(let items, let joining): write(list: items, joining)
        case .hole(let name): write(name)
        }
    }

    /// a, b and c
    private mutating func write(list items: [Argument], _ joining: Joining) {
        guard let first = items.first, let last = items.last else { return }
        guard items.count > 1 else { return write(first) }
        let head = items.dropFirst().dropLast().reduce(first) { before, item in
            .message(Message("\(before), \(item)", context: "list"))
        }
        switch joining {
        case .and: write(Message("\(head) and \(last)", context: "list"))
        case .or: write(Message("\(head) or \(last)", context: "list"))
        }
    }
}
