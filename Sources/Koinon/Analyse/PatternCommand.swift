// SPDX-License-Identifier: EUPL-1.2
import Analysis
import ArgumentParser

/// `koinon analyse pattern`.
struct PatternCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pattern",
        abstract: "Whether events lie together or apart: nearest-neighbour index and Ripley's K.",
        discussion: """
            Coordinates are projected metres. K comes uncorrected and with three corrections for what lies beyond the edge \
            of a rectangular window. Refused where at least three quarters of events share their exact place.
            """)

    @Option(help: "A table with the columns x and y.", completion: .file())
    var points: String

    @Option(help: "The area for the nearest-neighbour index, in square metres; that of the window without it.")
    var area: Double?

    @Option(help: "Where events were recorded, as west,south,east,north; the box around them without it.")
    var window: String?

    @Option(help: "Radii for K in metres, as 50,100,200; 100 to 2000 by 100 without it.")
    var radii: String?

    @OptionGroup var shared: SharedPlacesOption

    @OptionGroup var place: ResultPlace

    func validate() throws { _ = try options() }

    private func options() throws -> AnalysePattern.Options {
        var options = AnalysePattern.Options()
        (options.area, options.acceptsSharedPlaces) = (area, shared.acceptSharedPlaces)
        if let radii {
            guard let numbers = Self.numbers(radii) else {
                throw ValidationError("--radii are numbers, as 50,100,200.")
            }
            options.radii = numbers
        }
        guard let window else { return options }
        guard let sides = Self.numbers(window), sides.count == 4, sides[0] < sides[2], sides[1] < sides[3] else {
            throw ValidationError("--window is west,south,east,north, as 543000,4173000,555000,4187000.")
        }
        options.window = Extent([Position(x: sides[0], y: sides[1]), Position(x: sides[2], y: sides[3])])
        return options
    }

    private static func numbers(_ text: String) -> [Double]? {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { Double($0.drop { $0 == " " }) }
        return numbers.count == parts.count ? numbers : nil
    }

    func run() async throws {
        try await AnalyseCommand.answering { try place.write(AnalysePattern.run(.file(points), options())) }
    }
}
