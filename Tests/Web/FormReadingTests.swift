// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Testing

@testable import Web

@Suite("Reading what browsers send")
struct FormReadingTests {
    @Test(
        "a form's fields come back as they were typed",
        arguments: [
            ("a=1&b=two", [("a", "1"), ("b", "two")]),
            ("name=%CE%94%CE%AE%CE%BC%CE%BF%CF%82+%26+more", [("name", "Δήμος & more")]),
            ("empty=&flag", [("empty", ""), ("flag", "")]),
            ("x=1&x=2", [("x", "1"), ("x", "2")]),
        ])
    func fields(text: String, pairs: [(String, String)]) throws {
        let fields = try Fields(urlEncoded: text)
        #expect(fields == Fields(pairs.map { (name: $0.0, value: $0.1) }))
        #expect(try Fields(urlEncoded: fields.encoded) == fields)
    }

    @Test("what is not text is refused", arguments: ["a=%", "a=%G1", "a=%00", "a=%FF%FE"])
    func notText(text: String) {
        #expect(throws: RequestError.self) { try Fields(urlEncoded: text) }
    }

    @Test("more fields than any page sends are refused")
    func tooMany() {
        let text = String(repeating: "a=1&", count: Fields.limit + 1)
        #expect(throws: RequestError.tooManyFields) { try Fields(urlEncoded: text) }
    }

    private static let type = "multipart/form-data; boundary=xYzZY"
    private static let body = [
        "--xYzZY", "Content-Disposition: form-data; name=\"title\"", "", "Φώτα στη σκάλα",
        "--xYzZY", "Content-Disposition: form-data; name=\"file\"; filename=\"..\\..\\evil/καλή.csv\"",
        "Content-Type: text/csv", "", "a,b\r\n--xYzZ is not the end\r\n1,2",
        "--xYzZY", "Content-Disposition: form-data; name=\"none\"; filename=\"\"", "", "",
        "--xYzZY--", "",
    ].joined(separator: "\r\n")

    @Test("files and fields arrive whole however the bytes are cut", arguments: [1, 2, 3, 7, 64, 100_000])
    func multipart(size: Int) throws {
        var reader = try #require(MultipartReader(contentType: Self.type, limits: .init(body: 10_000)))
        let bytes = Array(Self.body.utf8)
        for start in stride(from: 0, to: bytes.count, by: size) {
            try reader.take(Array(bytes[start..<min(start + size, bytes.count)]))
        }
        try reader.finish()
        #expect(reader.fields["title"] == "Φώτα στη σκάλα")
        let upload = try #require(reader.uploads.first)
        #expect(reader.uploads.count == 1)
        #expect(upload.fileName == "καλή.csv")
        let content = try String(contentsOfFile: upload.path, encoding: .utf8)
        #expect(content == "a,b\r\n--xYzZ is not the end\r\n1,2")
        #expect(upload.size == content.utf8.count)
    }

    @Test(
        "a form that broke off, or lies about its parts, is refused",
        arguments: [
            "--xYzZY\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nhalf",
            "--xYzZYnonsense", "", "--xYzZY\r\nX: y\r\n\r\nno name\r\n--xYzZY--",
        ])
    func broken(body: String) throws {
        var reader = try #require(MultipartReader(contentType: Self.type, limits: .init(body: 10_000)))
        #expect(throws: RequestError.self) {
            try reader.take(Array(body.utf8))
            try reader.finish()
        }
    }

    @Test("a body over the route's limit is refused before it is kept")
    func tooLarge() throws {
        var reader = try #require(MultipartReader(contentType: Self.type, limits: .init(body: 50)))
        #expect(throws: RequestError.tooLarge(limit: 50)) { try reader.take(Array(Self.body.utf8)) }
    }

    @Test("an upload leaves nothing behind")
    func spoolGoes() throws {
        var path = ""
        do {
            let spool = try Spool()
            path = spool.path
            #expect(FileManager.default.fileExists(atPath: path))
        }
        #expect(!FileManager.default.fileExists(atPath: path))
    }
}
