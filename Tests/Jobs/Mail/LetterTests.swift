// SPDX-License-Identifier: EUPL-1.2
import Language
import Markup
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

@Suite struct NoticeTests {
    @Test("a notice in English reads like this")
    func english() throws {
        let letter = Letter(
            try notice(), to: Mailbox(HeaderText("Maria"), try address("maria@a.example")), in: .english)
        #expect(
            LetterSheet(letter: letter, base: try kalliste().base).text == """
                Hello Maria,

                A meeting has been convened.

                Open the meeting:
                https://kalliste.example/c/kalliste/meetings/1

                -- \("")
                You get this because you are a member.
                Choose what you are told: https://kalliste.example/desk/notifications

                """)
    }

    @Test(
        "the same notice greets each person in their language",
        arguments: [(Tongue.fr, "Bonjour Maria,"), (.el, "Γεια σας, Maria,")])
    func languages(tongue: Tongue, greeting: String) throws {
        let say = try Languages.load(from: PythonTools.checkout + "/Languages").speech(in: tongue)
        let letter = Letter(try notice(), to: Mailbox(HeaderText("Maria"), try address("maria@a.example")), in: say)
        #expect(letter.greeting == greeting)
        #expect(letter.otherwise != "If the button does not work, open this address:")
    }

    private func notice() throws -> MailNotice {
        var notice = MailNotice(
            subject: Message("A meeting has been convened"), line: Message("A meeting has been convened."),
            button: .init(Message("Open the meeting"), Link(path: "/c/kalliste/meetings/1")),
            reason: Message("You get this because you are a member."))
        notice.choices = Link(path: "/desk/notifications")
        return notice
    }
}
