// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Web

/// Plays a year of council life through the forms that people use, as people who are signed in.
///
/// It asks the site itself, in process: what the program would refuse a person, it refuses the demonstration. Each act
/// thus stands in the record of who did what, at the moment of the story.
actor Stage {
    let installation: Installation
    let clock: StageClock
    let almanac: Almanac
    /// How many times the plain amount of data, for measuring.
    let scale: Int
    private let site: Site
    private let accounts: Accounts
    private let password: Password
    private var sessions: [Office: OpenedSession] = [:]

    /// The parts of an address that all of Kalliste's pages share.
    static let kalliste = "/c/kalliste/en"

    init(_ installation: Installation, clock: StageClock, almanac: Almanac, scale: Int) throws {
        self.installation = installation
        self.clock = clock
        self.almanac = almanac
        self.scale = scale
        var limits = Site.Limits()
        limits.sending = RateLimit.Allowance(burst: 1_000_000, perSecond: 1_000_000)
        limits.reading = limits.sending
        site = Site(
            facts: try installation.facts(base: "http://localhost"), rooms: installation.rooms,
            database: installation.database, limits: limits)
        // Nobody learns this password, and it goes when the play is over: a hash worth nothing will do for it.
        password = Password(Token.random().text)
        accounts = Accounts(
            database: installation.database, keys: installation.keys, hasher: try PasswordHasher(cost: .test),
            post: NoPost(), life: SessionLife(idle: .seconds(900 * 86_400), whole: .seconds(900 * 86_400)))
    }

    /// Goes on to a moment of the story.
    func go(to day: LocalDate, _ hour: Int = 9, _ minute: Int = 0) {
        clock.move(to: almanac.moment(day, hour, minute))
    }
}

extension Stage {
    /// A password for the time of the play.
    func passwordOfThePlay() async throws -> PreparedPassword { try await accounts.prepare(password, own: []) }

    /// Whoever the office is to the site at this moment.
    func viewer(_ office: Office) async throws -> Viewer {
        let cookie = try await session(of: office).cookie.text
        return try await installation.database.read { try $0.viewer(forCookie: cookie) }
    }

    /// Signs everybody out for good.
    func end() async throws {
        for office in sessions.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
            try await accounts.signOutEverywhere(try await viewer(office))
        }
        sessions = [:]
    }

    private func session(of office: Office) async throws -> OpenedSession {
        if let session = sessions[office] { return session }
        let source = SignInSource(
            network: NetworkSource(address: office.client), device: DeviceLabel(userAgent: "Firefox/1 Linux"))
        let step = try await accounts.signIn(address: office.address, password: password, from: source)
        guard case .signedIn(let session) = step else { throw SignInRefusal.wrongCode }
        sessions[office] = session
        return session
    }
}

extension Stage {
    /// A file that comes with a form.
    struct Attachment {
        let field: String
        let name: String
        let bytes: [UInt8]
    }

    /// Why the play stopped: a form was refused. Only a fault of ours lets it happen.
    struct Refused: Error, CustomStringConvertible {
        let description: String
    }

    /// Sends a form that must be accepted; tells where it led, without the part after `?` or `#`.
    @discardableResult
    func send(_ path: String, _ fields: Fields = [:], _ file: Attachment? = nil, as office: Office) async throws
        -> String
    {
        clock.tick()
        var reply = try await post(path, fields, file, as: office)
        if reply.status == 403 {
            // Perhaps dangerous enough to ask for the password once more: sign in again.
            sessions[office] = nil
            reply = try await post(path, fields, file, as: office)
        }
        guard reply.status == 303, let location = reply.header("Location") else {
            throw Refused(description: "\(path) as \(office): \(reply.status) \(Scrap(reply).words)")
        }
        return String(location.prefix { $0 != "?" && $0 != "#" })
    }

    /// A page that somebody must be able to read.
    func page(_ path: String, as office: Office) async throws -> Scrap {
        let cookie = try await session(of: office).cookie.text
        let reply = await site.respond(
            to: Request(
                .get, path, headers: ["cookie": "\(SessionCookie.name)=\(cookie)"], client: office.client))
        guard reply.status == 200 else {
            throw Refused(description: "\(path) as \(office): \(reply.status) \(Scrap(reply).words)")
        }
        return Scrap(reply)
    }

    private func post(_ path: String, _ fields: Fields, _ file: Attachment?, as office: Office) async throws -> Reply {
        let session = try await session(of: office)
        var fields = fields
        fields.append("_token", installation.keys.formToken(for: .session(session.session)))
        fields.append("_once", Token.random().text)
        var headers: Headers = ["cookie": "\(SessionCookie.name)=\(session.cookie.text)"]
        guard let file else {
            return await site.respond(
                to: Request(.post, path, headers: headers, body: .form(fields, []), client: office.client))
        }
        headers["content-type"] = "multipart/form-data; boundary=\(Self.boundary)"
        return await site.respond(
            to: Request(
                .post, path, headers: headers, body: .bytes(Self.multipart(fields, file)), client: office.client))
    }

    private static let boundary = "koinon-demonstration-boundary"

    private static func multipart(_ fields: Fields, _ file: Attachment) -> [UInt8] {
        var body: [UInt8] = []
        func part(_ head: String, _ bytes: [UInt8]) {
            body +=
                Array("--\(boundary)\r\nContent-Disposition: form-data; \(head)\r\n\r\n".utf8) + bytes
                + Array("\r\n".utf8)
        }
        for field in fields.pairs { part("name=\"\(field.name)\"", Array(field.value.utf8)) }
        part("name=\"\(file.field)\"; filename=\"\(file.name)\"", file.bytes)
        return body + Array("--\(boundary)--\r\n".utf8)
    }
}

/// The mails about the accounts of the play reach nobody.
private struct NoPost: AccountPost {
    func post(_ mail: AccountMail, in transaction: Transaction) throws {}
}
