// SPDX-License-Identifier: EUPL-1.2

/// The network a request came from, as coarse as one household or office: an IPv4 address, or the /64 of an IPv6 one.
///
/// Whoever holds one IPv6 address usually holds 2⁶⁴ of them; counting them one by one would slow nobody down.
public struct NetworkSource: Hashable, Sendable {
    let text: String

    /// Reads an address as the server or its trusted proxy gives it; anything unreadable counts as one source.
    public init(address: String) {
        let bare = address.trimmingSpaces().lowercased().split(separator: "%").first.map(String.init) ?? ""
        if let mapped = Self.mappedIPv4(bare) {
            text = mapped
        } else if let groups = Self.groups(ofIPv6: bare) {
            text = groups.prefix(4).map { String($0, radix: 16) }.joined(separator: ":") + "::/64"
        } else {
            text = Self.isIPv4(bare) ? bare : "unknown"
        }
    }

    private static func isIPv4(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { $0.utf8.count <= 3 && UInt8($0) != nil }
    }

    /// `::ffff:192.0.2.1` is 192.0.2.1 seen through an IPv6 socket.
    private static func mappedIPv4(_ text: String) -> String? {
        guard text.hasPrefix("::ffff:") else { return nil }
        let tail = String(text.dropFirst(7))
        return isIPv4(tail) ? tail : nil
    }

    /// The eight groups of an IPv6 address, with `::` filled in.
    private static func groups(ofIPv6 text: String) -> [UInt16]? {
        let halves = text.split(separator: "::", omittingEmptySubsequences: false)
        guard text.contains(":"), halves.count <= 2 else { return nil }
        let sides = halves.map { $0.split(separator: ":", omittingEmptySubsequences: $0.isEmpty) }
        let numbers = sides.map { $0.compactMap { $0.utf8.count <= 4 ? UInt16($0, radix: 16) : nil } }
        guard zip(sides, numbers).allSatisfy({ $0.count == $1.count }) else { return nil }
        let count = numbers.reduce(0) { $0 + $1.count }
        guard halves.count == 2 ? count <= 7 : count == 8 else { return nil }
        let gap = [UInt16](repeating: 0, count: 8 - count)
        return halves.count == 2 ? numbers[0] + gap + numbers[1] : numbers[0]
    }
}
