// SPDX-License-Identifier: EUPL-1.2
import Language

extension Methods: FieldedRule {
    static let fields = [
        RuleField(
            "", Message("Ways of voting"), .several(Ballots.Method.allCases.map { ($0.rawValue, $0.name) }))
    ]
}

extension SecretMatters: FieldedRule {
    static let fields = [
        RuleField(
            "", Message("Always in secret"), .several(Ballots.SecretMatter.allCases.map { ($0.rawValue, $0.name) }))
    ]
}

extension Abstention: FieldedRule {
    static let fields = [RuleField.flag("allowed", Message("Members may abstain"))]
}

extension ChairVotesLast: FieldedRule {
    static let fields = [RuleField.flag("", Message("The chair votes last"))]
}

extension Ballots.CastingVote: FieldedRule {
    static let fields = [
        RuleField(
            "holder", Message("Casting vote"),
            .choice(
                [
                    ("chair", Message("On a tie the chair’s vote decides")),
                    ("none", Message("Nobody has one: a tie refuses the motion")),
                ], needed: true)),
        .flag("in-secret-ballots", Message("In secret ballots too")),
    ]
}

extension Ballots.Proxies: FieldedRule {
    static let fields = [
        RuleField.flag("allowed", Message("An absent member may give their vote to another")),
        .number("per-member", Message("So many at most for one member"), 1...100),
    ]
}

extension Ballots.Recusal: FieldedRule {
    static let fields = [
        RuleField.flag("leaves", Message("Whoever has an interest in the matter leaves the room")),
        .flag("counts-for-quorum", Message("They count for the quorum")),
    ]
}

extension MinutesRules.Approval: FieldedRule {
    static let fields =
        [
            RuleField(
                "by", Message("Approving the minutes"),
                .choice(
                    [
                        ("next-meeting", Message("By the next meeting")),
                        ("correspondence", Message("By correspondence")), ("chair", Message("By the chair")),
                    ], needed: true))
        ] + RuleField.period("corrections-within", Message("Corrections may be asked for within"))
}

extension Period: FieldedRule {
    static let fields = RuleField.period("", Message("How many"), needed: true)
}

extension EffectRule: FieldedRule {
    static let fields = [
        RuleField(
            "from", Message("When decisions take effect"),
            .choice(
                [("vote", Message("With the vote")), ("approval", Message("With the approval of the minutes"))],
                needed: true))
    ]
}

extension Rhythm: FieldedRule {
    static let fields = [
        RuleField.number("at-least", Message("At least so many meetings"), needed: true),
        .number("every-months", Message("in so many months"), 1...120, needed: true),
    ]
}

extension Confidential: FieldedRule {
    static let fields = [
        RuleField.flag("shared-within", Message("Confidential facts may be shared within")),
        .flag("passed-on", Message("They may be passed on to others")),
    ]
}

extension Cycle: FieldedRule {
    static let fields = [
        RuleField.number("every-months", Message("Every so many months"), 1...240, needed: true),
        .number("reviewed-every-months", Message("Reviewed every so many months"), 1...240),
        .number("from-month", Message("From this month of the year"), 1...12),
        .number("to-month", Message("To this month of the year"), 1...12),
    ]
}

extension Answered: FieldedRule {
    static let fields =
        [RuleField.flag("duty", Message("Whoever is addressed must answer"))]
        + RuleField.period("within", Message("Within"))
}

extension SmallNumbers: FieldedRule {
    static let fields = [
        RuleField.number("hide-below", Message("Counts below this number are hidden"), 2...100, needed: true),
        .flag("complementary", Message("So are others from which they could be worked out")),
    ]
}
