// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Markup
import TestKit
import Testing

@Suite("The page of all parts")
struct GalleryTests {
    private static let pages: [(name: String, page: HTML)] = [
        ("words", Gallery.page(sections: Gallery.words)),
        ("charts", Gallery.page(sections: Gallery.charts, title: "Charts")),
    ]

    @Test("passes the strict reader, and uses no class that the stylesheet does not know", arguments: [0, 1])
    func strict(index: Int) throws {
        let (name, page) = Self.pages[index]
        try Self.keep(page, as: name)
        let document = try HtmlDocument.parse(page.bytes)
        #expect(try CssSheet.koinon().unknownClasses(in: document) == [])
    }

    @Test("a map of 177 wards is drawn from the reference data, in less than 120 KB")
    func map() throws {
        guard let wards = try Wards() else { return print("skipped: reference data not found") }
        let page = Gallery.page(sections: [Gallery.map(wards)], title: "A map")
        try Self.keep(page, as: "map")
        let document = try HtmlDocument.parse(page.bytes)
        #expect(document.all(".map").count == 2)
        #expect(document.first(".map")?.all("path title").count == 177)
        #expect(page.bytes.count < 120_000, "\(page.bytes.count)")
        #expect(try CssSheet.koinon().unknownClasses(in: document) == [])
    }

    /// Writes a page into the folder named by KOINON_GALLERY, to be looked at in a browser.
    static func keep(_ page: HTML, as name: String) throws {
        guard let folder = ProcessInfo.processInfo.environment["KOINON_GALLERY"] else { return }
        let local = page.description.replacingOccurrences(of: "/assets/koinon.css", with: "koinon.css")
        let css = try String(contentsOf: URL(filePath: folder).appending(path: "koinon.css"), encoding: .utf8)
        try PaperStylesheet.from(css).write(
            to: URL(filePath: folder).appending(path: "paper.css"), atomically: true, encoding: .utf8)
        try local.write(to: URL(filePath: folder).appending(path: "\(name).html"), atomically: true, encoding: .utf8)
    }
}
