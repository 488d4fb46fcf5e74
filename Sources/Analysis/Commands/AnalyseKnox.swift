// SPDX-License-Identifier: EUPL-1.2

/// `koinon analyse knox`: events with place and time in, whether they draw near repeats after them out.
public enum AnalyseKnox {
    /// What is asked for, in metres and days.
    public struct Options: Hashable, Sendable {
        public var distance: Double
        public var days: Double
        /// Rising upper ends of the table's bands, above 0; none for no table.
        public var spaceBands: [Double] = []
        public var timeBands: [Double] = []
        /// Nil for no p-values.
        public var permutations: Permutations? = Permutations(count: 999, seed: 1)

        public init(distance: Double, days: Double) {
            (self.distance, self.days) = (distance, days)
        }
    }

    /// Reads columns `x,y` in metres and `t` (a date with its time) or `day` (a number); writes JSON.
    ///
    /// Throws a `DelimitedProblem`, or an `AnalysisRefusal` for fewer than two events, bands that do not rise, and more near
    /// pairs than fit in memory.
    public static func run(_ points: ByteSource, _ options: Options) throws -> AnalysisOutput {
        try check(options)
        let (events, unitsPerDay) = try read(points)
        guard events.count >= 2 else {
            throw AnalysisRefusal("there are \(events.count) events: a repeat needs 2, a test some hundreds")
        }
        var asked = KnoxTest.Options(distance: options.distance, time: options.days * unitsPerDay)
        asked.spaceBands = options.spaceBands
        asked.timeBands = options.timeBands.map { $0 * unitsPerDay }
        asked.permutations = options.permutations
        guard let test = KnoxTest(events, asked) else {
            throw AnalysisRefusal(
                "more than \(NearPairs.largest) pairs lie within the largest distance: take a smaller one, or a part of the events"
            )
        }
        return AnalysisOutput(table: document(test, options).bytes, notes: notes(events, test))
    }

    private static func check(_ options: Options) throws {
        guard options.distance >= 0, options.days >= 0, options.distance <= 1e7, options.days <= 1e6 else {
            throw AnalysisRefusal("a distance is 0 metres or more, a span of time 0 days or more")
        }
        guard options.spaceBands.isEmpty == options.timeBands.isEmpty else {
            throw AnalysisRefusal("a table needs bands of distance and of time")
        }
        for (bands, largest) in [(options.spaceBands, 1e7), (options.timeBands, 1e6)] {
            let rises = zip([0] + bands, bands).allSatisfy { $0 < $1 } && bands.allSatisfy { $0 <= largest }
            guard rises, bands.count <= 20 else {
                throw AnalysisRefusal("bands are at most 20 upper ends above 0, each larger than the one before")
            }
        }
    }

    /// The events, times in seconds where the column is `t`, so that spans of whole days are told exactly.
    private static func read(_ source: ByteSource) throws -> (events: [KnoxTest.Event], unitsPerDay: Double) {
        var reader = try DelimitedReader(source)
        let (x, y) = (try reader.column("x"), try reader.column("y"))
        let isClock = (try? reader.column("t")) != nil
        let time = try reader.column(isClock ? "t" : "day")
        var (events, clock, faults) = ([KnoxTest.Event](), ElapsedClock(), Faults())
        while try reader.next() {
            let elapsed = isClock ? try clock.seconds(reader, time) : try reader.number(time)
            if abs(elapsed) > 1e15 { faults.add("row \(reader.row): \(elapsed) is no day") }
            events.append(.init(place: try EventPlaces.place(reader, x, y, &faults), time: elapsed))
        }
        try reader.refuseRagged()
        try faults.refuse()
        return (events, isClock ? 86_400 : 1)
    }

    private static func notes(_ events: [KnoxTest.Event], _ test: KnoxTest) -> [String] {
        var notes = [
            "A small p says that events near each other in space are near in time more often than chance explains; not who or what repeats. It is small, too, where one part of town grows while another shrinks."
        ]
        var seen: [KnoxTest.Event: Int] = Dictionary(minimumCapacity: events.count)
        for event in events { seen[event, default: 0] += 1 }
        let doubled = events.count - seen.count
        if doubled > 0 {
            notes.append(
                "\(doubled) events have the exact place and time of another: if they are one incident written twice, remove them first; they count as repeats here."
            )
        }
        if test.nearInTime == test.pairs { notes.append("All pairs lie within the span of time: the test is empty.") }
        let places = events.map(\.place)
        return notes + PlaceNotes.notes(places, artefact: "repeats close by are an artefact of that")
    }
}

extension AnalyseKnox {
    private static func document(_ test: KnoxTest, _ options: Options) -> JSONText {
        let ratio = test.expected.map { Double(test.nearInBoth) / $0 }
        let members: [(String, JSONText)] = [
            (
                "method",
                .text(
                    "Knox 1964: pairs within a distance and a span of time, ends included, days elapsed with their fractions; p from shuffling the times, (k+1)/(R+1)"
                )
            ),
            ("n", .integer(test.events)), ("delta_m", .number(options.distance)), ("tau_days", .number(options.days)),
            ("pairs", .integer(test.pairs)), ("NS", .integer(test.nearInSpace)), ("NT", .integer(test.nearInTime)),
            ("NST", .integer(test.nearInBoth)), ("expected", .number(test.expected ?? .nan)),
            ("ratio", .number(ratio ?? .nan)), ("p", .number(test.p ?? .nan)),
        ]
        return .object(members + Permutations.members(options.permutations) + bands(test, options))
    }

    private static func bands(_ test: KnoxTest, _ options: Options) -> [(String, JSONText)] {
        guard let table = test.table else { return [] }
        func rows(_ cell: (KnoxCell) -> JSONText) -> JSONText { .list(table.map { .list($0.map(cell)) }) }
        var members: [(String, JSONText)] = [
            ("space_bins_upper", .list([.text("same")] + options.spaceBands.map(JSONText.number))),
            ("time_bins_upper", .list(options.timeBands.map(JSONText.number) + [.text("inf")])),
            ("table", rows { .integer($0.observed) }),
        ]
        guard let permutations = options.permutations else { return members }
        members += [
            ("mc_mean_\(permutations.count)", rows { .number($0.mean ?? .nan) }),
            ("mc_median", rows { .number($0.median ?? .nan) }), ("ratio_obs_median", rows { .number(ratio($0)) }),
            ("p_mc", rows { .number($0.p ?? .nan) }),
        ]
        return members
    }

    /// Observed over the median of chance; 0 where nothing was observed, none where chance's median is 0.
    private static func ratio(_ cell: KnoxCell) -> Double {
        guard cell.observed > 0 else { return 0 }
        return cell.median.map { $0 > 0 ? Double(cell.observed) / $0 : .nan } ?? .nan
    }
}
