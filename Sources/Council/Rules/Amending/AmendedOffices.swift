// SPDX-License-Identifier: EUPL-1.2
import Language

extension ChairRule: FieldedRule {
    static let fields =
        [
            RuleField(
                "kind", Message("Who presides"),
                .choice(
                    [
                        ("one", Message("one person, by office")), ("co-chairs", Message("several together")),
                        ("shared-while-present", Message("shared while somebody attends")),
                        ("elected", Message("somebody who is elected")), ("none", Message("Nobody presides")),
                    ], needed: true)),
            RuleField("holders", Message("By office"), .authorities(needed: false)),
            RuleField("with", Message("Together with, while they attend"), .authorities(needed: false)),
            RuleField("named-by", Message("Who names the chair"), .authorities(needed: false)),
            RuleField("elected-by", Message("Who elects the chair"), .authorities(needed: false, colleges: true)),
            RuleField("elected-from", Message("Among whom"), .authorities(needed: false, colleges: true)),
            RuleField("deputy", Message("Who stands in"), .authorities(needed: false)),
            RuleField(
                "deputy-elected-by", Message("Who elects whoever stands in"),
                .authorities(needed: false, colleges: true)),
            RuleField("may-delegate", Message("The chair may send a representative"), .truth),
        ]
        + Term.fields.map { field in
            guard case .choice(let choices, _) = field.kind else {
                return RuleField("term.\(field.key)", field.label, field.kind)
            }
            return RuleField(
                "term.\(field.key)", Message("How long the chair presides"), .choice(choices, needed: false))
        }
}

extension Standings: FieldedRule {
    static let fields = SeatKind.allCases.map { kind in
        RuleField(
            kind.rawValue, Message("Seats \(kind.name)"),
            .choice(SeatStanding.allCases.map { ($0.rawValue, $0.name) }, needed: false))
    }
}

extension Secretariat: FieldedRule {
    static let fields = [
        RuleField(
            "kind", Message("Secretariat"),
            .choice(
                [
                    ("under-chair", Message("It works under the chair")),
                    ("named", Message("It is with a named body")),
                    ("rotating", Message("It passes from one to the next")),
                    ("local", Message("The city decides where it is")),
                ], needed: true)),
        RuleField("by", Message("Who keeps it"), .authorities(needed: false)),
        .number("rotates-every-months", Message("It changes every so many months"), 1...120),
    ]
}

extension Nature: FieldedRule {
    static let fields = [
        RuleField(
            "kind", Message("What the council is"),
            .choice(
                [
                    ("consultative", Message("It gives advice")),
                    ("coordinating", Message("It brings those together who act")),
                    ("partnership", Message("It is a partnership of bodies with duties of their own")),
                    ("strategic", Message("It sets a common strategy")),
                    ("local", Message("The city decides what it is")),
                ], needed: true)),
        RuleField("binding", Message("Its advice binds"), .truth),
    ]
}

extension RulesOfProcedure: FieldedRule {
    static let fields =
        [
            RuleField("adopted-by", Message("Who adopts these rules"), .authorities(needed: true)),
            RuleField("opinion-of", Message("Who is heard first"), .authorities(needed: false)),
        ] + RuleField.period("within", Message("Within"))
}

extension Ballots.Manner: FieldedRule {
    static let fields = [
        RuleField(
            "kind", Message("How a decision comes about"),
            .choice(
                [
                    ("vote", Message("By vote")), ("consensus", Message("By consensus")),
                    ("agreement", Message("By agreement")), ("signature", Message("By everybody’s signature")),
                ], needed: true)),
        RuleField("parties", Message("Whose agreement"), .authorities(needed: false)),
    ]
}
