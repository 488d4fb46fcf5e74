// SPDX-License-Identifier: EUPL-1.2

extension Ballots.Manner: RuleValue {
    init(_ place: Place) throws {
        var keys = try place.keys()
        kind = try keys.read("kind")
        parties = try keys.list("parties")
        try keys.end()
    }
}

extension Ballots.Manner.Kind: Readable {}
extension Ballots.Method: Readable {}
extension Ballots.SecretMatter: Readable {}
extension Ballots.CastingVote.Holder: Readable {}

/// The ways in which votes may be given.
struct Methods: RuleValue {
    let methods: [Ballots.Method]

    init(_ place: Place) throws {
        methods = try [Ballots.Method](place)
        guard !methods.isEmpty else { throw place.fault(.empty) }
        guard Set(methods).count == methods.count else { throw place.fault(.twice(methods[0].rawValue)) }
    }
}

/// What is voted in secret; may be nothing.
struct SecretMatters: RuleValue {
    let matters: [Ballots.SecretMatter]

    init(_ place: Place) throws {
        matters = try [Ballots.SecretMatter](place)
        guard Set(matters).count == matters.count else { throw place.fault(.twice(matters[0].rawValue)) }
    }
}

/// Whether members may abstain.
struct Abstention: RuleValue {
    let isAllowed: Bool

    init(_ place: Place) throws { isAllowed = try Allowed(place).isAllowed }
}

/// Whether the chair votes after everybody else.
struct ChairVotesLast: RuleValue {
    let isSo: Bool

    init(_ place: Place) throws { isSo = try Bool(place) }
}

extension Ballots.CastingVote: RuleValue {
    init(_ place: Place) throws {
        var keys = try place.keys()
        holder = try keys.read("holder")
        inSecretBallots = try keys.find("in-secret-ballots") ?? false
        try keys.end()
    }
}

/// How a show of hands is counted.
struct HandsRule: RuleValue {
    let counted: Ballots.HandCount

    init(_ place: Place) throws {
        var keys = try place.keys()
        counted = try keys.read("counted")
        try keys.end()
    }
}

extension Ballots.HandCount: Readable {}

extension Ballots.Elections: RuleValue {
    init(_ place: Place) throws {
        var keys = try place.keys()
        self.init(
            rounds: try keys.take("rounds").map { try Int($0, in: 1...5) } ?? 2, last: try keys.read("last"),
            tie: try keys.read("tie"))
        try keys.end()
    }
}

extension Ballots.Elections.Last: Readable {}
extension Ballots.Elections.Tie: Readable {}

/// What follows when a vote fails for want of its majority, in order.
struct SecondVotes: RuleValue {
    let steps: [Ballots.SecondVote]

    init(_ place: Place) throws {
        steps = try [Ballots.SecondVote](place)
        guard !steps.isEmpty else { throw place.fault(.empty) }
    }
}

extension Ballots.SecondVote: Readable {
    init(_ place: Place) throws {
        var keys = try place.keys()
        self.init(try keys.read("when"), isSimple: try keys.find("simple") ?? false)
        try keys.end()
    }
}

extension Ballots.SecondVote.When: Readable {}

extension Ballots.Proxies: RuleValue {
    init(_ place: Place) throws {
        var keys = try place.keys()
        isAllowed = try keys.read("allowed")
        perMember = try keys.find("per-member", as: Positive.self)?.number
        try keys.end()
    }
}

extension Ballots.Recusal: RuleValue {
    init(_ place: Place) throws {
        var keys = try place.keys()
        leaves = try keys.read("leaves")
        countsForQuorum = try keys.read("counts-for-quorum")
        try keys.end()
    }
}

extension MinutesRules.Approval: RuleValue {
    init(_ place: Place) throws {
        var keys = try place.keys()
        by = try keys.read("by")
        correctionsWithin = try keys.find("corrections-within")
        try keys.end()
    }
}

extension MinutesRules.Approval.By: Readable {}
extension MinutesRules.Effect: Readable {}
extension Period: RuleValue {}

/// When decisions take effect.
struct EffectRule: RuleValue {
    let from: MinutesRules.Effect

    init(_ place: Place) throws {
        var keys = try place.keys()
        from = try keys.read("from")
        try keys.end()
    }
}

/// How often an output or input is due.
struct Cycle: RuleValue {
    let everyMonths: Int
    let reviewedEveryMonths: Int?
    let fromMonth: Int?
    let toMonth: Int?

    init(_ place: Place) throws {
        var keys = try place.keys()
        everyMonths = try keys.read("every-months", as: Positive.self).number
        reviewedEveryMonths = try keys.find("reviewed-every-months", as: Positive.self)?.number
        fromMonth = try keys.take("from-month").map { try Int($0, in: 1...12) }
        toMonth = try keys.take("to-month").map { try Int($0, in: 1...12) }
        try keys.end()
    }
}

/// Whether whoever is addressed must answer.
struct Answered: RuleValue {
    let isDuty: Bool
    let within: Period?

    init(_ place: Place) throws {
        var keys = try place.keys()
        isDuty = try keys.read("duty")
        within = try keys.find("within")
        try keys.end()
    }
}
