// SPDX-License-Identifier: EUPL-1.2

extension Speech {
    /// A count: 84,300.
    public func number(_ number: Int) -> String {
        let digits = grouped(String(number.magnitude))
        return number < 0 ? "−" + digits : digits
    }

    /// A number with so many decimals, halves rounded away from zero: 7.3.
    public func decimal(_ number: Double, decimals: Int) -> String {
        guard number.isFinite else { return number.isNaN ? "–" : (number < 0 ? "−∞" : "∞") }
        let places = min(max(decimals, 0), 9)
        let scale = powersOfTen[places]
        let scaled = (number.magnitude * Double(scale)).rounded()
        // Beyond this a Double has no decimals left to write.
        guard scaled < 9e15 else { return self.number(Int(clamping: Int64(exactly: number.rounded()) ?? .max)) }
        let units = Int(scaled)
        let whole = grouped(String(units / scale))
        let sign = number < 0 && units > 0 ? "−" : ""
        guard places > 0 else { return sign + whole }
        return sign + whole + voice.conventions.decimal + String(String(scale + units % scale).dropFirst())
    }

    /// A share given as a fraction: 0.44 is 44%.
    public func percent(_ fraction: Double, decimals: Int = 0) -> String {
        decimal(fraction * 100, decimals: decimals) + voice.conventions.beforePercent + "%"
    }

    private func grouped(_ digits: String) -> String {
        let conventions = voice.conventions
        guard digits.utf8.count >= conventions.groupedFrom else { return digits }
        var result = ""
        var left = digits.utf8.count
        for digit in digits.unicodeScalars {
            result.unicodeScalars.append(digit)
            left -= 1
            if left > 0 && left % 3 == 0 { result += conventions.group }
        }
        return result
    }
}

private let powersOfTen = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000]
