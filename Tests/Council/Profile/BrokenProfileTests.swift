// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Language
import Testing

@testable import Council

/// One way to break a good profile: a text that stands in it, and what takes its place.
struct Breakage: Sendable, CustomTestStringConvertible {
    let what: String
    let find: String
    let put: String
    let reason: ProfileFault.Reason
    let path: String

    init(_ what: String, _ find: String, _ put: String, _ reason: ProfileFault.Reason, at path: String) {
        self.what = what
        self.find = find
        self.put = put
        self.reason = reason
        self.path = path
    }

    var testDescription: String { what }
}

@Suite("Broken profiles")
struct BrokenProfileTests {
    static let breakages: [Breakage] = [
        Breakage(
            "an unknown key", "kind: coordinating }", "kind: coordinating, kinds: 1 }", .unknownKey("kinds"),
            at: "nature.suggested.rule"),
        Breakage(
            "an unknown key at the top", "version: 2\n", "version: 2\nauthor: me\n", .unknownKey("author"), at: ""),
        Breakage("a key that is missing", "country: FR\n", "", .missingKey("country"), at: ""),
        Breakage("a key given twice", "country: FR\n", "country: FR\ncountry: FR\n", .keyTwice("country"), at: ""),
        Breakage(
            "a number with decimals", "number: 5, unit: calendar-days", "number: 5.5, unit: calendar-days", .decimal,
            at: "convening.notice.suggested.rule.number"),
        Breakage(
            "a number in quotes", "number: 5, unit: calendar-days", "number: '5', unit: calendar-days",
            .numberExpected, at: "convening.notice.suggested.rule.number"),
        Breakage(
            "yes instead of true", "allowed: true, per-member", "allowed: yes, per-member", .flagExpected,
            at: "ballots.proxies.suggested.rule.allowed"),
        Breakage(
            "a number where text is expected", "state: 3 April 2026", "state: 2026", .quoteIt("2026"),
            at: "sources.csi.state"),
        Breakage(
            "a base that does not exist", "numerator: 1, denominator: 2, base: in-office }\n      proxies-count",
            "numerator: 1, denominator: 2, base: members }\n      proxies-count",
            .badChoice("members", among: ["cast", "present", "in-office", "seats"]),
            at: "quorum.suggested.rule.threshold.base"),
        Breakage(
            "a quorum of votes cast", "numerator: 1, denominator: 2, base: in-office }\n      proxies-count",
            "numerator: 1, denominator: 2, base: cast }\n      proxies-count",
            .badChoice("cast", among: ["in-office", "seats"]), at: "quorum.suggested.rule"),
        Breakage(
            "a share above one", "numerator: 2, denominator: 3, base: present } }",
            "numerator: 4, denominator: 3, base: present } }",
            .shareAboveOne, at: "convening.agenda.suggested.rule.urgent-item.threshold"),
        Breakage(
            "a statute without its place", "source: [{ in: csi, at: L132-4 }]\n  rule: { kind: one",
            "rule: { kind: one", .sourceNeeded, at: "chair"),
        Breakage(
            "a rule beside unknown", "honorary:\n  basis: unknown",
            "honorary:\n  basis: unknown\n  rule: { paid: false }",
            .unknownKey("rule"), at: "honorary"),
        Breakage(
            "no value to start with",
            "ballots:\n  manner:\n    basis: unknown\n    suggested:\n      basis: local-choice\n      rule: { kind: vote }",
            "ballots:\n  manner:\n    basis: unknown", .workingValueNeeded, at: "ballots.manner"),
        Breakage(
            "a source nobody listed", "{ in: creteil }, { in: saint-maur }", "{ in: creteil }, { in: nowhere }",
            .noSuchSource("nowhere"), at: "sources"),
        Breakage(
            "a source nobody cites", "sources:\n", "sources:\n  unused: { text: A book }\n", .uncitedSource,
            at: "sources.unused"),
        Breakage(
            "an authority nobody listed", "asked-by: [prosecutor]", "asked-by: [bishop]", .noSuchAuthority("bishop"),
            at: "authorities"),
        Breakage(
            "an authority nobody names", "authorities:\n", "authorities:\n  bishop: { en: a, fr: a, el: a }\n",
            .unnamedAuthority, at: "authorities.bishop"),
        Breakage(
            "a college that is not there", "college: qualified\n", "college: nobles\n", .noSuchCollege("nobles"),
            at: "seats.10"),
        Breakage("two seats of one id", "- id: parliament", "- id: prosecutor", .twice("prosecutor"), at: "seats"),
        Breakage(
            "two plenaries", "- id: restricted\n    kind: restricted", "- id: restricted\n    kind: plenary",
            .onePlenary, at: "formations"),
        Breakage(
            "a kind of seat without standing", "attending: attendance }", "invited: attendance }",
            .standingMissing("attending"), at: "seats.11"),
        Breakage("a text without Greek", "{ en: Services, fr: Services, el: x }", "", .empty, at: "-"),
        Breakage(
            "a text with a double space", "fr: Paris, el: Παρίσι", "fr: \"Pa  ris\", el: Παρίσι", .badText,
            at: "chair.exceptions.1.where.fr"),
        Breakage("an id with capitals", "- id: parliament", "- id: Parliament", .badID("Parliament"), at: "seats.6.id"),
        Breakage("an anchor", "short: { en: CLSPD", "short: &s { en: CLSPD", .alias, at: "short"),
        Breakage("an alias to nothing", "short: { en: CLSPD, fr: CLSPD, el: CLSPD }", "short: *names", .alias, at: ""),
        Breakage("a tag", "version: 2\n", "version: !!int 2\n", .tag, at: "version"),
        Breakage("a format of another year", "schema: 1\n", "schema: 2\n", .badNumber, at: ""),
        Breakage(
            "working days without holidays", "number: 5, unit: calendar-days", "number: 5, unit: working-days",
            .holidaysNeeded, at: "holidays"),
        Breakage(
            "a range the wrong way round", "rule: { from: 4 }", "rule: { from: 4, to: 3 }", .rangeReversed,
            at: "size.suggested.rule"),
        Breakage("an empty list", "source: [{ in: assembly }]", "source: []", .empty, at: "formations.0.never.source"),
        Breakage(
            "an address without http",
            "address: https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000025503132\n    state",
            "address: www.legifrance.gouv.fr/codes\n    state", .badAddress, at: "sources.csi"),
    ].filter { $0.path != "-" }

