// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Testing

@testable import Record

@Suite("The explanation of the Record")
struct DocumentTests {
    @Test("the examples in docs/record.md hold")
    func examples() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/record.md")
        let text = try String(contentsOf: file.standardizedFileURL, encoding: .utf8)
        let blocks = text.components(separatedBy: "```json\n").dropFirst().map {
            $0.components(separatedBy: "```")[0]
        }
        let head = text.components(separatedBy: "```\n").dropFirst().first { $0.contains("\n— ") }
        let exhibits = try (blocks + [try #require(head)]).map { try Exhibit(Array($0.utf8)) }
        #expect(blocks.count == 2)
        let statements = try Verification().check(exhibits)
        #expect(statements.count == 5, "\(statements)")
    }
}
