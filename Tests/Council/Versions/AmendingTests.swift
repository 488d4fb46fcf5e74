// SPDX-License-Identifier: EUPL-1.2
import SiteKit
import TestKit
import Testing
import Web

@testable import Council

/// A rule, the fields a coordinator fills in, and what the council works by from then on.
struct Amending: Sendable, CustomTestStringConvertible {
    let rule: String
    let fields: [(String, String)]
    let written: String

    init(_ rule: String, _ fields: [(String, String)], _ written: String) {
        self.rule = rule
        self.fields = fields
        self.written = written
    }

    var testDescription: String { rule }

    func read() throws -> String {
        let profile = try Profile(yaml: Checkout.profile("fr-clspd"))
        let listed = try #require(profile.ruleList.first { $0.path == rule })
        var reader = FieldReader(all: { name in fields.filter { $0.0 == name }.map(\.1) })
        let text = try listed.amended(&reader, like: listed.rule.working?.value, of: profile)
        return try Structure(yaml: text).json
    }
}

@Suite("Writing a rule anew by a form")
struct AmendingTests {
    static let cases = [
        Amending("ballots.abstention", [], #"{"allowed": false}"#),
        Amending("ballots.chair-votes-last", [("value", "yes")], "true"),
        Amending("ballots.methods", [("value", "named"), ("value", "secret")], #"["named", "secret"]"#),
        Amending("ballots.secret-for", [], "[]"),
        Amending(
            "ballots.casting-vote", [("holder", "none")], #"{"holder": "none", "in-secret-ballots": false}"#),
        Amending("ballots.proxies", [("allowed", "yes"), ("per-member", "2")], #"{"allowed": true, "per-member": 2}"#),
        Amending("term", [("kind", "years"), ("years", "4")], #"{"kind": "years", "years": 4}"#),
        Amending("term", [("kind", "council-period"), ("years", "")], #"{"kind": "council-period"}"#),
        Amending("substitutes", [("allowed", "yes")], #"{"allowed": true}"#),
        Amending("minutes.deadline", [("number", "2"), ("unit", "months")], #"{"number": 2, "unit": "months"}"#),
        Amending("minutes.recipients", [("value", "members"), ("value", "prefect")], #"["members", "prefect"]"#),
        Amending(
            "minutes.approval", [("by", "chair"), ("corrections-within.number", "")], #"{"by": "chair"}"#),
        Amending(
            "convening.agenda",
            [
                ("closed", "yes"), ("urgent-item.all-present", "yes"),
                ("urgent-item.threshold.comparison", "more-than"),
                ("urgent-item.threshold.numerator", "1"), ("urgent-item.threshold.denominator", "2"),
                ("urgent-item.threshold.base", "cast"),
            ],
            #"{"closed": true, "urgent-item": {"all-present": true, "threshold": {"base": "cast", "comparison": "more-than", "denominator": 2, "numerator": 1}}}"#
        ),
        Amending("convening.agenda", [("closed", "yes")], #"{"closed": true}"#),
        Amending(
            "second-call", [("allowed", "yes"), ("quorum.required", "false")],
            #"{"allowed": true, "announced-in-first": false, "quorum": {"required": false}}"#),
        Amending(
            "publicity", [("meetings", "public"), ("residents-speak", "each-meeting")],
            #"{"meetings": "public", "residents-speak": "each-meeting"}"#),
        Amending(
            "formations.plenary.rhythm", [("at-least", "3"), ("every-months", "12")],
            #"{"at-least": 3, "every-months": 12}"#),
        Amending(
            "chair", [("kind", "co-chairs"), ("holders", "mayor"), ("holders", "prefect"), ("may-delegate", "false")],
            #"{"holders": ["mayor", "prefect"], "kind": "co-chairs", "may-delegate": false}"#),
        Amending(
            "chair", [("kind", "elected"), ("elected-from", "elected"), ("term.kind", "years"), ("term.years", "2")],
            #"{"elected-from": ["elected"], "kind": "elected", "term": {"kind": "years", "years": 2}}"#),
        Amending(
            "standing", [("mandatory", "vote"), ("invited", "hearing")], #"{"invited": "hearing", "mandatory": "vote"}"#
        ),
        Amending("ballots.manner", [("kind", "consensus")], #"{"kind": "consensus"}"#),
        Amending("small-numbers", [("hide-below", "10")], #"{"complementary": false, "hide-below": 10}"#),
    ]

    @Test("puts together what a profile would write, and the strict reader takes it", arguments: cases)
    func written(_ amending: Amending) throws { #expect(try amending.read() == amending.written) }

    @Test("what is typed for a rule is what the form shows when it is opened again", arguments: cases)
    func shown(_ amending: Amending) throws {
        let flat = try Structure(yaml: amending.read()).flattened
        for (name, value) in amending.fields where !value.isEmpty && value != "yes" {
            #expect(flat[name == "value" ? "" : name]?.contains(value) == true, "\(name)")
        }
    }

    static let refused = [
        (Amending("ballots.methods", [], ""), "value"),
        (Amending("ballots.methods", [("value", "shouting")], ""), "value"),
        (Amending("term", [("kind", "for-ever")], ""), "kind"),
        (Amending("term", [("kind", "years"), ("years", "99")], ""), "years"),
        (Amending("term", [], ""), "kind"),
        (Amending("minutes.deadline", [("number", "0"), ("unit", "months")], ""), "number"),
        (Amending("minutes.deadline", [("number", "two"), ("unit", "months")], ""), "number"),
        (Amending("minutes.recipients", [], ""), "value"),
        (
            Amending(
                "convening.agenda",
                [
                    ("closed", "yes"), ("urgent-item.threshold.comparison", "at-least"),
                    ("urgent-item.threshold.numerator", "4"), ("urgent-item.threshold.denominator", "3"),
                    ("urgent-item.threshold.base", "cast"),
                ], ""), "urgent-item.threshold.comparison"
        ),
        (
            Amending(
                "convening.agenda", [("closed", "yes"), ("urgent-item.threshold.numerator", "4")], ""),
            "urgent-item.threshold.comparison"
        ),
        (Amending("second-call", [("allowed", "yes"), ("quorum.required", "perhaps")], ""), "quorum.required"),
        (Amending("chair", [("kind", "one"), ("holders", "bishop")], ""), "holders"),
        (Amending("standing", [], ""), "mandatory"),
        (Amending("size", [("from", "5"), ("to", "3")], ""), "from"),
    ]

    @Test("nonsense is refused with the field named", arguments: refused)
    func nonsense(_ amending: Amending, _ field: String) throws {
        let problems = #expect(throws: FieldProblems.self) { _ = try amending.read() }
        #expect(problems?.all.first?.field == field)
    }

    @Test("every form of every rule passes the strict parser, and can be sent as it stands")
    func forms() async throws {
        try await CouncilSite.onSQLite(profile: "pt-cms") { site in
            let profile = try Profile(yaml: Checkout.profile("pt-cms"))
            for listed in profile.ruleList where listed.isCorrectable {
                let page = try await site.page("/c/kalliste/en/how-it-works/\(listed.path)", as: .coordinator)
                #expect(page.first("#correct-reason") != nil, "\(listed.path)")
            }
            _ = try await site.accepted(
                "/how-it-works/ballots.abstention/correction", ["allowed": "yes", "reason": "x", "version": "1"])
            let council = site.council.id
            let rules = try await site.database.read { try $0.constitution(of: council) }
            #expect(rules?.ballots.isAbstentionAllowed == true)
        }
    }

    @Test("an authority that the profile does not know is refused, and not kept")
    func strangers() async throws {
        try await CouncilSite.onSQLite { site in
            let reply = await site.post(
                "/c/kalliste/en/how-it-works/minutes.recipients/correction",
                ["value": "bishop", "reason": "x", "version": "1"], as: .coordinator)
            #expect(reply.status == 422)
        }
    }
}
