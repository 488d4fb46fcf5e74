// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Testing

@testable import Analysis

@Suite("Scan statistics")
struct ScanTests {
    private func json(_ output: AnalysisOutput) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(output.table)) as? [String: Any])
    }

    private func options(_ permutations: Int = 0, months: Int = 6, share: Double = 0.5) -> AnalyseScan.Options {
        var options = AnalyseScan.Options()
        options.permutations = Permutations(count: permutations, seed: 7)
        (options.longestSpan, options.largestShare) = (months, share)
        return options
    }

    private func compare(_ own: [[String: Any]], _ golden: [[String: Any]], _ names: [(String, String)]) -> Differences
    {
        var differences = Differences("scan")
        for (one, other) in zip(own, golden) {
            for (name, reference) in names {
                differences.see(one[name] as? Double ?? .nan, other[reference] as? Double ?? .nan)
            }
        }
        return differences
    }

    @Test("the reference's five most striking circles", .reference)
    func golden() throws {
        let reference = try #require(
            try JSONSerialization.jsonObject(with: Data(Reference.bytes("golden/scan_northumbria.json")))
                as? [String: Any])
        for (key, list) in reference {
            guard key.hasPrefix("ubpop"), let golden = list as? [[String: Any]] else { continue }
            let share = try #require(Double(key.dropFirst("ubpop".count)))
            let result = try json(
                AnalyseScan.run(
                    zones: .file(Reference.path("golden/scan_northumbria_input.csv")), options(share: share)))
            let own = try #require(result["clusters"] as? [[String: Any]])
            #expect(own.count >= golden.count)
            for (one, other) in zip(own, golden) { #expect(one["zones"] as? [Int] == other["zones"] as? [Int]) }
            let names = ["llr", "center", "cases", "expected", "rr"].map { ($0, $0) }
            compare(own, golden, names).expect(below: 1e-10)
        }
    }

    @Test("the reference's ten most striking windows of space and time", .reference)
    func spaceTimeGolden() throws {
        let reference = try #require(
            try JSONSerialization.jsonObject(with: Data(Reference.bytes("golden/stps_northumbria.json")))
                as? [String: Any])
        let result = try json(
            AnalyseScan.run(
                zones: .file(Reference.path("golden/scan_northumbria_input.csv")),
                months: .file(Reference.path("golden/stps_northumbria_counts.csv")), options(19)))
        let own = try #require(result["overlapping"] as? [[String: Any]])
        let golden = try #require(reference["top10"] as? [[String: Any]])
        #expect(own.count == golden.count)
        let names = [
            ("llr", "llr"), ("center", "center"), ("month_from", "m_from"), ("month_to", "m_to"), ("cases", "cases"),
            ("expected", "expected"),
        ]
        compare(own, golden, names).expect(below: 1e-10)
        #expect(zip(own, golden).allSatisfy { ($0["zones"] as? [Int])?.count == $1["nzones"] as? Int })
        let clusters = try #require(result["clusters"] as? [[String: Any]])
        #expect(clusters[0]["p"] as? Double == 0.05 && clusters[0]["llr"] as? Double == own[0]["llr"] as? Double)
        let zones = clusters.flatMap { $0["zones"] as? [Int] ?? [] }
        #expect(Set(zones).count == zones.count)
    }

    private func zones(_ count: Int, _ generator: inout SplitMix, grid: Int) -> [ScanZone] {
        (0..<count).map { zone in
            ScanZone(
                id: "\(zone)", x: Double(Int.random(in: 0..<grid, using: &generator)),
                y: Double(Int.random(in: 0..<grid, using: &generator)),
                cases: Int.random(in: 0...9, using: &generator),
                population: Double(Int.random(in: 5...60, using: &generator)))
        }
    }

    /// The largest log ratio over all circles, by looking at each zone's distance from each centre.
    private func plain(_ zones: [ScanZone], _ cases: [Int], _ weight: [Double]) -> Double {
        let (all, total) = (weight.reduce(0, +), Double(cases.reduce(0, +)))
        var best = 0.0
        for centre in zones {
            for edge in zones {
                func square(_ zone: ScanZone) -> Double {
                    (zone.x - centre.x) * (zone.x - centre.x) + (zone.y - centre.y) * (zone.y - centre.y)
                }
                let inside = zones.indices.filter { square(zones[$0]) <= square(edge) }
                let held = inside.reduce(0) { $0 + weight[$1] }
                guard held <= all / 2 else { continue }
                let (c, e) = (Double(inside.reduce(0) { $0 + cases[$1] }), total * held / all)
                best = max(best, LikelihoodRatio.logarithm(cases: c, expected: e, total: total))
            }
        }
        return best
    }

    @Test("zones at one distance enter together, the quick way finds what the plain way finds, in replicates as well")
    func bruteForce() throws {
        var generator = SplitMix(state: 17)
        for _ in 0..<20 {
            let zones = zones(25, &generator, grid: 6)
            let scan = try SpatialScan(zones, largestShare: 0.5)
            let own = scan.clusters(nil).first?.logRatio ?? 0
            #expect(abs(own - plain(zones, zones.map(\.cases), zones.map(\.population))) < 1e-9)
            let permutations = try #require(Permutations(count: 20, seed: 5))
            let maxima = scan.maxima(permutations)
            let chance = Multinomial(weights: zones.map(\.population))
            for (number, largest) in maxima.enumerated() {
                var draws = Draws(seed: 5, stream: number)
                let cases = chance.draw(scan.total, &draws)
                #expect(cases.reduce(0, +) == scan.total)
                #expect(abs(largest - plain(zones, cases, zones.map(\.population))) < 1e-6)
            }
        }
    }

    @Test("replicates of space and time keep every zone's and every month's sum")
    func spaceTimeReplicates() throws {
        var generator = SplitMix(state: 23)
        let zones = zones(12, &generator, grid: 5)
        let counts = zones.map { _ in (0..<5).map { _ in Int.random(in: 0...4, using: &generator) } }
        let scan = try SpaceTimeScan(zones, counts: counts, largestShare: 0.5, longestSpan: 3)
        #expect(scan.spans.count == 12)
        let permutations = try #require(Permutations(count: 40, seed: 5))
        let maxima = scan.maxima(permutations)
        #expect(maxima.count == 40 && maxima.allSatisfy { $0 > 0 && $0.isFinite })
        for number in 0..<16 {
            var (draws, order) = (Draws(seed: 5, stream: number), [Int]())
            for (month, sum) in scan.monthSums.enumerated() { order += Array(repeating: month, count: sum) }
            draws.shuffle(&order)
            var (shuffled, next) = ([[Int]](), 0)
            for row in counts {
                var own = [Int](repeating: 0, count: 5)
                for _ in 0..<row.reduce(0, +) {
                    own[order[next]] += 1
                    next += 1
                }
                shuffled.append(own)
            }
            let again = try SpaceTimeScan(zones, counts: shuffled, largestShare: 0.5, longestSpan: 3)
            #expect(again.monthSums == scan.monthSums)
            #expect(abs((again.windows().first?.logRatio ?? 0) - maxima[number]) < 1e-6)
        }
    }

    @Test("a draw falls into zones by their weight, and never where there is none")
    func multinomial() {
        let chance = Multinomial(weights: [1, 0, 3, 0, 0, 6, 0])
        var (sums, draws) = ([Int](repeating: 0, count: 7), Draws(seed: 1, stream: 1))
        for _ in 0..<2000 { for (zone, cases) in chance.draw(50, &draws).enumerated() { sums[zone] += cases } }
        #expect(sums[1] == 0 && sums[3] == 0 && sums[4] == 0 && sums[6] == 0)
        for (zone, share) in [(0, 0.1), (2, 0.3), (5, 0.6)] {
            let deviation = (100_000 * share * (1 - share)).squareRoot()
            #expect(abs(Double(sums[zone]) - 100_000 * share) < 4 * deviation)
        }
        #expect(Multinomial(weights: [3]).draw(5, &draws) == [5])
    }

    @Test("p is the same again, and about even where there is nothing to find")
    func chance() throws {
        var (generator, small) = (SplitMix(state: 99), 0)
        for round in 0..<60 {
            var zones = zones(15, &generator, grid: 100)
            var draws = Draws(seed: 1000, stream: round)
            let cases = Multinomial(weights: zones.map(\.population)).draw(80, &draws)
            for zone in zones.indices { zones[zone].cases = cases[zone] }
            let scan = try SpatialScan(zones, largestShare: 0.5)
            let permutations = try #require(Permutations(count: 99, seed: UInt64(round)))
            let p = scan.clusters(permutations).first?.p ?? 1
            #expect(scan.clusters(permutations).first?.p == p)
            if p <= 0.2 { small += 1 }
        }
        #expect(3...24 ~= small, "\(small) of 60 below 0.2")
    }

    private func source(_ text: String) -> ByteSource { .bytes(Array(text.utf8)) }

    @Test("no cluster where all rates are equal; a zone without people and without cases does no harm")
    func even() throws {
        let even = try AnalyseScan.run(
            zones: source("zone;x;y;cases;pop\r\na;0;0;10;100\r\nb;9;0;20;200\r\n\"c;d\";0;9;30;300\r\ne;5;5;0;0\r\n"),
            options())
        #expect((try json(even)["clusters"] as? [Any])?.isEmpty == true)
        #expect(even.notes.contains { $0.hasPrefix("No circle of the allowed size") })
        let one = try json(
            AnalyseScan.run(zones: source("zone,x,y,cases,pop\na,0,0,10,100\nb,9,0,0,200\nc,0,9,0,300\n"), options(99)))
        let cluster = try #require((one["clusters"] as? [[String: Any]])?.first)
        #expect(cluster["zones"] as? [String] == ["a"] && cluster["rr"] is NSNull)
        #expect(abs((cluster["llr"] as? Double ?? 0) - 10 * log(6.0)) < 1e-12)
    }

    @Test("counts of months are taken by zone where they name it, else in order")
    func order() throws {
        let places = "zone,x,y\na,0,0\nb,900,0\nc,0,900\n"
        let named = try AnalyseScan.run(
            zones: source(places), months: source("m1,zone,m2\n5,c,6\n9,a,1\n5,b,5\n"), options(months: 1))
        let ordered = try AnalyseScan.run(
            zones: source(places), months: source("m1,m2\n9,1\n5,5\n5,6\n"), options(months: 1))
        #expect(named.table == ordered.table && ordered.notes.count == named.notes.count + 1)
    }

    @Test(
        "what would mislead is refused with the reason",
        arguments: [
            ("a,0,0,5,0\nb,1,1,3,10\n", "zone a has cases but no population"),
            ("a,0,0,5,10\na,1,1,3,10\n", "zone a stands twice"), ("a,0,0,5,10\n", "a scan needs at least 2 zones"),
            ("", "a scan needs at least 2 zones"), ("a,0,0,0,10\nb,1,1,0,10\n", "no zone has a case"),
            ("a,0,0,5,-1\nb,1,1,3,10\n", "populations have to be"), ("a,0,0,5,\nb,1,1,3,10\n", "row 2, column 5"),
            ("a,0,0,-5,9\nb,1,1,3,10\n", "row 2, column 4"), (",0,0,5,9\nb,1,1,3,10\n", "row 2, column 1"),
        ])
    func refused(rows: String, reason: String) {
        do {
            _ = try AnalyseScan.run(zones: source("zone,x,y,cases,pop\n" + rows), options())
            Issue.record("not refused")
        } catch { #expect("\(error)".hasPrefix(reason), "\(error)") }
    }

    @Test("tables of months that do not fit are refused")
    func refusedMonths() {
        let places = "zone,x,y\na,0,0\nb,900,0\n"
        for (text, months, reason) in [
            ("m1,m2\n1,2\n", 1, "the counts have 1 rows, but there are 2 zones"),
            ("m1,m2\n1,2\n3,4\n", 2, "a span is at least 1 month and shorter than the 2 months"),
            ("m1\n1\n3\n", 1, "a space-time scan needs at least 2 months"),
            ("m1,m2\n0,0\n0,0\n", 1, "no zone has a case"), ("m1,m2\n1,\n3,4\n", 1, "row 2, column 2"),
            ("zone,m1,m2\na,1,2\na,3,4\n", 1, "row 3: zone a stands twice"),
            ("zone,m1,m2\na,1,2\nc,3,4\n", 1, "zone b has no row in the counts"),
        ] {
            do {
                _ = try AnalyseScan.run(zones: source(places), months: source(text), options(months: months))
                Issue.record("not refused: \(reason)")
            } catch { #expect("\(error)".hasPrefix(reason), "\(error)") }
        }
    }
}
