// SPDX-License-Identifier: EUPL-1.2

/// A street with a number, or a door of a house. A street alone is a place and is welcome.
enum AddressShape {
    static func stretches(in runs: [TextRun]) -> [Range<Int>] {
        runs.indices.compactMap { place in
            let key = runs[place].key
            if TextWords.streets.contains(key) { return before(place, runs) ?? after(place, runs) }
            if TextWords.flats.contains(key) { return number(at: place + 1, runs, [" ", ". ", " n° ", " no. "]) }
            if isGermanStreet(runs[place]) { return number(at: place + 1, runs, [" ", ". "]) }
            return isGreekStreet(place, runs) ? number(at: place + 1, runs, [" "]) : nil
        }
    }

    /// 12 Harbour Street, 14 bis rue de la Paix.
    private static func before(_ street: Int, _ runs: [TextRun]) -> Range<Int>? {
        var place = street
        for _ in 0..<4 {
            guard place > 0, joins.contains(runs[place].gap) else { return nil }
            place -= 1
            if isNumber(runs[place]) {
                let address = place..<end(of: street, runs)
                return address.contains { $0 != street && runs[$0].isCapitalised } ? address : nil
            }
            let isLetterOfNumber = runs[place].text.count == 1 && runs[place].isJoined
            guard isPartOfName(runs[place]) || isLetterOfNumber || ["bis", "ter"].contains(runs[place].key) else {
                return nil
            }
        }
        return nil
    }

    /// Quay Road 3, οδός Ερμού 15, via Roma 3.
    private static func after(_ street: Int, _ runs: [TextRun]) -> Range<Int>? {
        let end = end(of: street, runs)
        // In small letters it may be any other word: "in one place 3 times".
        guard runs[street].isCapitalised || end > street + 1 else { return nil }
        var start = street
        while start > 0, runs[start].gap == " ", runs[start - 1].isCapitalised { start -= 1 }
        return number(at: end, runs, [" ", " n° ", " no. ", " αρ. "]).map { start..<$0.upperBound }
    }

    private static let joins: Set<String> = ["", " ", ", ", "\u{A0}", "-", "’", "'", ". "]

    /// Where the name ends that begins with the street.
    private static func end(of street: Int, _ runs: [TextRun]) -> Int {
        var end = street + 1
        while end < runs.count, end - street < 6, [" ", "\u{A0}", "-", "’", "'", ". "].contains(runs[end].gap),
            isPartOfName(runs[end])
        {
            end += 1
        }
        return end
    }

    private static func number(at place: Int, _ runs: [TextRun], _ gaps: Set<String>) -> Range<Int>? {
        guard place < runs.count, place > 0, gaps.contains(runs[place].gap), isNumber(runs[place]) else { return nil }
        return (place - 1)..<(place + 1)
    }

    /// A number as houses have them; years are none.
    private static func isNumber(_ run: TextRun) -> Bool {
        run.isDigits && run.text.count <= 4 && !(run.text.count == 4 && ["19", "20"].contains(run.text.prefix(2)))
    }

    private static func isPartOfName(_ run: TextRun) -> Bool {
        run.isCapitalised && !TextWords.times.contains(run.key) || TextWords.particles.contains(run.key)
    }

    /// Lindenstraße 5, Bahnhofstr. 12.
    private static func isGermanStreet(_ run: TextRun) -> Bool {
        run.text.count > 5 && (run.key.hasSuffix("strasse") || run.key.hasSuffix("str") || run.key.hasSuffix("gasse"))
    }

    /// Ερμού 15: in Greek the word for street is usually left out, and the name stands in the genitive.
    private static func isGreekStreet(_ place: Int, _ runs: [TextRun]) -> Bool {
        let run = runs[place]
        guard run.isCapitalised, run.text.count > 3,
            run.text.unicodeScalars.allSatisfy({
                (0x370...0x3FF).contains($0.value) || (0x1F00...0x1FFF).contains($0.value)
            })
        else { return false }
        let isGenitive = ["ου", "ησ", "ασ", "ων", "εωσ"].contains { run.key.hasSuffix($0) }
        let isCounted = place + 1 < runs.count && runs[place + 1].text.count <= 3
        return isGenitive && isCounted && !TextWords.times.contains(run.key) && !TextWords.places.contains(run.key)
    }
}
