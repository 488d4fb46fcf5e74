// SPDX-License-Identifier: EUPL-1.2
import Language
import Testing

@testable import Council

/// What single countries need a profile to be able to say: docs/profiles.md, last table.
@Suite("What countries' rules differ in")
struct CountryTests {
    private func profile(_ id: String) throws -> Profile { try Profile(yaml: Checkout.profile(id)) }

    private func words(_ path: String, of id: String) throws -> String {
        let profile = try profile(id)
        let listed = try #require(profile.ruleList.first { $0.path == path }, "\(id) has \(path)")
        let value = try #require(listed.rule.working?.value)
        return Speech.english.rule(value, Telling(profile, in: .en))
    }

    @Test(
        "each is told in words",
        arguments: [
            ("es-jls", "chair", "together with the State's provincial representative while they attend"),
            ("es-jls", "convening.without-call", "No call is needed if all are there and agree"),
            ("es-jls", "secretariat", "It changes every 12 months"),
            ("es-jls", "quorum", "Present as well: the chair and the secretary"),
            ("es-jls", "convening.agenda", "An urgent item needs all members to be present"),
            ("se-bra", "duty", "The city must strive to have one"),
            ("de-kpr", "chair", "Stands in: the head of police"),
            ("de-kpr", "formations.steering-group.convened-by", "The coordinator"),
            ("be-zonal", "ballots.manner", "By everybody’s signature"),
            ("pt-cms", "ballots.abstention", "must vote for or against"),
            ("pt-cms", "ballots.chair-votes-last", "The chair votes last"),
            ("pt-cms", "rules-of-procedure", "Heard first: the members"),
            ("pt-cms", "minutes.recipients", "the minister of the interior"),
            ("pt-cms", "formations.restricted.rhythm", "2 months"),
            ("nl-driehoek", "ballots.manner", "Of: the mayor and the public prosecutor"),
            ("nl-driehoek", "chair", "Nobody presides"),
            ("ro-atop", "chair", "Elected among: Councillors"),
            ("ie-lcsp", "chair", "Whoever stands in is elected by: the members"),
            ("fr-cispd", "duty", "It lapses when communes with half the population oppose it"),
        ])
    func told(id: String, path: String, expected: String) throws {
        let told = try words(path, of: id)
        #expect(told.contains(expected), "\(id) \(path): \(told)")
    }

    @Test("Luxembourg: two authorities together oblige a meeting within 15 days and set its agenda")
    func byRight() throws {
        let right = try #require(try profile("lu-cpc").rights.first)
        #expect(
            right.isTogether && right.setsAgenda && right.within == Period(15, .calendarDays) && right.who.count == 2)
    }

    @Test("Luxembourg: where communes share a territory they choose the chair, for a term they set")
    func chosen() throws {
        let exception = try #require(try profile("lu-cpc").rules["chair"]?.exceptions.first)
        let chair = try #require(exception.rule.working?.value as? ChairRule)
        #expect(chair.kind == .elected && chair.term?.kind == .asChosen && chair.deputyElectedBy?.count == 1)
    }

    @Test("Belgium: all sign the plan, two ministers approve it, an expert comes if all agree")
    func signed() throws {
        let profile = try profile("be-zonal")
        let plan = try #require(profile.outputs.first { $0.id == "zonal-plan" })
        #expect(plan.signedBy == [.members] && plan.approvedBy == [Authority(rawValue: "ministers")])
        #expect(profile.seats.first { $0.id == "experts" }?.invitedIf == .allMembersAgree)
    }

    @Test("Portugal: the assembly considers the opinions; decisions take effect on approval of the minutes")
    func considered() throws {
        let profile = try profile("pt-cms")
        #expect(profile.outputs.first?.consideredBy == [Authority(rawValue: "municipal-assembly")])
        let rules = try Checkout.constitution("pt-cms")
        #expect(rules.minutes.effect == .approval && rules.convenedBy == [.chair])
        #expect(rules.secondCall.quorum?.threshold == Threshold(.atLeast, 1, of: 3, base: .inOffice))
        #expect(rules.formations["plenary"]?.publicity?.residentsSpeak == .eachMeeting)
        #expect(profile.seats.first { $0.id == "schools" }?.naming.first?.way == .takesOffice)
    }

    @Test("an example of one place is never more than a choice of the city's own")
    func examples() throws {
        for listed in try profile("de-kpr").ruleList {
            #expect(!listed.rule.basis.isRead && listed.rule.basis != .secondary, "\(listed.path)")
        }
    }

    @Test("no rule of the law stands without a source that a reader can find")
    func sourced() throws {
        for name in try Checkout.profiles() {
            let profile = try Profile(yaml: Checkout.text("Profiles/\(name)"))
            for listed in profile.ruleList where listed.rule.basis.needsSource {
                #expect(!listed.rule.citations.isEmpty, "\(name) \(listed.path)")
            }
            for source in profile.sources.values {
                #expect(!source.text.contains(".md"), "\(name): \(source.text)")
            }
        }
    }
}
