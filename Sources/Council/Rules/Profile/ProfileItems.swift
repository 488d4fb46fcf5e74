// SPDX-License-Identifier: EUPL-1.2
import Language

/// Seats of the same origin.
struct College: Readable, Hashable {
    let id: String
    let names: LocalText

    init(_ place: Place) throws {
        var keys = try place.keys()
        id = try keys.read("id", as: Identifier.self).text
        names = try keys.read("names")
        try keys.end()
    }
}

/// A rule that belongs to one seat, formation or output.
struct OwnRule: Sendable {
    let key: String
    let label: Message
    let rule: Rule
    let type: any RuleValue.Type
}

/// A kind of seat as the profile describes it; a council has one or more of it.
struct SeatTemplate: Readable {
    enum Count: Sendable {
        case range(CountRange)
        case per(LocalText, each: Int)
        case setByLocalRules
    }

    enum InvitedIf: String, CaseIterable, Readable {
        case chairDecides = "chair-decides"
        case formationDecides = "formation-decides"
        case allMembersAgree = "all-members-agree"
    }

    let id: String
    let names: LocalText
    let college: String
    let kind: SeatKind
    let count: Count
    let naming: [NamingStep]
    let invitedIf: InvitedIf?
    /// The seat exists only in this case; a council starts without it.
    let when: LocalText?
    let rules: [OwnRule]
    let grounds: Grounds
    let place: Place

    init(_ place: Place) throws {
        var keys = try place.keys()
        self.place = place
        id = try keys.read("id", as: Identifier.self).text
        names = try keys.read("names")
        college = try keys.read("college", as: Identifier.self).text
        kind = try keys.read("kind")
        count = try keys.read("count")
        naming = try keys.list("naming")
        invitedIf = try keys.find("invited-if")
        when = try keys.find("when")
        rules = try keys.ownRules([
            ("standing", SeatStanding.self, Message("Vote or voice")),
            ("term", Term.self, Message("Length of a mandate")),
        ])
        grounds = try Grounds(known: &keys)
        try keys.end()
    }

    /// Its own standing, where it has one that the platform can use.
    var ownStanding: SeatStanding? { rules.first { $0.key == "standing" }?.rule.working?.value as? SeatStanding }

    /// How many of it a new council starts with.
    var startingCount: Int {
        guard when == nil, case .range(let range) = count else { return 0 }
        return min(range.from, 50)
    }
}

extension SeatTemplate.Count: Readable {
    init(_ place: Place) throws {
        var keys = try place.keys()
        if keys.has("from") {
            self = .range(try CountRange(place))
            return
        }
        if keys.has("set-by") {
            let who = try keys.read("set-by", as: String.self)
            guard who == "local-rules" else { throw place.fault(.badChoice(who, among: ["local-rules"])) }
            self = .setByLocalRules
        } else {
            self = .per(try keys.read("per"), each: try keys.read("each", as: Positive.self).number)
        }
        try keys.end()
    }
}

/// One step on the way to a seat's holder.
struct NamingStep: Readable {
    enum Way: String, CaseIterable, Readable {
        case exOfficio = "ex-officio"
        case names
        case namesJointly = "names-jointly"
        case atOwnRequest = "at-own-request"
        case proposes, validates, elects, invites
        /// The holder takes office before somebody.
        case takesOffice = "takes-office"
    }

    let by: [Authority]
    let way: Way
    let after: LocalText?

    init(_ place: Place) throws {
        var keys = try place.keys()
        by = try keys.list("by")
        way = try keys.read("way")
        after = try keys.find("after")
        try keys.end()
    }
}

/// A kind of formation as the profile describes it.
struct FormationTemplate: Readable {
    enum Created: String, CaseIterable, Readable {
        case always
        case asNeeded = "as-needed"
    }

    enum Seats: Hashable, Sendable {
        case all, chosen
        case these([String])
    }

    let id: String
    let kind: Formation.Kind
    let names: LocalText
    let created: Created
    let askedBy: [Authority]
    let seats: Seats
    let rules: [OwnRule]
    let grounds: Grounds
    let place: Place

    init(_ place: Place) throws {
        var keys = try place.keys()
        self.place = place
        id = try keys.read("id", as: Identifier.self).text
        kind = try keys.read("kind")
        names = try keys.read("names")
        created = try keys.read("created")
        askedBy = try keys.list("asked-by")
        seats = try keys.read("seats")
        rules = try keys.ownRules([
            ("chair", ChairRule.self, Message("Who presides")),
            ("convened-by", Authorities.self, Message("Who convenes")), ("quorum", Quorum.self, Message("Quorum")),
            ("rhythm", Rhythm.self, Message("How often it meets")), ("treats", Texts.self, Message("Its subjects")),
            ("never", Texts.self, Message("What it must not touch")),
            ("confidential", Confidential.self, Message("Confidentiality")),
            ("publicity", Publicity.self, Message("Public meetings")),
        ])
        grounds = try Grounds(known: &keys)
        try keys.end()
    }

    /// What one of its own rules says, where it has it.
    func value<T>(_ key: String, as type: T.Type = T.self) -> T? {
        rules.first { $0.key == key }?.rule.working?.value as? T
    }
}

extension Formation.Kind: Readable {}

extension FormationTemplate.Seats: Readable {
    init(_ place: Place) throws {
        if case .list = place.structure.content {
            self = .these(try [Identifier](place).map(\.text))
            return
        }
        switch try String(place) {
        case "all": self = .all
        case "chosen": self = .chosen
        case let other: throw place.fault(.badChoice(other, among: ["all", "chosen"]))
        }
    }
}

extension Keys {
    /// Rules that may be left out.
    mutating func ownRules(_ wanted: [(key: String, type: any RuleValue.Type, label: Message)]) throws -> [OwnRule] {
        var rules: [OwnRule] = []
        for (key, type, label) in wanted {
            guard let place = take(key) else { continue }
            rules.append(OwnRule(key: key, label: label, rule: try Rule(place, of: type), type: type))
        }
        return rules
    }
}
