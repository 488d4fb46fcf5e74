// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Markup
import Web

/// The cookies of signing in, besides the session's own.
enum SignInCookie {
    /// By which a browser is known later.
    static let device = "koinon-device"
    /// That the password was right, while the code is awaited.
    static let step = "koinon-step"
}

extension Work {
    /// Where the request comes from, as far as signing in needs to know.
    var source: SignInSource {
        SignInSource(
            network: NetworkSource(address: request.client),
            device: DeviceLabel(userAgent: request.headers["user-agent"]),
            deviceCookie: request.cookies[SignInCookie.device], sessionCookie: request.cookies[SessionCookie.name])
    }

    /// Where the form says to go on, if that is a page of ours; else the desk.
    private var goal: Link {
        form["next"].flatMap(Link.init(target:)) ?? link(DeskRoute.desk)
    }

    /// After signing in: the session's cookie, and on to where the person wanted to go.
    func welcome(_ session: OpenedSession) async throws -> Reply {
        // Not with the rights of the request: its session's cookie may just have been replaced.
        let now = try await database.read(\.now)
        let seconds = Int(session.ends.seconds - now.seconds)
        var reply = Reply.seeOther(goal)
            .setting(cookie(SessionCookie.name, session.cookie.text, seconds: seconds))
            .setting(cookie(SignInCookie.step, "", seconds: 0))
        if let device = session.deviceCookie {
            reply = reply.setting(cookie(SignInCookie.device, device.text, seconds: 400 * 86_400))
        }
        return reply
    }

    func signIn(_ accounts: Accounts) async throws -> Reply {
        let password = Password(form["password"] ?? "")
        do {
            switch try await accounts.signIn(address: form["address"] ?? "", password: password, from: source) {
            case .signedIn(let session): return try await welcome(session)
            case .codeNeeded(let step):
                let query: Fields = ["next": form["next"] ?? ""]
                return Reply.seeOther(link(DeskRoute.code, query: query))
                    .setting(cookie(SignInCookie.step, step.text, seconds: 300))
            }
        } catch let refusal as SignInRefusal {
            return try await read {
                $0.page($0.signInPage([Form.Problem(nil, $0.say(refusal.message))]), status: refusal.status)
            }
        }
    }

    func enterCode(_ accounts: Accounts) async throws -> Reply {
        do {
            let step = request.cookies[SignInCookie.step] ?? ""
            return try await welcome(accounts.signIn(step, code: form["code"] ?? "", from: source))
        } catch SignInRefusal.startAgain {
            let problem = SignInRefusal.startAgain
            return try await read {
                $0.page($0.signInPage([Form.Problem(nil, $0.say(problem.message))]), status: problem.status)
            }
        } catch let refusal as SignInRefusal {
            return try await read {
                $0.page($0.codePage([Form.Problem("code", $0.say(refusal.message))]), status: refusal.status)
            }
        }
    }

    func confirm(_ accounts: Accounts) async throws -> Reply {
        do {
            let password = Password(form["password"] ?? "")
            return try await welcome(accounts.confirm(viewer, password: password, code: form["code"]))
        } catch let refusal as SignInRefusal {
            let field = refusal == .wrongCode ? "code" : "password"
            return try await read {
                $0.page(try $0.confirmPage([Form.Problem(field, $0.say(refusal.message))]), status: refusal.status)
            }
        }
    }

    func signOut(_ accounts: Accounts) async throws -> Reply {
        try await accounts.signOut(viewer)
        return Reply.seeOther(link(DeskRoute.front)).setting(cookie(SessionCookie.name, "", seconds: 0))
    }
}

extension SignInRefusal {
    var status: Int {
        switch self {
        case .wait, .busy: 429
        case .wrong, .wrongCode, .startAgain: 422
        }
    }
}
