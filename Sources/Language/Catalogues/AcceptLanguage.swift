// SPDX-License-Identifier: EUPL-1.2

/// Chooses a language for a reader from what the browser asks (RFC 9110, 12.5.4; lookup as in RFC 4647, 3.4).
enum AcceptLanguage {
    private static let longestHeader = 1000
    private static let mostRanges = 40

    /// The offered language wanted most; nil if the header wants none of them or is malformed throughout.
    static func best(of offered: [Tongue], for header: String?) -> Tongue? {
        guard let header, header.utf8.count <= longestHeader else { return nil }
        for range in ranges(of: header) {
            if range == "*" { return offered.first }
            if let match = lookUp(range, in: offered) { return match }
        }
        return nil
    }

    /// The ranges in the order in which they are wanted; those with q=0 and malformed ones are left out.
    private static func ranges(of header: String) -> [String] {
        let parts = header.split(separator: ",").prefix(mostRanges)
        let weighted = parts.compactMap { part -> (range: String, weight: Double)? in
            let fields = part.split(separator: ";").map { $0.trimmingSpaces.lowercased() }
            guard let range = fields.first, let weight = weight(of: fields.dropFirst()), weight > 0 else { return nil }
            return (range, weight)
        }
        let order = weighted.indices.sorted { (-weighted[$0].weight, $0) < (-weighted[$1].weight, $1) }
        return order.map { weighted[$0].range }
    }

    /// 1 without `q`; nil if what stands there is no weight from 0 to 1.
    private static func weight(of fields: ArraySlice<String>) -> Double? {
        guard let field = fields.first else { return 1 }
        guard fields.count == 1, field.hasPrefix("q="), field.utf8.count <= 7,
            let weight = Double(field.dropFirst(2)), (0...1).contains(weight)
        else { return nil }
        return weight
    }

    /// The range itself, or cut from the right ("fr-ca" finds "fr"), or else any variant of the same language.
    private static func lookUp(_ range: String, in offered: [Tongue]) -> Tongue? {
        var range = range[...]
        while true {
            if let match = offered.first(where: { $0.rawValue.lowercased() == range }) { return match }
            guard let hyphen = range.lastIndex(of: "-") else { break }
            range = range[..<hyphen]
        }
        return offered.first { $0.language == range }
    }
}
