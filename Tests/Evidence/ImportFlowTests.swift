// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import SiteKit
import TestKit
import Testing
import Web

@testable import Evidence

@Suite("Bringing files in through the browser")
struct ImportFlowTests {
    private static let about: [(String, String)] = [
        ("title", "Broken lamps"), ("source", "Police of Kalliste"), ("licence", "CC BY 4.0"), ("tongue", "en"),
        ("controller", "Police of Kalliste"), ("regime", "police"), ("purpose", "Light"), ("legal-basis", "Agreement"),
    ]

    @Test("an analyst sends a file, looks at what it would bring, and confirms")
    func confirm() async throws {
        try await EvidenceSite.onEachEngine { site in
            let set = try await site.bring(Quarters.geoJSON, .boundaries())
            let file = Array(Quarters.incidents([[7, 9], [12, 3]]).utf8)
            let sent = try await site.send(
                "/c/kalliste/en/evidence/import/incidents", Self.about + [("boundary-set", set)], file: file,
                as: .analyst)
            let preview = try #require(sent.header("Location"))
            let page = try await site.page(preview, as: .analyst)
            #expect(page.text("main")?.contains("January to February 2022") == true)
            let none: Int? = try await site.database.read { try $0.value("SELECT COUNT(*) FROM dataset") }
            #expect(none == 0, "nothing counts before it is confirmed")
            let confirmed = await site.post(preview + "/confirm", [:], as: .analyst)
            let dataset = try #require(confirmed.header("Location"))
            let shown = try await site.page(dataset, as: .member)
            #expect(shown.text("h1") == "Broken lamps")
            let again = await site.post(preview + "/confirm", [:], as: .analyst)
            #expect(again.header("Location") == dataset, "a second click leads to the same place")
            let one: Int? = try await site.database.read { try $0.value("SELECT COUNT(*) FROM dataset_version") }
            #expect(one == 1)
        }
    }

    @Test("a refused file comes back with its rows, and what was typed is kept")
    func refused() async throws {
        try await EvidenceSite.onSQLite { site in
            let set = try await site.bring(Quarters.geoJSON, .boundaries())
            let file = Array("date,longitude,latitude\n2022-01-15,23.605,37.905\n2022-01-15,x,37.9\n".utf8)
            let reply = try await site.send(
                "/c/kalliste/en/evidence/import/incidents", Self.about + [("boundary-set", set)], file: file,
                as: .analyst)
            #expect(reply.status == 422)
            let page = try site.read(reply)
            #expect(page.text("main")?.contains("Row 3, column “longitude”: “x” is not a number.") == true)
            #expect(page.first("input[name=title]")?["value"] == "Broken lamps")
            #expect(page.first("option[value=\(set)]")?["selected"] != nil)
            let kept: Int? = try await site.database.read { try $0.value("SELECT COUNT(*) FROM import") }
            let files: Int? = try await site.database.read { try $0.value("SELECT COUNT(*) FROM file") }
            #expect(kept == 0)
            #expect(files == 1, "only the file of the boundaries")
        }
    }

    @Test("names that do not match are joined only where a person ticks them")
    func names() async throws {
        try await EvidenceSite.onSQLite { site in
            let set = try await site.bring(Quarters.geoJSON, .boundaries())
            let file = Array(
                "code,name,population\nQ1,Quarter 1,1000\nOLD2,quarter 2,2000\nOLD3,Quarter 3,9\nZ,Elsewhere,5\n".utf8)
            let fields = [("name", "Residents"), ("source", "Office"), ("licence", "none"), ("boundary-set", set)]
            let sent = try await site.send(
                "/c/kalliste/en/evidence/import/population", fields, file: file, as: .analyst)
            let preview = try #require(sent.header("Location"))
            let page = try await site.page(preview, as: .analyst)
            #expect(page.all("input[name=accept]").map { $0["value"] } == ["Q2", "Q3"])
            #expect(page.all("input[name=accept]").allSatisfy { $0["checked"] == nil })
            let confirmed = await site.post(preview + "/confirm", ["accept": "Q2"], as: .analyst)
            #expect(confirmed.status == 303)
            let joined = try await site.database.read { snapshot in
                try snapshot.rows("SELECT code, file_code FROM residents ORDER BY code").map { row in
                    let (code, fileCode): (String, String?) = (try row["code"], try row["file_code"])
                    return "\(code) \(fileCode ?? "-")"
                }
            }
            #expect(joined == ["Q1 -", "Q2 OLD2"])
        }
    }

