// SPDX-License-Identifier: EUPL-1.2

/// Words that stand together as the names of persons do: two with capital letters, or one behind a title or an initial.
struct NameShape: Sendable {
    /// Words, folded, that name no person.
    let known: Set<String>

    func stretches(in runs: [TextRun]) -> [Range<Int>] {
        var stretches: [Range<Int>] = []
        var place = 0
        while place < runs.count {
            let end = chain(from: place, runs)
            if end > place, isName(place..<end, runs) { stretches.append(place..<end) }
            place = max(end, place + 1)
        }
        return stretches
    }

    /// Where a chain of words ends that could be one name; its start where there is none.
    private func chain(from start: Int, _ runs: [TextRun]) -> Int {
        guard isLink(runs[start]) || isTitle(runs[start]) else { return start }
        var end = start + 1
        while end < runs.count {
            let isShort = runs[end - 1].isInitial || isTitle(runs[end - 1])
            guard Self.joins.contains(runs[end].gap) || isShort && [". ", "."].contains(runs[end].gap) else { break }
            if isLink(runs[end]) {
                end += 1
            } else if TextWords.particles.contains(runs[end].key), end + 1 < runs.count, isLink(runs[end + 1]),
                Self.joins.contains(runs[end + 1].gap)
            {
                end += 2
            } else {
                break
            }
        }
        return end
    }

    private static let joins: Set<String> = [" ", "\u{A0}", "\u{202F}", "-", "’", "'"]

    /// Whether a word could be part of a name.
    private func isLink(_ run: TextRun) -> Bool {
        guard run.isCapitalised || run.isShouted || run.isInitial else { return false }
        return !known.contains(run.key) && !TextWords.common.contains(run.key) && !TextWords.times.contains(run.key)
            && !TextWords.places.contains(run.key) && !TextWords.streets.contains(run.key)
    }

    private func isTitle(_ run: TextRun) -> Bool { TextWords.titles.contains(run.key) }

    private func isName(_ chain: Range<Int>, _ runs: [TextRun]) -> Bool {
        let words = runs[chain].filter { ($0.isCapitalised || $0.isShouted) && !isTitle($0) }
        let isIntroduced = runs[chain].dropLast().contains { isTitle($0) || $0.isInitial }
        guard words.count >= 2 || words.count == 1 && isIntroduced else { return false }
        return !isPlace(chain, runs)
    }

    /// Whether a word for a place or an institution stands before or behind it: place Victor Hugo, Maria Callas Park.
    private func isPlace(_ chain: Range<Int>, _ runs: [TextRun]) -> Bool {
        if chain.upperBound < runs.count, Self.joins.contains(runs[chain.upperBound].gap),
            isPlaceWord(runs[chain.upperBound])
        {
            return true
        }
        var before = chain.lowerBound
        while before > 0, chain.lowerBound - before < 4, Self.joins.contains(runs[before].gap) {
            before -= 1
            if isPlaceWord(runs[before]) { return true }
            guard TextWords.particles.contains(runs[before].key) || known.contains(runs[before].key) else {
                return false
            }
        }
        return false
    }

    private func isPlaceWord(_ run: TextRun) -> Bool {
        TextWords.places.contains(run.key) || TextWords.streets.contains(run.key)
    }
}
