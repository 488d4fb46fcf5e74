// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Markup

/// One request being answered: who asks, where, in which language, and the consistent state it is answered from.
///
/// It cannot outlive its transaction: it is not `Sendable`, and neither is the snapshot it holds.
public class Visit {
    public let request: Request
    public let viewer: Viewer
    public let say: Speech
    public let snapshot: Snapshot
    /// The council of the address.
    let place: Place
    let site: SiteFacts
    let door: Door
    let arrival: Arrival
    private(set) var cookies: [String: Cookie] = [:]
    /// Whether what was rendered holds something of this browser alone.
    private(set) var isForOne = false

    init(_ arrival: Arrival, snapshot: Snapshot) {
        self.arrival = arrival
        request = arrival.request
        viewer = arrival.viewer
        say = arrival.say
        place = arrival.place
        site = arrival.site
        door = arrival.door
        self.snapshot = snapshot
    }

    /// The council of the address. Only routes inside a council may ask.
    public var council: CouncilIdentity {
        guard case .council(let council) = place else {
            preconditionFailure("\(door.pattern) is not inside a council")
        }
        return council
    }

    /// Rights in the council of the address. Only routes inside a council may ask.
    public var standing: Standing { arrival.standing ?? .visitor(in: council.id) }
    public var scope: Scope { standing.scope }
    public var now: Instant { snapshot.now }

    /// The address of a route, in the council and language of this page.
    public func link(_ route: some RouteSet, query: Fields = [:]) -> Link {
        Link(path: arrival.segments(route.path), query: query.pairs.map { ($0.name, $0.value) })
    }

    /// The same as an absolute address, for mails and feeds; its host comes from the configuration alone.
    public func absolute(_ route: some RouteSet) -> String {
        site.base + link(route).address
    }

    /// Sets a cookie with the answer, whatever it will be.
    public func set(_ cookie: Cookie) { cookies[cookie.name] = cookie }

    /// Says that what is being rendered is for this browser alone: it depends on a cookie, or holds a form.
    public func holdForOne() { isForOne = true }

    /// Runs a handler and lets the cookies it asked for go out, also where it threw its answer.
    func answer(_ body: (Visit) throws -> Reply) throws -> Reply {
        do {
            return finished(try body(self))
        } catch let answer as Answer {
            throw Answer(finished(answer.reply))
        }
    }

    /// The reply with what the browser has to be told besides: cookies, each once, and whether others may get the same.
    func finished(_ reply: Reply) -> Reply {
        var reply = reply
        for header in cookies.values.map(\.header).sorted()
        where !reply.headers.contains(where: { $0 == ("Set-Cookie", header) }) {
            reply.headers.append(("Set-Cookie", header))
        }
        reply.isForOne = reply.isForOne || isForOne
        return reply
    }
}

/// A visit that may write.
public final class Submission: Visit {
    public let transaction: Transaction

    init(_ arrival: Arrival, transaction: Transaction) {
        self.transaction = transaction
        super.init(arrival, snapshot: transaction)
    }

    /// The fields of the form that was sent.
    public var form: Fields {
        if case .form(let fields, _) = request.body { fields } else { [:] }
    }

    /// Runs a handler for a form once, however often the form is sent: the second time leads to where the first led.
    ///
    /// A form that was sent, taken back in the browser and changed is another one: it is not swallowed.
    func once(_ body: (Submission) throws -> Reply) throws -> Reply {
        try arrival.checkForm()
        guard let number = form[FormToken.onceField], (16...64).contains(number.utf8.count) else {
            throw Failure.unconfirmed
        }
        let mark = submissionMark
        if let target = try transaction.target(ofSubmission: mark) { return .seeOther(target: target) }
        let reply = try answer { _ in try body(self) }
        if let target = reply.header("Location") { try transaction.keep(submission: mark, target: target) }
        return reply
    }

    /// What was sent, and whereto, in one word. The random number in it makes it tell nothing of the content.
    private var submissionMark: String {
        var sent = form.removing([FormToken.field])
        sent.append("", request.path)
        if case .form(_, let uploads) = request.body {
            for upload in uploads { sent.append(upload.field, "\(upload.fileName) \(upload.size)") }
        }
        return Fingerprint.of(sent.encoded.utf8)
    }
}

/// A request that opens transactions of its own.
public struct Work: Sendable {
    public let database: Database
    let arrival: Arrival

    public var request: Request { arrival.request }
    public var viewer: Viewer { arrival.viewer }
    public var say: Speech { arrival.say }

    public var form: Fields {
        if case .form(let fields, _) = request.body { fields } else { [:] }
    }

    /// The address of a route, in the language of this page; for addresses outside any council.
    public func link(_ route: some RouteSet, query: Fields = [:]) -> Link {
        let path = arrival.segments(route.path)
        return Link(path: path, query: query.pairs.map { ($0.name, $0.value) })
    }

    /// The files that came with the form.
    public var uploads: [Upload] {
        if case .form(_, let uploads) = request.body { uploads } else { [] }
    }

    /// Reads with the rights as they are now, not as they were when the request began.
    public func read<T: Sendable>(_ body: @Sendable (Visit) throws -> T) async throws -> T {
        try await database.read { snapshot in
            try body(Visit(try arrival.renewed(in: snapshot), snapshot: snapshot))
        }
    }

    /// Does what a form asks for once, however often the form is sent; for work whose end is one transaction.
    public func once(_ body: @Sendable (Submission) throws -> Reply) async throws -> Reply {
        try await write { try $0.once(body) }
    }

    /// Writes with the rights as they are now.
    public func write<T: Sendable>(_ body: @Sendable (Submission) throws -> T) async throws -> T {
        try await database.write { transaction in
            try body(Submission(try arrival.renewed(in: transaction), transaction: transaction))
        }
    }
}

/// The place an address lies in.
enum Place: Sendable {
    case installation
    case council(CouncilIdentity)

    var zone: Zone {
        switch self {
        case .installation: .utc
        case .council(let council): Zone(council.zone) ?? .utc
        }
    }
}
