// SPDX-License-Identifier: EUPL-1.2
import Language
import Testing

@testable import Jobs

@Suite struct LetterTests {
    @Test("every line of a mail is short seven-bit text that ends in CRLF")
    func lines() throws {
        let source = try source(of: greekInvitation())
        #expect(source.utf8.allSatisfy { (32...126).contains($0) || $0 == 13 || $0 == 10 })
        let lines = source.split(separator: "\r\n", omittingEmptySubsequences: false)
        #expect(lines.allSatisfy { $0.utf8.count <= 78 && !$0.contains("\n") && !$0.contains("\r") })
    }

    @Test("the same letter written twice is the same mail, with the same identifier")
    func stable() throws {
        #expect(try source(of: greekInvitation()) == source(of: greekInvitation()))
        #expect(try source(of: greekInvitation()).contains("Message-ID: <letter-1@kalliste.example>\r\n"))
    }

    @Test("a mail says when it was written, that a machine wrote it, and where to choose fewer")
    func headers() throws {
        let source = try source(of: greekInvitation())
        #expect(source.contains("Date: Sun, 1 Nov 2026 09:05:07 +0000\r\n"))
        #expect(source.contains("Auto-Submitted: auto-generated\r\n"))
        #expect(source.contains("List-Unsubscribe: <https://kalliste.example/desk/notifications>\r\n"))
    }

    @Test("text and HTML carry the same words, and the HTML its links escaped")
    func sheets() throws {
        let letter = try greekInvitation()
        let sheet = LetterSheet(letter: letter, base: try kalliste().base)
        let html = sheet.html.description
        #expect(sheet.text.contains("https://kalliste.example/c/kalliste/el/meetings/1?a=1&b=2"))
        #expect(sheet.text.contains("<στις>"))
        #expect(html.contains(#"<a href="https://kalliste.example/c/kalliste/el/meetings/1?a=1&amp;b=2""#))
        #expect(html.contains("&lt;στις&gt; 18:00 &amp; θα"))
        #expect(html.contains(#"<html lang="el" dir="ltr">"#))
        #expect(!html.contains("<script") && !html.contains("<img"))
    }

    private func source(of letter: Letter) throws -> String {
        let composer = LetterComposer(letterhead: try kalliste())
        let mail = composer.mail(letter, id: "letter-1", date: try at("2026-11-01T09:05:07Z"))
        return String(decoding: mail.source, as: UTF8.self)
    }
}
