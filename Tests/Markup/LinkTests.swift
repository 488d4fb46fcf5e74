// SPDX-License-Identifier: EUPL-1.2
import Testing

@testable import Markup

@Suite("An address is checked before it stands on a page")
struct LinkTests {
    @Test(
        "a path is encoded segment by segment",
        arguments: [
            ("/", "/"),
            ("/c/kalliste/en", "/c/kalliste/en"),
            ("/c/Île d’Yeu/été", "/c/%C3%8Ele%20d%E2%80%99Yeu/%C3%A9t%C3%A9"),
            ("/a?b#c&d=e", "/a%3Fb%23c%26d%3De"),
            ("//evil.example/x", "/evil.example/x"),
            ("/a/../../b", "/a/_/_/b"),
            ("/a\r\nSet-Cookie: x", "/a%0D%0ASet-Cookie%3A%20x"),
            ("javascript:alert(1)", "/javascript%3Aalert%281%29"),
            ("/\\evil.example", "/%5Cevil.example"),
        ])
    func paths(plain: String, address: String) {
        #expect(Link(path: plain).address == address)
    }

    @Test("a segment may contain slashes when it is given apart")
    func segments() {
        #expect(Link(path: ["file", "a/b", ""]).address == "/file/a%2Fb/_")
    }

    @Test("a query keeps its order, leaves out what is not said, and can be changed")
    func queries() {
        let link = Link(
            path: "/actions", query: [("sort", "due date"), ("after", nil), ("q", "a&b=ç")], fragment: "list")
        #expect(link.address == "/actions?sort=due%20date&q=a%26b%3D%C3%A7#list")
        #expect(link.with("sort", "owner").with("q", nil).at(nil).address == "/actions?sort=owner")
        #expect(Link.fragment("f-date").address == "#f-date")
        #expect(Link.fragment("\" onclick").address == "#%22%20onclick")
    }

    @Test(
        "an address outside is https, http, mailto or tel",
        arguments: [
            ("https://www.example.org/a?b=c#d", "https://www.example.org/a?b=c#d"),
            ("HTTP://example.org:8080", "HTTP://example.org:8080"),
            ("https://δήμος.example/α", "https://%CE%B4%CE%AE%CE%BC%CE%BF%CF%82.example/%CE%B1"),
            ("mailto:council@kalliste.example", "mailto:council@kalliste.example"),
            ("tel:+30-210-000", "tel:+30-210-000"),
        ])
    func outside(typed: String, address: String) {
        #expect(Link(external: typed)?.address == address)
        #expect(Link(external: typed)?.isExternal == true)
    }

    @Test(
        "anything else is refused",
        arguments: [
            "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)",
            "data:text/html,x",
            "vbscript:x", "//example.org", "/path", "https:example.org", "https://", "https:///x",
            "https://user:pass@example.org",
            "https://bank.example@evil.example", "https://exa mple.org", "https://example.org/\u{7}",
            "https://example.org/\"x",
            "https://example.org\\@evil", "mailto:", "mailto:a@b?bcc=c@d", "mailto:a@b,c@d", "tel:", "tel:112;x",
            "ftp://example.org", "",
        ])
    func refused(typed: String) {
        #expect(Link(external: typed) == nil)
    }
}
