// SPDX-License-Identifier: EUPL-1.2

/// Weights that make a sample agree with known totals of several variables at once.
///
/// Iterative proportional fitting: for each variable in turn, the weights of each level are multiplied so that they sum up
/// to its total, again and again until all agree. Source: Deming and Stephan 1940, "On a least squares adjustment of a
/// sampled frequency table when the expected marginal totals are known"; Deville, Särndal and Sautory 1993, "Generalized
/// raking procedures in survey sampling". Only what the variables explain is corrected: people who did not answer and
/// differ in other ways are still missing.
public struct Raking: Hashable, Sendable {
    /// One variable: the level of each person, and the total of each level in the population.
    public struct Margin: Hashable, Sendable {
        public let name: String
        /// The names of the levels, as the totals are ordered.
        public let labels: [String]
        /// In persons, or in shares of all; above 0.
        public let totals: [Double]
        /// For each person the index of a level.
        public let levels: [Int]

        public init(name: String, labels: [String], totals: [Double], levels: [Int]) {
            (self.name, self.labels, self.totals, self.levels) = (name, labels, totals, levels)
        }
    }

    /// One per person, in the unit of the totals.
    public let weights: [Double]
    /// How often all variables were gone through.
    public let cycles: Int

    /// What all people who share all levels have in common.
    private struct Cell {
        let levels: [Int]
        var base = 0.0
        var factor = 1.0
    }

    /// Rakes weights that a sampling design gave, each above 0. Throws an `AnalysisRefusal`.
    public init(base: [Double], margins: [Margin]) throws {
        try Self.check(base, margins)
        var (cells, places) = ([Cell](), [[Int]: Int]())
        let cellOf = base.indices.map { person in
            let levels = margins.map { $0.levels[person] }
            if places[levels] == nil {
                places[levels] = cells.count
                cells.append(Cell(levels: levels))
            }
            return places[levels, default: 0]
        }
        for (person, cell) in cellOf.enumerated() { cells[cell].base += base[person] }
        cycles = try Self.fit(&cells, margins)
        weights = base.indices.map { base[$0] * cells[cellOf[$0]].factor }
    }

    private static func check(_ base: [Double], _ margins: [Margin]) throws {
        guard !base.isEmpty else { throw AnalysisRefusal("the sample has no rows") }
        guard !margins.isEmpty else { throw AnalysisRefusal("there is no margin to agree with") }
        guard base.allSatisfy({ $0 > 0 && $0.isFinite }) else {
            throw AnalysisRefusal("a starting weight is above 0; leave out the rows of people who are not to count")
        }
        for margin in margins {
            for (label, total) in zip(margin.labels, margin.totals) where !(total > 0 && total.isFinite) {
                throw AnalysisRefusal(
                    "“\(margin.name)”: the total of “\(label)” has to be above 0; leave the level out of the margins, and its people out of the sample"
                )
            }
            let answered = Set(margin.levels)
            if let empty = margin.labels.indices.first(where: { !answered.contains($0) }) {
                throw AnalysisRefusal(
                    "“\(margin.name)”: nobody in the sample is “\(margin.labels[empty])”, and no weight can stand for nobody; merge the level with another one"
                )
            }
        }
        let sums = margins.map { $0.totals.reduce(0, +) }
        for (margin, sum) in zip(margins, sums) where abs(sum - sums[0]) > 1e-9 * sums[0] {
            throw AnalysisRefusal(
                "the totals of “\(margins[0].name)” sum up to \(sums[0]), those of “\(margin.name)” to \(sum): bring them to the same population"
            )
        }
    }

    /// Multiplies factors until every margin agrees; gives how many cycles it took.
    private static func fit(_ cells: inout [Cell], _ margins: [Margin]) throws -> Int {
        let scale = margins[0].totals.reduce(0, +)
        let wanted = margins.map { margin in
            let sum = margin.totals.reduce(0, +)
            return margin.totals.map { $0 * scale / sum }
        }
        var distance = Double.infinity
        for cycle in 1...10_000 {
            for variable in margins.indices {
                let factors = zip(wanted[variable], sums(cells, variable, wanted[variable].count)).map { $0 / $1 }
                for cell in cells.indices { cells[cell].factor *= factors[cells[cell].levels[variable]] }
            }
            distance =
                margins.indices.map { variable in
                    zip(wanted[variable], sums(cells, variable, wanted[variable].count))
                        .reduce(0) { max($0, abs($1.1 / $1.0 - 1)) }
                }.max() ?? 0
            if distance <= 1e-12 { return cycle }
        }
        guard distance <= 1e-9 else {
            throw AnalysisRefusal(
                "the weights do not settle: with the combinations of levels that people in the sample have, the margins contradict each other; merge levels, or leave a variable out"
            )
        }
        return 10_000
    }

    private static func sums(_ cells: [Cell], _ variable: Int, _ count: Int) -> [Double] {
        cells.reduce(into: [Double](repeating: 0, count: count)) { $0[$1.levels[variable]] += $1.base * $1.factor }
    }
}

/// What unequal weights cost in precision.
///
/// The design effect is n·Σw²/(Σw)², at least 1; the effective sample size n divided by it. It holds for figures that have
/// nothing to do with the weights, and is cautious where they have. Source: Kish 1965, "Survey sampling", 11.7; Kish 1992,
/// "Weighting for unequal Pᵢ".
public struct KishEffect: Hashable, Sendable {
    /// Without unit.
    public let designEffect: Double
    /// In persons.
    public let effectiveCount: Double

    /// Nil where no weight is above 0, or one is negative.
    public init?(_ weights: [Double]) {
        let (sum, squares) = weights.reduce((0.0, 0.0)) { ($0.0 + $1, $0.1 + $1 * $1) }
        guard sum > 0, sum.isFinite, weights.allSatisfy({ $0 >= 0 }) else { return nil }
        effectiveCount = sum * sum / squares
        designEffect = Double(weights.count) / effectiveCount
    }
}
