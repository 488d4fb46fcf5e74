// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Testing

@testable import Analysis

@Suite("Files in, files out")
struct CommandTests {
    private func source(_ text: String) -> ByteSource { .bytes(Array(text.utf8)) }
    private func text(_ output: AnalysisOutput) -> String { String(decoding: output.table, as: UTF8.self) }

    private func table(_ bytes: [UInt8]) throws -> [[String: String]] {
        var reader = try DelimitedReader(.bytes(bytes))
        var rows: [[String: String]] = []
        while try reader.next() {
            let fields = reader.header.indices.map { (reader.header[$0], reader.text(.init(index: $0))) }
            rows.append(Dictionary(uniqueKeysWithValues: fields))
        }
        return rows
    }

    private func zones(_ options: AnalyseZones.Options) throws -> (
        output: AnalysisOutput, summary: AnalyseZones.Summary
    ) {
        try AnalyseZones.run(
            points: { try .file(Reference.path("data/northumbria/northumbria_asb.tab")) },
            zones: GeoJSON.areas(Reference.bytes("data/northumbria/wards.geojson")),
            population: .file(Reference.path("data/northumbria/northumbria_ward_pop.csv")), options)
    }

    @Test("counts and rates by ward are the reference's, file for file", .reference)
    func northumbria() throws {
        var options = AnalyseZones.Options()
        (options.id, options.joinsByName) = ("ward_code", true)
        let (output, summary) = try zones(options)
        var differences = Differences("koinon analyse zones")
        let expected = try Reference.table("golden/pip_northumbria_expected.csv")
        let own = try table(output.table)
        #expect(own.map { $0["ward_code"] } == expected.map { $0["ward_code"] })
        for (row, reference) in zip(own, expected) {
            for column in ["count", "pop", "rate1000", "garwood_lo", "garwood_hi", "byar_lo", "byar_hi"] {
                differences.see(Double(row[column] ?? "") ?? .nan, Double(reference[column] ?? "") ?? .infinity)
            }
        }
        differences.expect(below: 1e-12)
        let json = try JSONSerialization.jsonObject(with: Data(summary.json.utf8)) as? [String: Int]
        let golden = try JSONSerialization.jsonObject(
            with: Data(Reference.bytes("golden/pip_northumbria_summary.json")))
        for (key, value) in try #require(golden as? [String: Int]) { #expect(json?[key] == value, "\(key)") }
        #expect(output.notes.contains { $0.hasPrefix("Outside every zone: row ") && $0.contains("), row ") })
        #expect(output.notes.contains("No records for 2022-12: missing, not zero."))
    }

    @Test("wards without a population under their code are told, and joined only when somebody confirms", .reference)
    func unconfirmed() throws {
        var options = AnalyseZones.Options()
        options.id = "ward_code"
        let (output, summary) = try zones(options)
        #expect(summary.populationMissingByCode == 4 && summary.populationMissing == 4)
        #expect(output.notes.count { $0.contains("confirm with --join-by-name") } == 4)
        #expect(try table(output.table).count { $0["pop"] == "" && $0["rate1000"] == "" && $0["count"] != "" } == 4)
    }

    private static let square = AreaFeature(
        polygons: [Polygon(rings: [ring((0, 0), (1, 0), (1, 1), (0, 1), (0, 0))])], properties: ["id": .text("a")])
    private static let neighbour = AreaFeature(
        polygons: [Polygon(rings: [ring((1, 0), (9, 0), (9, 1), (1, 1), (1, 0))])], properties: ["id": .text("b,\"c\"")]
    )

