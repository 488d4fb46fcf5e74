// SPDX-License-Identifier: EUPL-1.2

/// Letters and digits as number plates have them.
enum PlateShape {
    /// How many letters (positive) and digits (negative) follow each other, and whether a plate may be written without
    /// anything between them, in small letters as well.
    private struct Shape {
        let groups: [ClosedRange<Int>]
        let startsWithLetters: Bool
        let isSafe: Bool

        init(letters: Bool, _ groups: ClosedRange<Int>..., safe: Bool = false) {
            (self.groups, startsWithLetters, isSafe) = (groups, letters, safe)
        }
    }

    /// Sources: the registration schemes of the countries as published by their authorities; only the shapes matter here.
    private static let shapes: [Shape] = [
        // AB-123-CD France, Italy; AB-12-CD Netherlands, Portugal
        Shape(letters: true, 2...2, 2...3, 2...2, safe: true),
        // AB12 CDE Great Britain
        Shape(letters: true, 2...2, 2...2, 3...3, safe: true),
        // B 123 ABC Romania
        Shape(letters: true, 1...2, 2...3, 3...3),
        // ΙΚΥ-1234 Greece; ABC 123 Sweden, Finland; AB 1234 Luxembourg; WA 12345 Poland
        Shape(letters: true, 2...3, 3...5),
        // ABC 12D Sweden
        Shape(letters: true, 3...3, 2...2, 1...1),
        // 1234 BCD Spain; 1234 AB 75 France until 2009
        Shape(letters: false, 4...4, 3...3), Shape(letters: false, 3...4, 2...3, 2...2),
        // 12-AB-34 Portugal; 12-ABC-3 Netherlands; 1-ABC-123 Belgium; 131-D-12345 Ireland
        Shape(letters: false, 1...2, 2...3, 1...3), Shape(letters: false, 2...3, 1...2, 3...6),
    ]

    private static let gaps: Set<String> = ["", "-", " ", "\u{A0}", "\u{202F}", ".", "·", "–"]

    static func stretches(in runs: [TextRun]) -> [Range<Int>] {
        var stretches: [Range<Int>] = []
        var place = 0
        while place < runs.count {
            let length = [5, 4, 3, 2].first { isPlate(runs, place, $0) }
            if let length { stretches.append(place..<(place + length)) }
            place += length ?? 1
        }
        return stretches
    }

    private static func isPlate(_ runs: [TextRun], _ start: Int, _ length: Int) -> Bool {
        guard start + length <= runs.count else { return false }
        let plate = runs[start..<(start + length)]
        guard plate.dropFirst().allSatisfy({ gaps.contains($0.gap) }), stands(alone: plate, in: runs) else {
            return false
        }
        let merged = merging(plate)
        return isGerman(plate) || merged.count == length && shapes.contains { fits($0, merged, plate) }
    }

    /// M-AB 1234: two groups of letters, and digits.
    private static func isGerman(_ plate: ArraySlice<TextRun>) -> Bool {
        let runs = Array(plate)
        guard runs.count == 3, !runs[0].isDigits, !runs[1].isDigits, runs[2].isDigits,
            (1...3).contains(runs[0].text.count),
            (1...2).contains(runs[1].text.count), (1...4).contains(runs[2].text.count)
        else { return false }
        let isCapital = (runs[0].text + runs[1].text).allSatisfy(\.isUppercase)
        return isCapital && (runs[1].gap == "-" || runs[2].text.count > 2)
    }

    /// Whether nothing is joined to it on either side.
    private static func stands(alone plate: ArraySlice<TextRun>, in runs: [TextRun]) -> Bool {
        let joins: Set<String> = ["", "-"]
        let isJoinedBefore = plate.startIndex > 0 && joins.contains(runs[plate.startIndex].gap)
        let isJoinedAfter = plate.endIndex < runs.count && joins.contains(runs[plate.endIndex].gap)
        return !isJoinedBefore && !isJoinedAfter
    }

    private static func merging(_ plate: ArraySlice<TextRun>) -> [(isDigits: Bool, text: String)] {
        plate.reduce(into: []) { merged, run in
            if let last = merged.last, !last.isDigits, !run.isDigits {
                merged[merged.count - 1].text += run.text
            } else {
                merged.append((run.isDigits, run.text))
            }
        }
    }

    private static func fits(
        _ shape: Shape, _ merged: [(isDigits: Bool, text: String)], _ plate: ArraySlice<TextRun>
    ) -> Bool {
        guard merged.count == shape.groups.count, merged.first?.isDigits == !shape.startsWithLetters,
            zip(merged, shape.groups).allSatisfy({ $1.contains($0.text.count) }),
            zip(merged, merged.dropFirst()).allSatisfy({ $0.isDigits != $1.isDigits })
        else { return false }
        let letters = plate.filter { !$0.isDigits }.map(\.text).joined()
        let gaps = plate.dropFirst().map(\.gap)
        let isTight = gaps.allSatisfy { $0 == "-" || $0 == "–" } || gaps.allSatisfy(\.isEmpty)
        let isCapital = letters.allSatisfy(\.isUppercase)
        // In small letters with spaces it is a sentence, and with a year behind it a name of something else.
        guard isCapital || isTight && shape.isSafe else { return false }
        return isTight || shape.isSafe || !endsWithYear(merged)
    }

    private static func endsWithYear(_ merged: [(isDigits: Bool, text: String)]) -> Bool {
        guard merged.count == 2, let last = merged.last, last.isDigits, last.text.count == 4 else { return false }
        return last.text.hasPrefix("19") || last.text.hasPrefix("20")
    }
}
