// SPDX-License-Identifier: EUPL-1.2
import Analysis
import ArgumentParser

/// `koinon analyse knox`.
struct KnoxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "knox",
        abstract: "Near repeats: are events near each other in space also near in time?",
        discussion: """
            Knox's test, and with bands the table of ratios. Coordinates are projected metres; t is a date with its time, of \
            which fractions of a day count; instead of t, day may be a number. p comes from shuffling the times; the same seed \
            gives the same result on every machine.
            """)

    @Option(help: "A table with the columns x, y and t (or day).", completion: .file())
    var points: String

    @Option(help: "How far apart near events may be, in metres.")
    var distance: Double

    @Option(help: "How many days apart near events may be.")
    var days: Double

    @Option(help: "Upper ends of the bands of distance, in metres: 100,200,500. The same place is a band of its own.")
    var spaceBands: NumberList?

    @Option(help: "Upper ends of the table's bands of time, in days: 7,14,28.")
    var timeBands: NumberList?

    @Option(help: "Shuffles for the p-values; 0 for none.")
    var permutations = 999

    @Option(help: "The seed of the shuffles.")
    var seed: UInt64 = 1

    @OptionGroup var place: ResultPlace

    func validate() throws {
        guard 0...1_000_000 ~= permutations else { throw ValidationError("--permutations is 0 to 1000000.") }
    }

    func run() async throws {
        try await AnalyseCommand.answering {
            var options = AnalyseKnox.Options(distance: distance, days: days)
            options.spaceBands = spaceBands?.numbers ?? []
            options.timeBands = timeBands?.numbers ?? []
            options.permutations = Permutations(count: permutations, seed: seed)
            try place.write(AnalyseKnox.run(.file(points), options))
        }
    }
}

/// Numbers with commas between them.
struct NumberList: ExpressibleByArgument {
    let numbers: [Double]

    init?(argument: String) {
        let numbers = argument.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
        guard numbers.allSatisfy({ $0?.isFinite == true }) else { return nil }
        self.numbers = numbers.compactMap(\.self)
    }
}