    @Test("decimal commas, missing places and awkward names come through, small zones hide their rates")
    func smallZones() throws {
        var options = AnalyseZones.Options()
        (options.longitude, options.latitude, options.rule) = ("x", "y", .fewerThanFive)
        let points =
            "y;x;day\n" + String(repeating: "0,5;0,5;2022-03-01\n", count: 3)
            + String(repeating: "0,5;1,5;2022-05-01\n", count: 9) + ";;\n0,5;77,0;2022-05-02\n"
        let (output, summary) = try AnalyseZones.run(
            points: { source(points) }, zones: [Self.square, Self.neighbour],
            population: source("id,pop\na,100\n\"b,\"\"c\"\"\",200\n"), options)
        #expect(
            text(output)
                == "id,count,pop,rate1000,garwood_lo,garwood_hi,byar_lo,byar_hi\na,hidden,100,,,,,\n\"b,\"\"c\"\"\",hidden,200,,,,,\n"
        )
        #expect(summary.points == 14 && summary.withoutPosition == 1 && summary.unplaced == 1 && summary.placed == 12)
        #expect(
            output.notes.contains(
                "The data cover 2 months, 2022-03 to 2022-05; rates are of these months, not of a year."))
    }

    @Test("boundaries that cannot be counted in are refused, crossings are told")
    func boundaries() throws {
        var options = AnalyseZones.Options()
        #expect(throws: AnalysisRefusal.self) {
            try AnalyseZones.run(
                points: { source("longitude,latitude\n") }, zones: [Self.square, Self.square], options)
        }
        options.id = "code"
        let refusal = #expect(throws: AnalysisRefusal.self) {
            try AnalyseZones.run(points: { source("longitude,latitude\n") }, zones: [Self.square], options)
        }
        #expect(refusal?.description == "zone 1 has no property “code”; it has: id")
    }

    @Test("shares, rates and effects are written with the reference's columns", .reference)
    func effects() throws {
        let shares = try AnalyseProportion.run(.file(Reference.path("golden/wilson.csv")))
        let effects = try AnalyseBeforeAfter.run(.file(Reference.path("golden/eval_tables.csv")))
        let quotients = try AnalyseDisplacement.run(.file(Reference.path("golden/wdq.csv")))
        #expect(quotients.notes.count == 1 && quotients.notes[0].hasPrefix("Row 5: the target did not fall"))
        for (output, name) in [(shares, "wilson"), (effects, "eval_tables"), (quotients, "wdq")] {
            var differences = Differences(name)
            for (own, reference) in zip(try table(output.table), try Reference.table("golden/\(name).csv")) {
                for (column, value) in own where reference[column] != nil && Double(value) != nil {
                    differences.see(Double(value) ?? .nan, Double(reference[column] ?? "") ?? .nan)
                }
                #expect(own["WDQ"] == "refused" || reference["WDQ"] != "refused")
            }
            differences.expect(below: 1e-12)
        }
        let rates = try AnalyseRates.run(source("ward,pop,count\nx,8028,192\n"))
        #expect(
            text(rates).hasPrefix(
                "ward,count,pop,rate1000,garwood_lo,garwood_hi,byar_lo,byar_hi\nx,192,8028,23.916292974588938,20.65285715"
            ))
    }

    @Test("a control without a count refuses its own row, and the file only where no row is left")
    func emptyControl() throws {
        let (header, empty) = ("A0,A1,B0,B1,C0,C1\n", "10,5,5,5,0,9\n")
        let output = try AnalyseDisplacement.run(source(header + "10,5,4,4,20,20\n" + empty))
        #expect(text(output).hasSuffix("\n10,5,4,4,20,20,-0.25,0.0,0.0,5.0\n10,5,5,5,0,9,,,refused,\n"))
        #expect(output.notes == ["Row 3: the control counts 0; take a larger control area, or longer periods."])
        #expect(throws: AnalysisRefusal.self) { try AnalyseDisplacement.run(source(header + empty)) }
    }

    @Test("the displacement difference is told with its interval, and refused where nothing was counted")
    func difference() throws {
        let header = "T0,T1,CT0,CT1,D0,D1,CD0,CD1\n"
        let output = try AnalyseDisplacement.run(source(header + "100,60,100,95,50,55,60,61\n"))
        #expect(text(output).contains("\n100,60,100,95,50,55,60,61,-31.0,24.1039"))
        #expect(throws: AnalysisRefusal.self) { try AnalyseDisplacement.run(source(header + "0,0,0,0,0,0,0,0\n")) }
        #expect(throws: DelimitedProblem.self) { try AnalyseDisplacement.run(source("x,y\n1,2\n")) }
    }

    @Test(
        "wrong tables are refused with their row",
        arguments: ["count,pop\n1,0\n", "count,pop\n-1,10\n", "count,pop\n1,2,3\n", "count,pop\nx,2\n", "pop\n1\n", ""])
    func refusals(text: String) {
        #expect(throws: (any Error).self) { try AnalyseRates.run(source(text)) }
    }

    @Test("a table to publish has totals, one mark for all hidden cells, and can be read back for the next release")
    func suppression() throws {
        let first = "ward;jan;feb\nA;20;30\nB;25;35\nC;18;22\n"
        let published = try AnalyseSuppression.run(source(first), .fewerThanFive)
        #expect(text(published) == "ward,jan,feb,total\nA,20,30,50\nB,25,35,60\nC,18,22,40\ntotal,63,87,150\n")
        let second = "ward,jan,feb,mar\nA,20,30,2\nB,25,35,40\nC,18,22,24\n"
        let earlier = AnalyseSuppression.Earlier(counts: source(first), published: .bytes(published.table))
        let careful = try AnalyseSuppression.run(source(second), .fewerThanFive, after: [earlier])
        #expect(text(careful).contains("A,20,30,hidden,hidden\n"))
        let grouped = try AnalyseSuppression.run(
            source("ward,district,n,m\nA,x,9,8\nB,y,7,7\nC,x,9,9\n"), .fewerThanFive, groupColumn: "district")
        #expect(
            text(grouped)
                == "ward,district,n,m,total\nA,x,9,8,17\nB,y,7,7,14\nC,x,9,9,18\ntotal,x,18,17,35\ntotal,y,7,7,14\ntotal,total,25,24,49\n"
        )
        #expect(throws: AnalysisRefusal.self) {
            try AnalyseSuppression.run(source("ward,n\nA,9\ntotal,9\n"), .fewerThanFive)
        }
    }

    @Test("the reference table is written with its seven hidden cells", .reference)
    func golden() throws {
        let table = "row,a,b,c,d\n1,20,3,15,40\n2,18,22,4,9\n3,2,30,25,12\n4,14,11,8,33\n"
        let expected =
            "row,a,b,c,d,total\n1,20,hidden,hidden,40,78\n2,hidden,hidden,hidden,9,53\n3,hidden,30,hidden,12,69\n4,14,11,8,33,66\ntotal,54,66,52,94,266\n"
        #expect(text(try AnalyseSuppression.run(source(table), .fewerThanFive)) == expected)
    }
}
