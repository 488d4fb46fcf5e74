// SPDX-License-Identifier: EUPL-1.2
import Testing

@testable import Analysis

@Suite("Boundaries from GeoJSON")
struct GeoJSONTests {
    private func areas(_ text: String, _ limits: GeoJSON.Limits = .init()) throws -> [AreaFeature] {
        try GeoJSON.areas(Array(text.utf8), limits: limits)
    }

    private func collection(_ feature: String, crs: String = "") -> String {
        "{\"type\":\"FeatureCollection\",\(crs)\"features\":[\(feature)]}"
    }

    private static let square = "[[[0,0],[1,0],[1,1],[0,1],[0,0]]]"

    private func polygon(_ coordinates: String) -> String {
        collection(
            "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":\(coordinates)}}"
        )
    }

    @Test("members are read in any order, heights dropped, properties kept by kind")
    func anyOrder() throws {
        let text = """
            {"features":[{"geometry":{"coordinates":[[[[0,0,5],[1,0,5],[1,1.5e0],[0,0]]]],"bbox":[0,0,1,1],
            "type":"MultiPolygon"},"properties":{"code":772,"nom":"Saint-\\u00c9tienne \\ud83d\\ude00","x":null,"y":[1],"z":true},
            "id":"A","type":"Feature"}],"type":"FeatureCollection","name":"x"}
            """
        let area = try #require(try areas(text).first)
        #expect(area.polygons[0].rings[0][2] == Position(x: 1, y: 1.5))
        #expect(area.properties["code"]?.text == "772" && area.properties["id"]?.text == "A")
        #expect(area.properties["nom"]?.text == "Saint-Étienne 😀")
        #expect(
            area.properties["x"] == .null && area.properties["y"] == .nested && area.properties["z"]?.text == "true")
    }

    @Test("CRS84 may be declared, anything else is refused by name")
    func coordinateSystems() throws {
        let feature =
            "{\"type\":\"Feature\",\"properties\":null,\"geometry\":{\"type\":\"Polygon\",\"coordinates\":\(Self.square)}}"
        func crs(_ name: String) -> String { "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"\(name)\"}}," }
        #expect(try areas(collection(feature, crs: crs("urn:ogc:def:crs:OGC:1.3:CRS84"))).count == 1)
        for name in ["urn:ogc:def:crs:EPSG::27700", "EPSG:2154", "urn:ogc:def:crs:EPSG::4326"] {
            let problem = #expect(throws: GeoJSONProblem.self) { try areas(collection(feature, crs: crs(name))) }
            #expect(problem?.reason == .otherCoordinateSystem(name))
        }
        #expect(throws: GeoJSONProblem.self) { try areas(collection(feature, crs: "\"crs\":null,")) }
    }

    @Test(
        "what is not a collection of areas is refused with the reason",
        arguments: [
            ("{\"type\":\"Feature\"}", .notAFeatureCollection("Feature")),
            ("{}", .notAFeatureCollection(nil)),
            ("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Point\"}]}", .notAFeature("Point")),
            ("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":null}]}", .noGeometry),
            ("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\"}]}", .noGeometry),
            (
                "{\"type\":\"FeatureCollection\",\"features\":[{\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}}]}",
                .otherGeometry("Point")
            ),
            (
                "{\"type\":\"FeatureCollection\",\"features\":[{\"properties\":{\"a\":1,\"a\":2}}]}",
                .repeatedMember("a")
            ),
        ] as [(String, GeoJSONProblem.Reason)])
    func refuses(text: String, reason: GeoJSONProblem.Reason) {
        let problem = #expect(throws: GeoJSONProblem.self) { try areas(text) }
        #expect(problem?.reason == reason)
    }

    @Test(
        "malformed positions and JSON are refused",
        arguments: [
            "[[[0],[1,0],[1,1],[0,0]]]", "[[[0,\"1\"]]]", "[[[0,null]]]", "[[[0,1e999]]]", "[[0,1]]", "[[[[0,1]]]]",
            "[[[0,01]]]",
            "[[[0,1.]]]", "[[[0,.5]]]", "[[[0,+5]]]", "[[[0,NaN]]]", "[[[0,1],]]", "[[[0,1][0,1]]]", "[[[0 1]]]",
            "[[[0,1]}]", "[[[0,1]",
            "{}", "\"x\"",
        ])
    func malformed(coordinates: String) {
        #expect(throws: GeoJSONProblem.self) { try areas(polygon(coordinates)) }
    }

    @Test(
        "malformed strings and words are refused",
        arguments: [
            "\"\\x\"", "\"\\u12\"", "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"a\nb\"", "tru", "nulL", "\"open",
            "{\"a\":1,}", "{,}", "{\"a\" 1}",
            "{1:2}", "'a'",
        ])
    func malformedValues(value: String) {
        #expect(throws: GeoJSONProblem.self) {
            try areas("{\"type\":\"FeatureCollection\",\"name\":\(value),\"features\":[]}")
        }
        #expect(throws: GeoJSONProblem.self) { try areas("{\"type\":\"FeatureCollection\",\"features\":[]} \(value)") }
    }

    @Test("a refusal names feature, line and column")
    func place() {
        let text =
            "{\"type\":\"FeatureCollection\",\"features\":[\n{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":\(Self.square)}},\n{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1]]]}}]}"
        let problem = #expect(throws: GeoJSONProblem.self) { try areas(text) }
        #expect(problem?.line == 3 && problem?.feature == 2 && problem?.reason == .badPosition)
    }

    @Test("limits hold for bytes, depth, features and vertices")
    func limits() {
        var limits = GeoJSON.Limits()
        (limits.bytes, limits.depth, limits.features, limits.vertices) = (2000, 12, 2, 6)
        func reason(_ text: String) -> GeoJSONProblem.Reason? {
            #expect(throws: GeoJSONProblem.self) { try areas(text, limits) }?.reason
        }
        #expect(reason(String(repeating: " ", count: 2001)) == .tooManyBytes(limit: 2000))
        #expect(
            reason("{\"x\":" + String(repeating: "[", count: 900))
                == .notJSON(JSONScanner.Fault.tooDeep(limit: 12).description))
        let feature = "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[0,0]]]}}"
        #expect(reason(collection([feature, feature, feature].joined(separator: ","))) == .tooManyFeatures(limit: 2))
        #expect(reason(polygon("[[[0,0],[1,0],[1,1],[0,1],[0,1],[0,1],[0,0]]]")) == .tooManyVertices(limit: 6))
    }

    @Test("the wards of Northumbria are read whole, and Manchester's are refused for their coordinates", .reference)
    func wards() throws {
        let wards = try GeoJSON.areas(Reference.bytes("data/northumbria/wards.geojson"))
        #expect(wards.count == 177 && wards.allSatisfy { $0.properties["ward_code"]?.text != nil })
        #expect(try GeoJSON.areas(Reference.bytes("data/france/communes-93.geojson")).count == 40)
        let problem = #expect(throws: GeoJSONProblem.self) {
            try GeoJSON.areas(Reference.bytes("data/manchester/manchester_ward.geojson"))
        }
        #expect(problem?.reason == .otherCoordinateSystem("urn:ogc:def:crs:EPSG::27700"))
    }
}
