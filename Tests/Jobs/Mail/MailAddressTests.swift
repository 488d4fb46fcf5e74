// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Testing

@testable import Jobs

@Suite struct MailAddressTests {
    @Test(
        "addresses as people have them are taken",
        arguments: [
            ("chair@kalliste.example", "chair@kalliste.example"),
            ("Jean.D'Arc+CLSPD@Ville.FR", "Jean.D'Arc+CLSPD@ville.fr"),
            ("info@ελλάδα.gr", "info@xn--hxakic4aa.gr"), ("a@b", "a@b"),
            ("x@mairie-créteil.fr", "x@xn--mairie-crteil-jhb.fr"),
        ])
    func taken(text: String, kept: String) {
        #expect(MailAddress(text)?.description == kept)
    }

    @Test(
        "nothing that could start another header, another command or another recipient is an address",
        arguments: [
            "a@b.c\r\nBcc: all@b.c", "a@b.c\nBcc: x@y.z", "a\r\nDATA@b.c", "a@b.c\u{0}", "a@b.c>", "<a@b.c>",
            "a@b.c,d@e.f", "a b@c.d", "a@b c.d", "a@ελλάδα.gr:25", "a@ελλάδα.gr/x", "a@ελλ\u{2028}άδα.gr", "\"a\"@b.c",
            "a@[127.0.0.1]", "a@-b.c", "a@b..c", ".a@b.c", "a..b@c.d", "@b.c", "a@", "a", "", "a@b.c\u{85}",
            String(repeating: "a", count: 65) + "@b.c", "α@b.c",
        ])
    func refused(text: String) {
        #expect(MailAddress(text) == nil)
    }

    @Test("an address that was stored passes the same check")
    func decoding() throws {
        let decoder = JSONDecoder()
        #expect(try decoder.decode([MailAddress].self, from: Data(#"["a@b.c"]"#.utf8)).count == 1)
        #expect(throws: DecodingError.self) {
            try decoder.decode([MailAddress].self, from: Data(#"["a@b.c\r\nBcc: x@y.z"]"#.utf8))
        }
        #expect(throws: DecodingError.self) {
            try decoder.decode([HeaderText].self, from: Data(#"["a\nBcc: x@y.z"]"#.utf8))
        }
    }
}

@Suite struct BaseAddressTests {
    @Test("a base address is an absolute web address without query")
    func form() {
        #expect(BaseAddress("https://Kalliste.example/")?.description == "https://Kalliste.example")
        #expect(BaseAddress("https://Kalliste.example/")?.host == "kalliste.example")
        #expect(
            BaseAddress("http://localhost:8080/koinon")?.absolute(stored: "/c/x") == "http://localhost:8080/koinon/c/x")
        for text in [
            "kalliste.example", "ftp://a.b", "https://", "https://u@a.b", "https://a.b/?q", "https://a.b\r\nX: y",
        ] {
            #expect(BaseAddress(text) == nil, "\(text)")
        }
    }
}