    @Test("a file can be read again in another way, or forgotten")
    func again() async throws {
        try await EvidenceSite.onSQLite { site in
            let set = try await site.bring(Quarters.geoJSON, .boundaries())
            let file = Array("date,other,longitude,latitude\n2022-01-15,2022-02-15,23.605,37.905\n".utf8)
            let sent = try await site.send(
                "/c/kalliste/en/evidence/import/incidents", Self.about + [("boundary-set", set)], file: file,
                as: .analyst)
            let preview = try #require(sent.header("Location"))
            let read = await site.post(preview + "/again", ["date-column": "other"], as: .analyst)
            #expect(read.header("Location") == preview)
            #expect(try await site.page(preview, as: .analyst).text("main")?.contains("February 2022") == true)
            _ = await site.post(preview + "/again", ["date-column": "nothing"], as: .analyst)
            #expect(try await site.page(preview, as: .analyst).text("main")?.contains("no column “nothing”") == true)
            let refused = await site.post(preview + "/confirm", [:], as: .analyst)
            #expect(refused.status == 404, "what cannot be read cannot be confirmed")
            _ = await site.post(preview + "/cancel", [:], as: .analyst)
            #expect(await site.get(preview, as: .analyst).status == 404)
            let files: Int? = try await site.database.read { try $0.value("SELECT COUNT(*) FROM file") }
            #expect(files == 1)
        }
    }

    @Test("an import that was forgotten while it was being read stays forgotten")
    func cancelled() async throws {
        try await EvidenceSite.onEachEngine { site in
            let set = try await site.bring(Quarters.geoJSON, .boundaries())
            let sent = try await site.send(
                "/c/kalliste/en/evidence/import/incidents", Self.about + [("boundary-set", set)],
                file: Array(Quarters.incidents([[7, 9]]).utf8), as: .analyst)
            let preview = try #require(sent.header("Location"))
            let id = try #require(preview.split(separator: "/").last.flatMap { ImportID(String($0)) })
            let council = site.council.id
            let reading = try await site.database.read { snapshot in
                try snapshot.fileImport(id, for: try snapshot.standing(of: .schedule(), in: council).scope)?.reading
            }
            try await site.database.write { try $0.run("UPDATE import SET state = 'counting'") }
            #expect(try await site.page(preview, as: .analyst).text("main")?.contains("is being read") == true)
            #expect(
                await site.post(preview + "/confirm", [:], as: .analyst).status == 404,
                "there is nothing to confirm yet")
            _ = await site.post(preview + "/cancel", [:], as: .analyst)
            // The job comes to it too late, or comes to its end too late.
            try await site.database.readImport(id, of: council)
            let found = try #require(reading)
            #expect(try await site.database.write { try $0.update(id, in: council, .success(found)) } == false)
            let rows: Int? = try await site.database.read { try $0.value("SELECT COUNT(*) FROM import") }
            let files: Int? = try await site.database.read { try $0.value("SELECT COUNT(*) FROM file") }
            #expect(rows == 0 && files == 1, "only the file of the boundaries is left")
        }
    }

    @Test("many places outside are told before a file counts")
    func outside() async throws {
        try await EvidenceSite.onSQLite { site in
            let set = try await site.bring(Quarters.geoJSON, .boundaries())
            let text = Quarters.incidents([[7, 9]]) + "2022-01-15,23.9,37.9\n2022-01-15,23.9,37.9\n"
            let sent = try await site.send(
                "/c/kalliste/en/evidence/import/incidents", Self.about + [("boundary-set", set)],
                file: Array(text.utf8),
                as: .analyst)
            let page = try await site.page(try #require(sent.header("Location")), as: .analyst)
            #expect(page.text("main")?.contains("2 of 18 places lie outside every area.") == true)
        }
    }

    @Test("the forms hold for the strict parser", arguments: ImportKind.allCases)
    func forms(_ kind: ImportKind) async throws {
        try await EvidenceSite.onSQLite { site in
            for language in ["en", "fr", "el"] {
                _ = try await site.page("/c/kalliste/\(language)/evidence/import/\(kind.rawValue)", as: .coordinator)
            }
        }
    }

    @Test("a description that changed meanwhile is not overwritten")
    func conflict() async throws {
        try await EvidenceSite.onSQLite { site in
            let id = try await site.dataset([[9, 9]])
            let path = "/c/kalliste/en/evidence/datasets/\(id)/edit"
            func fields(_ title: String) -> Fields {
                Fields(
                    Self.about.map { (name: $0.0, value: $0.0 == "title" ? title : $0.1) } + [
                        (name: "version", value: "1")
                    ])
            }
            #expect(await site.post(path, fields("First"), as: .analyst).status == 303)
            let late = await site.post(path, fields("Second"), as: .coordinator)
            #expect(late.status == 409)
            let page = try site.read(late)
            #expect(page.first("input[name=title]")?["value"] == "Second")
            #expect(page.text("main")?.contains("First") == true)
        }
    }
}
