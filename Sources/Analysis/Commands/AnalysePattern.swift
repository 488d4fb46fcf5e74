// SPDX-License-Identifier: EUPL-1.2

/// `koinon analyse pattern`: places in, whether they lie together or apart out.
public enum AnalysePattern {
    /// What is asked for.
    public struct Options: Sendable {
        /// The area for the nearest-neighbour index; that of the window where nil.
        public var area: Double?
        /// Where events were recorded; the box around them where nil.
        public var window: Extent?
        /// For K, in the unit of the coordinates.
        public var radii = stride(from: 100.0, through: 2_000, by: 100).map(\.self)
        /// Whether to go on though most events share their place.
        public var acceptsSharedPlaces = false

        public init() {}
    }

    /// More events are not looked at pair by pair.
    static let mostEvents = 200_000

    /// Reads columns `x,y` in metres; writes JSON: the index, and K by radius, arrays of the same length.
    ///
    /// Throws a `DelimitedProblem` or an `AnalysisRefusal`.
    public static func run(_ points: ByteSource, _ options: Options) throws -> AnalysisOutput {
        let places = try EventPlaces.read(points)
        let window = options.window ?? Extent(places)
        try check(places, window, options)
        let near = NearestNeighbours(places, area: options.area ?? window.width * window.height)
        let ripley = RipleyK(places, in: window, radii: options.radii)
        return AnalysisOutput(
            table: document(near, ripley, window).bytes, notes: notes(places, window, options))
    }

    private static func check(_ places: [Position], _ window: Extent, _ options: Options) throws {
        guard places.count >= 2 else { throw AnalysisRefusal("a pattern needs at least 2 events") }
        guard places.count <= mostEvents else {
            throw AnalysisRefusal(
                "more than \(mostEvents) events are not looked at pair by pair: draw a sample, or take a part of the town"
            )
        }
        guard window.width > 0, window.height > 0, window.width.isFinite, window.height.isFinite else {
            throw AnalysisRefusal("all events lie on one line: give the window in which they were recorded")
        }
        let outside = places.count { !window.contains($0) }
        guard outside == 0 else {
            throw AnalysisRefusal("\(outside) events lie outside the window: widen it, or leave them out")
        }
        if let area = options.area, !(area > 0 && area.isFinite) {
            throw AnalysisRefusal("an area is above 0, in square metres")
        }
        let radii = options.radii
        guard let first = radii.first, first > 0, radii.allSatisfy(\.isFinite),
            zip(radii, radii.dropFirst()).allSatisfy(<)
        else { throw AnalysisRefusal("radii are numbers above 0, in rising order") }
        if !options.acceptsSharedPlaces {
            try SharedPlaces(places).refuse("nearest neighbours at a distance of 0 measure the moving, not the town")
        }
    }

    private static func document(_ near: NearestNeighbours, _ ripley: RipleyK, _ window: Extent) -> JSONText {
        .object([
            (
                "method",
                .text(
                    "nearest-neighbour index of Clark and Evans 1954, without edge correction; Ripley's K with n(n-1), corrections on a rectangle as in spatstat; lengths in the unit of the coordinates"
                )
            ),
            ("n", .integer(near.count)), ("area", .number(near.area)), ("mean_nn", .number(near.mean)),
            ("expected", .number(near.expected)), ("NNI", .number(near.index)), ("se", .number(near.standardError)),
            ("z", .number(near.z)),
            ("window", .numbers([window.low.x, window.low.y, window.high.x, window.high.y])),
            ("window_area", .number(ripley.area)), ("r", .numbers(ripley.values.map(\.radius))),
            ("theo", .numbers(ripley.values.map(\.theoretical))), ("un", .numbers(ripley.values.map(\.uncorrected))),
            ("border", .numbers(ripley.values.map { $0.border ?? .nan })),
            ("trans", .numbers(ripley.values.map(\.translation))),
            ("iso", .numbers(ripley.values.map(\.isotropic))),
            ("L_minus_r", .numbers(ripley.values.map(\.excess))),
        ])
    }

    private static func notes(_ places: [Position], _ window: Extent, _ options: Options) -> [String] {
        var notes = [
            "Both figures compare with events thrown anywhere in the area; people and streets are not anywhere, so that “together” is the rule. They say nothing about where."
        ]
        if options.window == nil {
            notes.append(
                "The window is the box around the events: smaller than the town, which makes them look farther apart.")
        }
        if let widest = options.radii.last, widest > min(window.width, window.height) / 4 {
            notes.append(
                "The largest radius is above a quarter of the window's shorter side: K rests on few events there, whatever the correction."
            )
        }
        return notes + PlaceNotes.notes(places, artefact: "distances of 0 are an artefact of that")
    }
}
