// SPDX-License-Identifier: EUPL-1.2

/// `koinon analyse rates`: counts and populations in, rates with intervals out.
public enum AnalyseRates {
    /// Reads columns `count` and `pop`, and hands on all other columns as they are.
    ///
    /// Throws a `DelimitedProblem` or an `AnalysisRefusal` with the row at fault.
    public static func run(_ counts: ByteSource, per: Double = 1000) throws -> AnalysisOutput {
        var reader = try DelimitedReader(counts)
        let (count, population) = (try reader.column("count"), try reader.column("pop"))
        let others = reader.header.indices.filter { $0 != count.index && $0 != population.index }
        var writer = DelimitedWriter(header: others.map { reader.header[$0] } + header(per: per))
        while try reader.next() {
            let own = others.map { reader.text(.init(index: $0)) }
            guard
                let rate = Rate(count: try reader.integer(count), population: try reader.integer(population), per: per)
            else {
                throw AnalysisRefusal("row \(reader.row): a rate needs a count of 0 or more and a population above 0")
            }
            writer.row(own + fields(rate))
        }
        try reader.refuseRagged()
        return AnalysisOutput(
            table: writer.bytes, notes: ["Rates are per \(text(per)) over the time that the counts cover."])
    }

    static func header(per: Double) -> [String] {
        ["count", "pop", "rate\(text(per))", "garwood_lo", "garwood_hi", "byar_lo", "byar_hi"]
    }

    static func fields(_ rate: Rate) -> [String] {
        let (exact, approximate) = (rate.garwood, rate.byar)
        let figures = [rate.value, exact.low, exact.high, approximate.low, approximate.high]
        return [String(rate.count), String(rate.population)] + figures.map(\.field)
    }

    private static func text(_ per: Double) -> String { Int(exactly: per).map(String.init) ?? "\(per)" }
}
