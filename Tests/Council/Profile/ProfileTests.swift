// SPDX-License-Identifier: EUPL-1.2
import Language
import Testing
import Values

@testable import Council

@Suite("Country profiles")
struct ProfileTests {
    @Test("every profile of the checkout is read, and gives a constitution to start with")
    func all() throws {
        let names = try Checkout.profiles()
        #expect(names.count >= 16)
        for name in names {
            let profile = try Profile(yaml: Checkout.text("Profiles/\(name)"))
            #expect("\(profile.id).yaml" == name)
            let charter = try Charter(profile: profile, adopted: .init(dayNumber: 20_000), version: 1, verdicts: [])
            let constitution = try charter.constitution()
            #expect([.cast, .present].contains(constitution.majority(for: .decision).threshold.base), "\(name)")
            #expect(charter.count.awaiting > 0 && charter.count.all >= charter.count.awaiting)
        }
    }

    @Test("every rule of every profile is told in words, in three languages")
    func words() throws {
        for name in try Checkout.profiles() {
            let profile = try Profile(yaml: Checkout.text("Profiles/\(name)"))
            for tongue in [Tongue.en, .fr, .el] {
                let telling = Telling(profile, in: tongue)
                for listed in profile.ruleList {
                    guard let value = listed.rule.working?.value else { continue }
                    let words = Speech.english.rule(value, telling)
                    #expect(!words.isEmpty && words.last == ".", "\(name) \(listed.path): \(words)")
                }
            }
        }
    }

    @Test("the rules of the French profile are those of its file")
    func french() throws {
        let rules = try Checkout.constitution("fr-clspd")
        #expect(rules.notice == Notice(Period(5, .calendarDays)))
        #expect(rules.urgentNotice.period == Period(48, .hours) && rules.urgentNotice.isReasoned)
        #expect(rules.quorum == Quorum(Threshold(.atLeast, 1, of: 2, base: .inOffice), proxiesCount: true))
        #expect(rules.secondCall.isAllowed && rules.secondCall.quorum?.isRequired == false)
        #expect(rules.majority(for: .election) == Majority(.absolute, Threshold(.moreThan, 1, of: 2, base: .present)))
        #expect(rules.majority(for: .priorities) == rules.majority(for: .decision))
        #expect(rules.ballots.castingVote.holder == .chair && !rules.ballots.castingVote.inSecretBallots)
        #expect(rules.ballots.methods == [.showOfHands, .named, .secret])
        #expect(rules.ballots.proxies.perMember == 1)
        #expect(rules.minutes.approval.by == .nextMeeting && rules.minutes.deadline == Period(15, .calendarDays))
        #expect(rules.standing[.attending] == .attendance)
        #expect(rules.formations["prosecutor-group"]?.chair?.holders == [Authority(rawValue: "prosecutor")])
        #expect(rules.formations["thematic-group"]?.isConfidential == true)
    }

    @Test("a rule of two texts that disagree follows the one that says so, and keeps the other")
    func disputed() throws {
        let profile = try Profile(yaml: Checkout.profile("gr-tosppa"))
        let rule = try #require(profile.rules["creation"])
        guard case .disputed(let variants) = rule.form else { return #expect(Bool(false), "creation is disputed") }
        #expect(variants.count == 2 && rule.working?.sources.first?.source == "l3463")
    }

    @Test("a constitution survives being written and read again")
    func stored() throws {
        for name in try Checkout.profiles() {
            let rules = try Checkout.constitution(String(name.dropLast(5)))
            let again: Constitution = try StoredJSON.value(of: StoredJSON.text(of: rules))
            #expect(again == rules)
        }
    }
}

@Suite("Published facts")
struct PublishedFactsTests {
    @Test(
        "both real councils are read, and every caveat stays with its statement", arguments: ["piraeus", "montreuil"])
    func read(name: String) throws {
        let facts = try PublishedFacts(yaml: Checkout.text("Demonstration/\(name).yaml"))
        #expect(facts.id == name && facts.answers.count == 6)
        let text = try Checkout.text("Demonstration/\(name).yaml")
        let caveats =
            facts.answers.values.flatMap(\.said).count { $0.caveat != nil } + facts.facts.count { $0.caveat != nil }
        #expect(caveats == text.components(separatedBy: "caveat:").count - 1)
    }
}
