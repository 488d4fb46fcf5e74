// SPDX-License-Identifier: EUPL-1.2
import Language

extension RuleField {
    static func number(_ key: String, _ label: Message, _ range: ClosedRange<Int> = 1...1000, needed: Bool = false)
        -> RuleField
    { RuleField(key, label, .number(range, needed: needed)) }

    static func flag(_ key: String, _ label: Message) -> RuleField { RuleField(key, label, .flag) }

    /// Length and unit of a period.
    static func period(_ key: String, _ label: Message, needed: Bool = false) -> [RuleField] {
        let prefix = key.isEmpty ? "" : key + "."
        return [
            .number(prefix + "number", label, needed: needed),
            RuleField(prefix + "unit", Message("Of what"), .choice(Period.Unit.choices, needed: needed)),
        ]
    }

    /// A share of a base.
    static func share(_ key: String, _ bases: [Threshold.Base] = Threshold.Base.allCases) -> [RuleField] {
        [
            RuleField(
                "\(key).comparison", Message("How much"),
                .choice(
                    [("at-least", Message("at least the share")), ("more-than", Message("more than the share"))],
                    needed: false)),
            .number("\(key).numerator", Message("Share: this many parts")),
            .number("\(key).denominator", Message("of this many")),
            RuleField(
                "\(key).base", Message("Counted on"), .choice(bases.map { ($0.rawValue, $0.words) }, needed: false)),
        ]
    }
}

extension Period.Unit {
    fileprivate static let choices: [(value: String, name: Message)] = [
        ("calendar-days", Message("days")), ("working-days", Message("working days")), ("hours", Message("hours")),
        ("months", Message("months")),
    ]
}

extension Substitutes: FieldedRule {
    static let fields = [
        RuleField.flag("allowed", Message("A seat may have a substitute")),
        RuleField(
            "vote", Message("Their vote"),
            .choice(
                [
                    ("while-titular-absent", Message("A substitute votes while the titular is absent")),
                    ("never", Message("A substitute never votes")),
                ], needed: false)),
    ]
}

extension Term: FieldedRule {
    static let fields = [
        RuleField(
            "kind", Message("Length of a mandate"),
            .choice(
                [
                    ("years", Message("a number of years")),
                    ("council-period", Message("Until the municipal council is elected anew")),
                    ("while-in-office", Message("As long as the office is held")),
                    ("without-end", Message("Without a set end")),
                    ("as-chosen", Message("As long as those say who choose the holder")),
                ], needed: true)),
        RuleField.number("years", Message("Years"), 1...20),
    ]
}

extension CountRange: FieldedRule {
    static let fields = [
        RuleField.number("from", Message("From"), 0...1000, needed: true), .number("to", Message("To")),
    ]
}

extension Honorary: FieldedRule {
    static let fields = [RuleField.flag("paid", Message("Members are paid"))]
}

extension Remote: FieldedRule {
    static let fields = [RuleField.flag("allowed", Message("Members may take part from elsewhere"))]
}

extension WithoutCall: FieldedRule {
    static let fields = [
        RuleField.flag("allowed", Message("No call is needed if all are there")),
        .flag("all-agree", Message("All of them must agree")),
    ]
}

extension Authorities: FieldedRule {
    static let fields = [RuleField("", Message("Who"), .authorities(needed: true))]
}

extension Additions: FieldedRule {
    static let fields =
        [RuleField("by", Message("Who may ask for it"), .authorities(needed: true))]
        + RuleField.period("before", Message("Until how long before the meeting"))
        + [.flag("reasoned", Message("With the reasons"))]
}

extension AgendaRule: FieldedRule {
    static let fields =
        [
            RuleField.flag("closed", Message("Only what is on the agenda is decided")),
            .flag("urgent-item.all-present", Message("An urgent item needs all members to be present")),
        ] + RuleField.share("urgent-item.threshold")
}

extension SecondCall: FieldedRule {
    static let fields =
        [
            RuleField.flag("allowed", Message("A meeting without a quorum may be called a second time")),
            RuleField("quorum.required", Message("The second time a quorum is required"), .truth),
        ] + RuleField.share("quorum.threshold", [.inOffice, .seats])
        + RuleField.period("after", Message("At the earliest after"))
        + [.flag("announced-in-first", Message("Only if the first call said so"))]
}

extension Publicity: FieldedRule {
    static let fields = [
        RuleField(
            "meetings", Message("Meetings"),
            .choice(
                [
                    ("public", Message("Meetings are public")), ("closed", Message("Meetings are not public")),
                    ("some-public", Message("Some meetings are public")),
                ], needed: true)),
        .number("public-meetings.at-least", Message("Public meetings: at least so many")),
        .number("public-meetings.every-months", Message("in so many months")),
        RuleField(
            "residents-speak", Message("Residents may speak"),
            .choice(
                [
                    ("each-meeting", Message("at each meeting")), ("public-meetings", Message("at public meetings")),
                    ("never", Message("at none")),
                ], needed: false)),
        RuleField("announced", Message("Public meetings are announced"), .truth),
    ]
}
