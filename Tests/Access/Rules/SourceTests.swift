// SPDX-License-Identifier: EUPL-1.2
import Testing

@testable import Access

@Suite("Where requests come from")
struct SourceTests {
    @Test(
        "an address of IPv6 counts as its /64, one of IPv4 as itself",
        arguments: [
            ("192.0.2.1", "192.0.2.1"), (" 192.0.2.1 ", "192.0.2.1"), ("::ffff:192.0.2.1", "192.0.2.1"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"), ("2001:DB8:1:2::6", "2001:db8:1:2::/64"),
            ("2001:db8::1", "2001:db8:0:0::/64"), ("fe80::1%eth0", "fe80:0:0:0::/64"), ("::1", "0:0:0:0::/64"),
            ("", "unknown"), ("unix", "unknown"), ("1.2.3.4.5", "unknown"), ("1.2.3.400", "unknown"),
            ("::1::2", "unknown"),
            ("1:2:3", "unknown"), ("12345::", "unknown"), ("2001:db8:1:2:3:4:5:6:7", "unknown"),
        ])
    func networks(address: String, text: String) {
        #expect(NetworkSource(address: address).text == text)
    }

    @Test(
        "a device is named as its owner would, and no finer",
        arguments: [
            ("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox, Linux"),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0",
                "Edge, Windows"
            ),
            (
                "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36",
                "Chrome, Android"
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
                "Safari, iOS"
            ),
            ("curl/8.5", ""), ("<script>alert(1)</script>", ""),
        ])
    func devices(agent: String, label: String) {
        #expect(DeviceLabel(userAgent: agent).description == label)
    }

    @Test(
        "addresses that differ by case or spaces are one",
        arguments: [
            ("Coordinator@Kalliste.Example", "coordinator@kalliste.example"), (" a@b.gr\n", "a@b.gr"),
            ("a+b@c.de", "a+b@c.de"),
        ])
    func addresses(typed: String, text: String) {
        #expect(AccountAddress(typed)?.text == text)
    }

    @Test(
        "what cannot receive a mail is no address",
        arguments: [
            "", "a", "a@", "@b.gr", "a@b", "a@@b.gr", "a b@c.gr", "a@b..gr", "a@-b.gr", ".a@b.gr", "a@b.gr\nBcc: x@y.z",
            "a@b.gr, c@d.gr",
            "\"a\"@b.gr", "a@[192.0.2.1]", "ά@b.gr",
        ])
    func noAddresses(typed: String) {
        #expect(AccountAddress(typed) == nil)
    }

    @Test(
        "a council's part of an address is plain",
        arguments: [
            ("kalliste", true), ("saint-maur-2", true), ("a", false), ("-a", false), ("a--b", false),
            ("Kalliste", false), ("a/b", false),
            ("δήμος", false),
        ])
    func slugs(text: String, isSlug: Bool) {
        #expect(CouncilIdentity.isSlug(text) == isSlug)
    }

    @Test(
        "a name keeps its script and loses what cannot be seen",
        arguments: [
            (" Μαρία  Παπαδοπούλου ", "Μαρία Παπαδοπούλου"), ("a\nBcc: x@y.z", "a Bcc: x@y.z"),
            ("\u{202E}nimda", "nimda"),
            ("José\u{0}\u{7}", "José"), ("عائشة", "عائشة"), ("O’Brien", "O’Brien"), (" \u{A0}\u{200E}", nil), ("", nil),
            (String(repeating: "é", count: 500), String(repeating: "é", count: 120)),
        ] as [(String, String?)])
    func names(typed: String, name: String?) {
        #expect(PersonName.tidy(typed) == name)
    }
}
