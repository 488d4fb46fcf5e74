// SPDX-License-Identifier: EUPL-1.2

/// `koinon analyse rake`: a sample and known totals in, the sample with weights out.
public enum AnalyseRake {
    /// Reads a sample with a column for each variable of the margins, and margins as `{"variable": {"level": total}}`.
    /// `weight` names the column of starting weights; without it everybody starts with 1. Gives the sample with the column
    /// `weight`, and as JSON what the weights cost in precision.
    ///
    /// Throws a `DelimitedProblem` or an `AnalysisRefusal`.
    public static func run(
        sample: ByteSource, margins: [UInt8], weight: String? = nil
    ) throws -> (output: AnalysisOutput, effect: [UInt8]) {
        let known = try MarginTotals.read(margins)
        var reader = try DelimitedReader(sample)
        let columns = try known.map { try reader.column($0.name) }
        let start = try weight.map { try reader.column($0) }
        let kept = reader.header.indices.filter { reader.header[$0] != "weight" }
        var (rows, base) = ([[String]](), [Double]())
        var levels = known.map { _ in [Int]() }
        var faults = Faults()
        while try reader.next() {
            rows.append(kept.map { reader.text(.init(index: $0)) })
            base.append(try start.map { try reader.number($0) } ?? 1)
            for (variable, margin) in known.enumerated() {
                let answer = reader.text(columns[variable]).trimmed
                if let level = margin.place[answer] {
                    levels[variable].append(level)
                } else {
                    faults.add(Self.unknown(answer, margin, row: reader.row))
                }
            }
        }
        try reader.refuseRagged()
        try faults.refuse()
        let raking = try Raking(
            base: base,
            margins: zip(known, levels).map { .init(name: $0.name, labels: $0.labels, totals: $0.totals, levels: $1) })
        var writer = DelimitedWriter(header: kept.map { reader.header[$0] } + ["weight"])
        for (row, weight) in zip(rows, raking.weights) { writer.row(row + [weight.field]) }
        let replaced = kept.count < reader.header.count
        return (AnalysisOutput(table: writer.bytes, notes: notes(raking, replaced)), effect(raking))
    }

    private static func unknown(_ answer: String, _ margin: MarginTotals, row: Int) -> String {
        answer.isEmpty
            ? "row \(row): “\(margin.name)” is blank; give the row a level, or leave it out and say so"
            : "row \(row): “\(margin.name)” is “\(answer)”, which the margins do not have"
    }

    private static func notes(_ raking: Raking, _ replaced: Bool) -> [String] {
        var notes: [String] = []
        if replaced { notes.append("The sample's column “weight” was replaced.") }
        if let kish = KishEffect(raking.weights) {
            notes.append(
                "\(raking.weights.count) people count as \(kish.effectiveCount.rounded(toPlaces: 1)) for precision (design effect \(kish.designEffect.rounded(toPlaces: 3)), Kish)."
            )
        }
        if let largest = raking.weights.max(), let smallest = raking.weights.min(), largest > 20 * smallest {
            notes.append(
                "The largest weight is \((largest / smallest).rounded(toPlaces: 0)) times the smallest: a few people speak for many; consider merging levels."
            )
        }
        return notes
    }

    private static func effect(_ raking: Raking) -> [UInt8] {
        let kish = KishEffect(raking.weights)
        return JSONText.object([
            ("n", .integer(raking.weights.count)), ("sum_of_weights", .number(raking.weights.reduce(0, +))),
            ("design_effect", .number(kish?.designEffect ?? .nan)),
            ("effective_n", .number(kish?.effectiveCount ?? .nan)), ("cycles", .integer(raking.cycles)),
        ]).bytes
    }
}

extension Double {
    func rounded(toPlaces places: Int) -> Double {
        let power = (0..<places).reduce(1.0) { power, _ in power * 10 }
        return (self * power).rounded() / power
    }
}

/// The known totals of one variable, as JSON gives them.
private struct MarginTotals {
    let name: String
    var labels: [String] = []
    var totals: [Double] = []
    var place: [String: Int] = [:]

    static func read(_ bytes: [UInt8]) throws -> [MarginTotals] {
        var scanner = JSONScanner(bytes, depthLimit: 2)
        do {
            let margins = try read(&scanner)
            try scanner.end()
            return margins
        } catch is JSONScanner.Fault {
            let (line, column) = scanner.place
            throw AnalysisRefusal(
                "the margins are not of the form {\"variable\": {\"level\": total}}: line \(line), column \(column)")
        }
    }

    private static func read(_ scanner: inout JSONScanner) throws -> [MarginTotals] {
        var margins: [MarginTotals] = []
        try scanner.beginObject()
        while let name = try scanner.nextMember() {
            var margin = MarginTotals(name: name.trimmed)
            try scanner.beginObject()
            while let label = try scanner.nextMember() {
                let label = label.trimmed
                guard margin.place.updateValue(margin.labels.count, forKey: label) == nil else {
                    throw AnalysisRefusal("“\(name)”: the level “\(label)” stands twice in the margins")
                }
                margin.labels.append(label)
                margin.totals.append(try scanner.number())
            }
            guard !margins.contains(where: { $0.name == margin.name }) else {
                throw AnalysisRefusal("“\(name)” stands twice in the margins")
            }
            margins.append(margin)
        }
        return margins
    }
}