    @Test("is refused with its keys, its line and the reason", arguments: breakages)
    func refused(_ breakage: Breakage) throws {
        let good = try Checkout.profile("fr-clspd")
        let range = try #require(good.range(of: breakage.find), "the file says “\(breakage.find)”")
        let broken = good.replacingCharacters(in: range, with: breakage.put)
        let fault = #expect(throws: ProfileFault.self) { try Profile(yaml: broken) }
        #expect(fault?.reason == breakage.reason)
        #expect(fault?.path.joined(separator: ".") == breakage.path, "\(fault?.description ?? "")")
        #expect(fault?.line != nil)
    }

    @Test("a text that stands in two languages only is refused")
    func languages() throws {
        let broken = try Checkout.profile("fr-clspd").replacingOccurrences(
            of: "judicial-authority:\n    en: the judicial authority\n", with: "judicial-authority:\n")
        let fault = #expect(throws: ProfileFault.self) { try Profile(yaml: broken) }
        #expect(fault?.reason == .languageMissing(.en) && fault?.path.last == "judicial-authority")
    }

    @Test("two variants that are both followed, or neither, are refused", arguments: ["true", "false"])
    func followed(flag: String) throws {
        var broken = try Checkout.profile("gr-tosppa")
        let both = [
            "- followed: true\n      basis: statute\n      source: [{ in: l3463",
            "- followed: false\n      basis: statute\n      source: [{ in: l2713",
        ]
        for one in both {
            let range = try #require(broken.range(of: one))
            let start = one.hasPrefix("- followed: true") ? "- followed: true" : "- followed: false"
            broken.replaceSubrange(range, with: one.replacingOccurrences(of: start, with: "- followed: \(flag)"))
        }
        #expect(throws: ProfileFault.self) { try Profile(yaml: broken) }
    }

    @Test(
        "what is no YAML, or two documents, is refused and not crashed on",
        arguments: [
            "", "a: [", "\t- x", "--- 1\n--- 2\n", "[]", "&a [*a]", "a: 1\u{0}",
        ])
    func garbage(text: String) {
        #expect(throws: ProfileFault.self) { try Profile(yaml: text) }
    }

    @Test("what is far too deep or far too long is refused and not crashed on")
    func large() {
        for text in [String(repeating: "[", count: 5000), String(repeating: "a: 1\n", count: 300_000)] {
            #expect(throws: ProfileFault.self) { try Profile(yaml: text) }
        }
    }

    @Test("a fault reads as a compiler's does")
    func description() throws {
        var fault = ProfileFault(.numberExpected, line: 12, path: ["convening", "notice", "number"])
        fault.file = "fr-clspd.yaml"
        #expect(fault.description == "fr-clspd.yaml:12: convening.notice.number: A whole number is expected.")
    }
}
