// SPDX-License-Identifier: EUPL-1.2

/// Which rows tell an incident that an earlier row told, and whether at another place. Twelve
/// bytes for each of 2^24 places in a table for ten million rows: 200 MB, and half as much again while it grows.
struct Repetition {
    /// Rows that repeat an earlier one.
    private(set) var rows = 0
    /// Incidents that stand in more than one row.
    private(set) var incidents = 0
    /// Those among them whose rows tell different places. A row without a place tells none.
    private(set) var elsewhere = 0

    /// The first place that was told, by the mark of the incident: thirty bits of its hash, 0 while none was told, and
    /// what was counted already.
    private var seen: [UInt64: UInt32] = [:]

    private static let isCounted: UInt32 = 1 << 30
    private static let isElsewhere: UInt32 = 1 << 31
    private static let placeBits: UInt32 = 1 << 30 - 1

    /// Takes a row by its mark and the hash of its place, nil where it has none; true where it repeats an earlier one.
    mutating func see(_ mark: UInt64, place: UInt64?) -> Bool {
        let place = place.map { max(1, UInt32(truncatingIfNeeded: $0 ^ $0 >> 32) & Self.placeBits) } ?? 0
        guard var known = seen[mark] else {
            seen[mark] = place
            return false
        }
        rows += 1
        if known & Self.isCounted == 0 { incidents += 1 }
        if known & Self.placeBits == 0 {
            known |= place
        } else if place != 0, known & Self.placeBits != place, known & Self.isElsewhere == 0 {
            elsewhere += 1
            known |= Self.isElsewhere
        }
        seen[mark] = known | Self.isCounted
        return true
    }
}

/// FNV-1a (Fowler, Noll, Vo), 64 bits: among ten million rows two collide by chance once in 370,000 files.
struct RowHash {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ bytes: Span<UInt8>) {
        for i in bytes.indices { value = (value ^ UInt64(bytes[i])) &* 0x100_0000_01B3 }
        value = (value ^ 0xFF) &* 0x100_0000_01B3
    }
}
