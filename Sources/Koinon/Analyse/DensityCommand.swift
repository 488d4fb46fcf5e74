// SPDX-License-Identifier: EUPL-1.2
import Analysis
import ArgumentParser

/// `koinon analyse kde`.
struct DensityCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kde",
        abstract: "A surface of events per square kilometre (kernel density).",
        discussion: """
            The result has a row for each cell, from the south-west corner row by row: ix, iy, and the value at its centre. \
            Coordinates are projected metres. A quartic kernel ends at the bandwidth; a Gaussian has it as its standard \
            deviation; with --adaptive, each cell takes the distance to its k-th nearest event.
            """)

    enum Kernel: String, ExpressibleByArgument, CaseIterable { case quartic, gaussian }

    @Option(help: "A table with the columns x and y.", completion: .file())
    var points: String

    @OptionGroup var grid: GridOptions

    @Option(help: "quartic or gaussian.")
    var kernel = Kernel.quartic

    @Option(help: "How far an event reaches, in metres.")
    var bandwidth: Double?

    @Option(help: "A quartic kernel up to the nearest event of this number, in place of a bandwidth.")
    var adaptive: Int?

    @OptionGroup var shared: SharedPlacesOption

    @OptionGroup var place: ResultPlace

    func validate() throws { _ = try chosen() }

    private func chosen() throws -> KernelDensity.Kernel {
        switch (bandwidth, adaptive, kernel) {
        case (nil, let nearest?, .quartic): return .adaptive(nearest: nearest)
        case (nil, .some, .gaussian): throw ValidationError("--adaptive is a quartic kernel.")
        case (let bandwidth?, nil, .quartic): return .quartic(bandwidth: bandwidth)
        case (let bandwidth?, nil, .gaussian): return .gaussian(bandwidth: bandwidth)
        default: throw ValidationError("Give either --bandwidth or --adaptive.")
        }
    }

    func run() async throws {
        try await AnalyseCommand.answering {
            let surface = try AnalyseDensity.run(
                .file(points), on: grid.grid(), chosen(), acceptsSharedPlaces: shared.acceptSharedPlaces)
            try place.write(surface)
        }
    }
}
