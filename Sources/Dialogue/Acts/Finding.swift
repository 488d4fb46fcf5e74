// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Lineage
import Markup
import Web

extension NodeKind {
    /// A session open to the public or to other cities.
    static let conference = NodeKind("conference")
}

extension Visit {
    /// Which sessions this person may know of.
    func reach() throws -> Reach {
        let councils = try viewer.person.map { try snapshot.councils(of: $0) } ?? []
        return Reach(scope: scope, councils: councils.map(\.id).filter { $0 != council.id })
    }

    /// A session the viewer may know of, or holds a place in; absent otherwise.
    func found(_ id: ConferenceID) throws -> Conference {
        if let conference = try snapshot.conference(id, for: reach()) { return conference }
        guard try place(in: id) != nil, let conference = try snapshot.conference(id, in: council.id) else {
            throw Refusal.absent
        }
        return conference
    }

    /// The registration this browser came in by, if any. What is rendered then is for this browser alone.
    func place(in id: ConferenceID) throws -> Registration? {
        holdForOne()
        guard let token = request.cookies[Self.cookie(id)].flatMap(Token.init(text:)),
            let registration = try snapshot.registration(token, in: council.id), registration.conference == id
        else { return nil }
        return registration
    }

    /// Whoever takes part from this browser; nil for one that has not been given a code.
    func guest(of conference: Conference) throws -> Guest? {
        if let place = try place(in: conference.id), place.state == .confirmed {
            return Guest(code: place.guest, isRegistered: true)
        }
        guard let token = request.cookies[Self.cookie(conference.id)].flatMap(Token.init(text:)) else { return nil }
        return Guest(code: Self.code(token), isRegistered: false)
    }

    /// The same, with a code given to a browser that has none. It is another one in each session.
    func welcomedGuest(of conference: Conference) throws -> Guest {
        if let guest = try guest(of: conference) { return guest }
        let token = Token.random()
        admit(by: token, to: conference)
        return Guest(code: Self.code(token), isRegistered: false)
    }

    /// Lets the browser come back as who it is, for as long as anything is kept of it.
    func admit(by token: Token, to conference: Conference) {
        let left = Int((conference.forgets - now) / .seconds(1))
        giveCookie(Self.cookie(conference.id), token.text, seconds: min(max(left, 3_600), 180 * 86_400))
    }

    private static func cookie(_ id: ConferenceID) -> String { "koinon-at-\(id)" }

    private static func code(_ token: Token) -> String {
        token.mark.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

extension Visit {
    var crumbs: [Part.Entry] { [Part.Entry(say("Open sessions"), link(ConferenceRoute.list))] }

    /// The way down to a page below a session's own.
    func crumbs(below conference: Conference) -> [Part.Entry] {
        crumbs + [Part.Entry(conference.plan.title, link(ConferenceRoute.conference(conference.id)))]
    }

    /// Who can read the pages of a session. For one with guests that is more than its audience says.
    func readers(of conference: Conference) throws -> AudienceLine {
        guard conference.readership.audience != .public else { return .everybody }
        return AudienceLine.invited
    }
}

extension Submission {
    /// What was typed.
    var reader: FormReader { FormReader(Dictionary(grouping: form.pairs, by: \.name).mapValues { $0.map(\.value) }) }

    /// The form's problems with the fields they stand at.
    func problems(_ faults: [Fault]) -> [Form.Problem] { faults.map { Form.Problem($0.field, say($0.message)) } }

    /// Lets one change of a session after the other pass.
    func lock(_ id: ConferenceID) throws { try transaction.lock("conference:\(id)") }

    /// Tells the browsers that watch the session that it changed.
    func announce(_ conference: Conference, _ urgency: Urgency = .atOnce) throws {
        try transaction.announce(conference.channel, urgency)
    }

    /// Tells only those who moderate: that a question came in is nobody else's affair.
    func announceToModerators(_ conference: Conference) throws {
        try transaction.announce(conference.moderatorsChannel)
    }
}

extension Conference {
    var channel: String { "conference:\(id)" }
    var moderatorsChannel: String { "conference-moderators:\(id)" }
}
