// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Markup

extension Site {
    /// The answer to a request that failed, for a person as a page, for a program as problem details.
    func failure(_ failure: Failure, _ request: Request, _ door: Door?) async -> Reply {
        if case .answer(let reply) = failure { return reply }
        if case .broken(let error) = failure {
            facts.journal.note(error, route: door?.pattern.description ?? "/{other}")
        }
        if let door, door.kind == .program { return Problem(failure).reply(in: door.errors) }
        let page = FailurePage(failure, await visitor(of: request), request, facts)
        if failure.asksWho, !page.keepsSomething { return .seeOther(page.asking) }
        var reply = page.reply
        reply.headers += failure.headers
        return reply
    }

    /// Who got the error page. It is made even when the database is away: then for a visitor.
    private func visitor(of request: Request) async -> Visitor {
        let cookie = request.cookies[SessionCookie.name]
        let viewer = try? await database.read { try $0.viewer(forCookie: cookie) }
        let tongue =
            facts.tongue(named: request.path)
            ?? facts.tongue(of: viewer?.tongue, accepting: request.headers["accept-language"])
        let say = facts.languages.speech(in: tongue)
        let isSignedIn = viewer?.isSignedIn == true
        if let bearer = FormToken.bearer(viewer ?? .visitor, cookies: request.cookies) {
            return Visitor(say: say, isSignedIn: isSignedIn, bearer: bearer, newToken: nil)
        }
        let token = Token.random()
        return Visitor(say: say, isSignedIn: isSignedIn, bearer: .visitor(token), newToken: token)
    }
}

extension SiteFacts {
    /// The language that an address names: `/fr/…`, `/c/kalliste/fr/…`.
    fileprivate func tongue(named path: String) -> Tongue? {
        let segments = path.split(separator: "/").prefix(3).map(String.init)
        let place = segments.first == "c" ? 2 : 0
        guard segments.indices.contains(place) else { return nil }
        let tongue = Tongue(rawValue: segments[place])
        return languages.offered.contains(tongue) ? tongue : nil
    }
}

/// Who looks at a page that stands outside any transaction.
struct Visitor: Sendable {
    let say: Speech
    let isSignedIn: Bool
    /// Whom a form on the page would belong to.
    let bearer: FormBearer
    /// The random cookie to give to a browser that has none, where a form is on the page.
    let newToken: Token?
}
