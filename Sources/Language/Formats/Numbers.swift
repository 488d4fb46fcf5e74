// SPDX-License-Identifier: EUPL-1.2

extension Pen {
    /// A count, with its thousands grouped: 84,300.
    mutating func write(number: Int) {
        if number < 0 { write("−") }
        write(grouped: number.magnitude)
    }

    /// A number with so many decimals, halves rounded away from zero: 7.3.
    mutating func write(decimal number: Double, decimals: Int) {
        guard number.isFinite else { return write(number.isNaN ? "–" : (number < 0 ? "−∞" : "∞")) }
        let places = min(max(decimals, 0), 9)
        let scale = powersOfTen[places]
        let scaled = (number.magnitude * Double(scale)).rounded()
        // Numbers beyond those of a council's statistics are written as Swift writes them: 1e+300.
        guard scaled < 9e18 else { return write(String(number)) }
        let units = UInt(scaled)
        if number < 0 && units > 0 { write("−") }
        write(grouped: units / scale)
        if places > 0 {
            write(conventions.decimal)
            write(digits: units % scale, atLeast: places)
        }
    }

    /// A share given as a fraction: 0.44 is 44%.
    mutating func write(percent fraction: Double, decimals: Int) {
        write(decimal: fraction * 100, decimals: decimals)
        write(conventions.beforePercent)
        write(ascii: UInt8(ascii: "%"))
    }

    private mutating func write(grouped number: UInt) {
        guard number >= conventions.groupedFrom else { return write(digits: number) }
        let place = (1...6).last { number >= powersOfThousand[$0] } ?? 0
        write(digits: number / powersOfThousand[place])
        for rest in stride(from: place - 1, through: 0, by: -1) {
            write(conventions.group)
            write(digits: number / powersOfThousand[rest] % 1000, atLeast: 3)
        }
    }
}

private let powersOfTen: [UInt] = [
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
]

private let powersOfThousand: [UInt] = [
    1, 1000, 1_000_000, 1_000_000_000, 1_000_000_000_000, 1_000_000_000_000_000, 1_000_000_000_000_000_000,
]
