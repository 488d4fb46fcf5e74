// SPDX-License-Identifier: EUPL-1.2
import Language

/// Something in a text that may point at a person.
struct TextFinding: Hashable, Sendable {
    enum Kind: String, Hashable, Sendable, CaseIterable {
        case mail, phone, plate, address, name

        /// What it looks like, to whoever wrote it.
        var message: Message {
            switch self {
            case .mail: Message("a mail address")
            case .phone: Message("a phone number, or another number of a person")
            case .plate: Message("a number plate")
            case .address: Message("an address with its number")
            case .name: Message("the name of a person")
            }
        }
    }

    let kind: Kind
    /// As it was written.
    let text: String
}

/// Looks for names, phones, number plates and addresses with numbers in what somebody wrote.
///
/// It asks and does not forbid: it takes some things for names that are none, and it does not notice a first name alone or
/// a description by which everybody knows who is meant. Whoever sends the text decides.
struct TextCheck: Sendable {
    /// Words, folded, that are known to name no person: those of the council's areas and organisations.
    private let known: Set<String>

    init(known names: some Sequence<String> = [String]()) {
        known = Set(names.flatMap(Folding.words))
    }

    /// What was found, each text once, in the order of the text.
    func findings(in text: String) -> [TextFinding] {
        let runs = TextRun.runs(of: text)
        var isTaken = Array(repeating: false, count: runs.count)
        var found: [(place: Int, finding: TextFinding)] = []
        func take(_ kind: TextFinding.Kind, _ stretches: [Range<Int>]) {
            for stretch in stretches where !isTaken[stretch].contains(true) {
                for place in stretch { isTaken[place] = true }
                found.append((stretch.lowerBound, TextFinding(kind: kind, text: TextRun.text(of: runs[stretch]))))
            }
        }
        take(.mail, MailShape.stretches(in: runs))
        take(.plate, PlateShape.stretches(in: runs))
        take(.phone, PhoneShape.stretches(in: runs))
        take(.address, AddressShape.stretches(in: runs))
        take(.name, NameShape(known: known).stretches(in: runs))
        var seen: Set<TextFinding> = []
        return found.sorted { $0.place < $1.place }.map(\.finding).filter { seen.insert($0).inserted }
    }

    /// What is found in a text that its writer has not been asked about yet: about `looked` they were.
    func unasked(in text: String, looked: String) -> [TextFinding] {
        let asked = Set(findings(in: looked))
        return findings(in: text).filter { !asked.contains($0) }
    }
}

/// Words around an at sign, with a dot behind it.
private enum MailShape {
    static func stretches(in runs: [TextRun]) -> [Range<Int>] {
        runs.indices.dropFirst().filter { runs[$0].gap == "@" }.compactMap { at in
            var (first, last) = (at - 1, at)
            while first > 0, ["", ".", "-", "_", "+"].contains(runs[first].gap) { first -= 1 }
            while last + 1 < runs.count, ["", ".", "-"].contains(runs[last + 1].gap) { last += 1 }
            return runs[at...last].dropFirst().contains { $0.gap == "." } ? first..<(last + 1) : nil
        }
    }
}

/// Numbers of eight to fifteen digits, in groups or not, that are no dates and no years.
private enum PhoneShape {
    private static let gaps: Set<String> = [
        "", " ", "\u{A0}", "\u{202F}", ".", "-", "/", " / ", " - ", ") ", " (", ")", "(", ".\u{A0}",
    ]

    static func stretches(in runs: [TextRun]) -> [Range<Int>] {
        var stretches: [Range<Int>] = []
        var place = 0
        while place < runs.count {
            guard runs[place].isDigits else {
                place += 1
                continue
            }
            var end = place + 1
            while end < runs.count, runs[end].isDigits, gaps.contains(runs[end].gap) { end += 1 }
            let isPartOfWord =
                end < runs.count && runs[end].isJoined || place > 0 && runs[place].isJoined && !runs[place - 1].isDigits
            let start = place + (isDate(runs[place..<end]) ? min(3, end - place) : 0)
            if !isPartOfWord, start < end, isPhone(runs[start..<end]) { stretches.append(start..<end) }
            place = end
        }
        return stretches
    }

    private static func isPhone(_ runs: ArraySlice<TextRun>) -> Bool {
        let groups = runs.map(\.text)
        let digits = groups.joined()
        if runs.first?.gap.last == "+" || digits.hasPrefix("00") { return (8...15).contains(digits.count) }
        switch digits.count {
        // Eight digits are a phone in some countries where they stand in pairs; a sum of money does not.
        case 8: return groups.count == 4 && groups.allSatisfy { $0.count == 2 }
        case 9...12: return true
        default: return false
        }
    }

    /// Whether it begins with a day or with years: 18.11.2026, 2026-11-18, 2025-2026.
    private static func isDate(_ runs: ArraySlice<TextRun>) -> Bool {
        func isYear(_ text: String) -> Bool { text.count == 4 && (text.hasPrefix("19") || text.hasPrefix("20")) }
        let head = runs.prefix(3).map(\.text)
        if head.count == 3, isYear(head[2]), head[0].count <= 2, head[1].count <= 2 { return true }
        guard let first = head.first, isYear(first) else { return false }
        return head.dropFirst().allSatisfy { $0.count <= 2 || isYear($0) }
    }
}
