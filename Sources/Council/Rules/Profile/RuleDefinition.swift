// SPDX-License-Identifier: EUPL-1.2
import Language

/// One of the rules that every profile has, with the type of what it says.
struct RuleDefinition: Sendable {
    /// The part of the page it stands in.
    enum Section: String, CaseIterable, Sendable {
        case foundation, members, convening, majorities, ballots, minutes, formations, cycles
    }

    /// The keys that lead to it, joined by points: `convening.notice`.
    let path: String
    let type: any RuleValue.Type
    let section: Section
    let label: Message
    /// Whether the platform needs a value to start with.
    let isNeeded: Bool
    /// Whether a profile may leave it out.
    let isOptional: Bool

    init(
        _ path: String, _ type: any RuleValue.Type, _ section: Section, _ label: Message, needed: Bool = true,
        optional: Bool = false
    ) {
        self.path = path
        self.type = type
        self.section = section
        self.label = label
        isNeeded = needed
        isOptional = optional
    }

    /// The group of keys it stands in, and its own key.
    var keys: (group: String?, key: String) {
        let parts = path.split(separator: ".").map(String.init)
        return parts.count == 2 ? (parts[0], parts[1]) : (nil, parts[0])
    }

    /// All of them, in the order in which people read them.
    static let all: [RuleDefinition] = foundation + members + convening + majorities + ballots + minutes

    private static let foundation = [
        RuleDefinition("nature", Nature.self, .foundation, Message("What the council is"), needed: false),
        RuleDefinition("duty", Duty.self, .foundation, Message("Duty to have one"), needed: false),
        RuleDefinition("creation", Creation.self, .foundation, Message("Who sets it up"), needed: false),
        RuleDefinition("rules-of-procedure", RulesOfProcedure.self, .foundation, Message("Adopting these rules")),
        RuleDefinition("small-numbers", SmallNumbers.self, .foundation, Message("Small numbers in what is published")),
    ]

    private static let members = [
        RuleDefinition("size", CountRange.self, .members, Message("Number of members"), needed: false),
        RuleDefinition("chair", ChairRule.self, .members, Message("Who presides")),
        RuleDefinition("standing", Standings.self, .members, Message("Vote or voice")),
        RuleDefinition("substitutes", Substitutes.self, .members, Message("Substitutes")),
        RuleDefinition("term", Term.self, .members, Message("Length of a mandate")),
        RuleDefinition("honorary", Honorary.self, .members, Message("Pay"), needed: false),
        RuleDefinition("secretariat", Secretariat.self, .members, Message("Secretariat")),
        RuleDefinition(
            "coordinator", CoordinatorRule.self, .members, Message("Coordinator"), needed: false, optional: true),
    ]

    private static let convening = [
        RuleDefinition("convening.by", Authorities.self, .convening, Message("Who convenes")),
        RuleDefinition("convening.notice", Notice.self, .convening, Message("Notice")),
        RuleDefinition("convening.urgent-notice", Notice.self, .convening, Message("Notice in urgent cases")),
        RuleDefinition(
            "convening.additions", Additions.self, .convening, Message("Adding an item"), optional: true),
        RuleDefinition("convening.agenda", AgendaRule.self, .convening, Message("What may be decided")),
        RuleDefinition(
            "convening.without-call", WithoutCall.self, .convening, Message("Meeting without a call"), optional: true),
        RuleDefinition("convening.remote", Remote.self, .convening, Message("Taking part from elsewhere")),
        RuleDefinition("publicity", Publicity.self, .convening, Message("Public meetings")),
        RuleDefinition("holidays", Holidays.self, .convening, Message("Holidays"), needed: false),
    ]

    private static let majorities = [
        RuleDefinition("quorum", Quorum.self, .majorities, Message("Quorum")),
        RuleDefinition("second-call", SecondCall.self, .majorities, Message("Second call")),
        RuleDefinition("majorities.decision", Majority.self, .majorities, Message("Majority for decisions")),
        RuleDefinition("majorities.opinion", Majority.self, .majorities, Message("Majority for opinions")),
        RuleDefinition(
            "majorities.priorities", Majority.self, .majorities, Message("Majority for priorities"), optional: true),
        RuleDefinition("majorities.election", Majority.self, .majorities, Message("Majority in elections")),
        RuleDefinition(
            "majorities.rules-of-procedure", Majority.self, .majorities, Message("Majority to change these rules")),
        RuleDefinition(
            "majorities.urgent-item", Majority.self, .majorities, Message("Majority to take up an urgent item"),
            optional: true),
    ]

    private static let ballots = [
        RuleDefinition("ballots.manner", Ballots.Manner.self, .ballots, Message("How a decision comes about")),
        RuleDefinition("ballots.methods", Methods.self, .ballots, Message("Ways of voting")),
        RuleDefinition("ballots.secret-for", SecretMatters.self, .ballots, Message("Always in secret")),
        RuleDefinition("ballots.abstention", Abstention.self, .ballots, Message("Abstention")),
        RuleDefinition("ballots.casting-vote", Ballots.CastingVote.self, .ballots, Message("Casting vote")),
        RuleDefinition("ballots.chair-votes-last", ChairVotesLast.self, .ballots, Message("The chair’s turn")),
        RuleDefinition("ballots.proxies", Ballots.Proxies.self, .ballots, Message("Votes given to another")),
        RuleDefinition("ballots.recusal", Ballots.Recusal.self, .ballots, Message("Declared interest")),
        RuleDefinition(
            "ballots.hands", HandsRule.self, .ballots, Message("Counting hands"), needed: false, optional: true),
        RuleDefinition(
            "ballots.elections", Ballots.Elections.self, .ballots, Message("Rounds of an election"), needed: false,
            optional: true),
        RuleDefinition(
            "ballots.second-vote", SecondVotes.self, .ballots, Message("When the majority is missed"), needed: false,
            optional: true),
        RuleDefinition(
            "ballots.re-vote", Texts.self, .ballots, Message("Voting again"), needed: false, optional: true),
    ]

    private static let minutes = [
        RuleDefinition("minutes.signatories", Authorities.self, .minutes, Message("Who signs the minutes")),
        RuleDefinition("minutes.approval", MinutesRules.Approval.self, .minutes, Message("Approving the minutes")),
        RuleDefinition("minutes.deadline", Period.self, .minutes, Message("Time for the minutes")),
        RuleDefinition("minutes.recipients", Authorities.self, .minutes, Message("Who gets the minutes")),
        RuleDefinition("minutes.effect", EffectRule.self, .minutes, Message("When decisions take effect")),
    ]
}
