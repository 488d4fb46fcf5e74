// SPDX-License-Identifier: EUPL-1.2
import Language

/// Those who can oblige the chair to convene.
struct ConveningRight: Readable {
    let who: [Authority]
    /// So many members, where it is not certain offices.
    let members: Threshold?
    let isTogether: Bool
    let formations: [String]
    let within: Period?
    let convenesItself: Bool
    /// Whether they set the agenda of the meeting they ask for.
    let setsAgenda: Bool
    let grounds: Grounds
    let place: Place

    init(_ place: Place) throws {
        var keys = try place.keys()
        self.place = place
        who = try keys.list("who")
        members = try keys.find("members")
        isTogether = try keys.find("together") ?? false
        formations = try keys.list("formations", of: Identifier.self).map(\.text)
        within = try keys.find("within")
        convenesItself = try keys.find("convenes-itself") ?? false
        setsAgenda = try keys.find("with-agenda") ?? false
        grounds = try Grounds(known: &keys)
        try keys.end()
        guard who.isEmpty != (members == nil) else { throw place.fault(.formMixed) }
    }
}

/// What leaves the council.
struct Output: Readable {
    enum Kind: String, CaseIterable, Readable {
        case diagnosis, strategy, plan, programme, opinion, report, summary, agreement, action
    }

    let id: String
    let kind: Kind
    let names: LocalText
    let decidedBy: [Authority]
    let signedBy: [Authority]
    let approvedBy: [Authority]
    let sentTo: [Authority]
    let consideredBy: [Authority]
    let rules: [OwnRule]
    let grounds: Grounds

    init(_ place: Place) throws {
        var keys = try place.keys()
        id = try keys.read("id", as: Identifier.self).text
        kind = try keys.read("kind")
        names = try keys.read("names")
        decidedBy = try keys.list("decided-by")
        signedBy = try keys.list("signed-by")
        approvedBy = try keys.list("approved-by")
        sentTo = try keys.list("sent-to")
        consideredBy = try keys.list("considered-by")
        rules = try keys.ownRules([
            ("cycle", Cycle.self, Message("How often")), ("answered", Answered.self, Message("Answer")),
        ])
        grounds = try Grounds(known: &keys)
        try keys.end()
    }
}

/// What others owe the council.
struct Input: Readable {
    let id: String
    let names: LocalText
    let from: [Authority]
    let rules: [OwnRule]
    let grounds: Grounds

    init(_ place: Place) throws {
        var keys = try place.keys()
        id = try keys.read("id", as: Identifier.self).text
        names = try keys.read("names")
        from = try keys.list("from")
        rules = try keys.ownRules([("cycle", Cycle.self, Message("How often"))])
        grounds = try Grounds(known: &keys)
        try keys.end()
    }
}

/// Something that holds without a form of its own: a duty of members, a body above, an example.
struct Statement: Readable {
    let id: String
    let names: LocalText
    let who: [Authority]
    let grounds: Grounds

    init(_ place: Place) throws {
        var keys = try place.keys()
        id = try keys.read("id", as: Identifier.self).text
        names = try keys.read("names")
        who = try keys.list("who")
        grounds = try Grounds(known: &keys)
        try keys.end()
    }
}

/// A text that rules are taken from.
struct Source: Readable, Hashable {
    let text: String
    let address: String?
    /// As of when, or what was cut.
    let state: String?

    init(_ place: Place) throws {
        var keys = try place.keys()
        text = try keys.read("text")
        address = try keys.find("address")
        state = try keys.find("state")
        try keys.end()
        guard address.map({ $0.hasPrefix("http://") || $0.hasPrefix("https://") }) ?? true else {
            throw place.fault(.badAddress)
        }
    }
}
