// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Markup

extension Site {
    /// The answer to a request that failed, for a person as a page, for a program as problem details.
    func failure(_ failure: Failure, _ request: Request, _ door: Door?) async -> Reply {
        if case .answer(let reply) = failure { return reply }
        if case .broken(let error) = failure { facts.journal.note(error, route: door?.pattern.description ?? "/{other}") }
        if door?.kind == .program { return Problem(failure).reply }
        let visitor = await visitor(of: request)
        switch failure {
        case .signIn: return .seeOther(target: "/\(visitor.say.tongue.rawValue)/sign-in?" + Self.next(request))
        case .confirmIdentity: return .seeOther(target: "/\(visitor.say.tongue.rawValue)/confirm?" + Self.next(request))
        default: break
        }
        var reply = FailurePage(failure, visitor, request, facts).reply
        if case .tooMany(let seconds) = failure { reply.headers.append(("Retry-After", String(seconds))) }
        if case .unavailable = failure { reply.headers.append(("Retry-After", "5")) }
        if case .method(let methods) = failure {
            reply.headers.append(("Allow", methods.map(\.rawValue).sorted().joined(separator: ", ")))
        }
        return reply
    }

    /// Where to go on after signing in: the page itself, or the page a form stood on.
    private static func next(_ request: Request) -> String {
        Fields([("next", request.method == .post ? "" : request.target)]).encoded
    }

    /// Who got the error page. It is made even when the database is away: then for a visitor.
    private func visitor(of request: Request) async -> Visitor {
        let cookie = request.cookies[SessionCookie.name]
        let viewer = try? await database.read { try $0.viewer(forCookie: cookie) }
        let named = request.path.split(separator: "/").lazy.map { Tongue(rawValue: String($0)) }
            .first { self.facts.languages.offered.contains($0) }
        let tongue = named ?? facts.tongue(of: viewer?.tongue, accepting: request.headers["accept-language"])
        let say = facts.languages.speech(in: tongue)
        let bearer = FormToken.bearer(viewer ?? .visitor, cookies: request.cookies)
        return Visitor(say: say, isSignedIn: viewer?.isSignedIn == true, bearer: bearer)
    }
}

/// Who looks at a page that stands outside any transaction.
struct Visitor: Sendable {
    let say: Speech
    let isSignedIn: Bool
    /// Whom a form on the page would belong to.
    let bearer: FormBearer?
}
