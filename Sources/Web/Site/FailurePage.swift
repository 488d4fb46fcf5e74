// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Markup

/// The page that says what went wrong, what was kept, and what to do.
struct FailurePage {
    let failure: Failure
    let visitor: Visitor
    let request: Request
    let facts: SiteFacts

    init(_ failure: Failure, _ visitor: Visitor, _ request: Request, _ facts: SiteFacts) {
        self.failure = failure
        self.visitor = visitor
        self.request = request
        self.facts = facts
    }

    private var say: Speech { visitor.say }

    var reply: Reply {
        let page = Page(title: title, content: "<p class=\"lead\">\(explanation)</p>\(way)\(kept)")
        let html = Layout.bare(page, say: say, assets: facts.assets, isSignedIn: visitor.isSignedIn)
        let reply = Reply.html(html, status: failure.asksWho ? 403 : failure.status)
        guard !typed.isEmpty, sentToken == nil, let token = visitor.newToken else { return reply }
        return reply.setting(Cookie(FormToken.visitCookie, token.text, secure: facts.isSecure))
    }

    private var title: String {
        switch failure {
        case .absent, .method: say("Nothing for you at this address")
        case .unconfirmed: say("Please send this once more")
        case .refused: say("You may not do this")
        case .tooMany: say("Too many requests at once")
        case .unreadable: say("This could not be read")
        case .changedMeanwhile: say("Somebody was faster")
        case .unavailable, .full: say("Not saved yet")
        case .signIn: say("Please sign in once more")
        case .confirmIdentity: say("Your password once more")
        default: say("Something went wrong on our side")
        }
    }

    private var explanation: String {
        switch failure {
        case .absent, .method:
            say("The address may be mistyped, the page may be gone, or it may not be meant for you.")
        case .unconfirmed:
            say("The page was open for a long time, or you signed in or out meanwhile. What you typed is below.")
        case .refused(let why): say(why)
        case .tooMany(let seconds):
            say.plural(
                seconds, one: "Wait \(seconds) second, then try again.",
                other: "Wait \(seconds) seconds, then try again.")
        case .unreadable(let error): say(error.message)
        case .changedMeanwhile:
            say("Somebody changed the same thing at the same moment. Nothing of yours was saved yet.")
        case .unavailable: say("The database does not answer at the moment. Try again in a few seconds.")
        case .signIn: say("You are not signed in any more. Sign in, then come back to this page and send it again.")
        case .confirmIdentity:
            say("This needs your password again. Give it, then come back to this page and send it again.")
        case .full: say("There is no room left on the server’s disk. Nothing was saved, and nothing was damaged.")
        default: say("Nothing you saved before is lost. The people who run this site have been told.")
        }
    }

    private var way: HTML {
        switch failure {
        case .signIn: return elsewhere(say("Sign in, in another tab"))
        case .confirmIdentity: return elsewhere(say("Give the password, in another tab"))
        case .absent where !visitor.isSignedIn:
            let link = Link(path: [say.tongue.rawValue, "sign-in"], query: [("next", next)])
            return """
                <p>\(say("Members see more when they are signed in."))</p>
                <p class="row"><a class="btn" href="\(link)">\(say("Sign in"))</a>\
                <a class="btn second" href="\(Link(path: [say.tongue.rawValue]))">\(say("To the first page"))</a></p>
                """
        default:
            return "<p><a href=\"\(Link(path: [say.tongue.rawValue]))\">\(say("To the first page"))</a></p>"
        }
    }

    /// In another tab, so that what was typed stays here.
    private func elsewhere(_ words: String) -> HTML {
        "<p><a class=\"btn\" href=\"\(asking)\" target=\"_blank\" rel=\"noopener\">\(words)</a></p>"
    }

    /// The page that asks the person who they are, and leads on from there.
    var asking: Link {
        let page = if case .confirmIdentity = failure { "confirm" } else { "sign-in" }
        return Link(path: [say.tongue.rawValue, page], query: [("next", next)])
    }

    /// Where to go on: the page that was asked for, or the one a form stood on.
    private var next: String? {
        request.method == .post ? request.formPage(base: facts.base)?.address : request.target
    }

    /// What was typed; empty where there is nothing, or where it may not be written back.
    private var typed: Fields {
        guard request.method == .post, case .form(let fields, _) = request.body else { return [:] }
        let typed = fields.removing([FormToken.field])
        return typed.pairs.contains { Self.isSecret($0.name) } ? [:] : typed
    }

    /// Whether a person would lose something they typed if they were led away from here.
    var keepsSomething: Bool { typed.pairs.contains { !$0.name.hasPrefix("_") && !$0.value.isEmpty } }

    /// The fields that never come back: passwords, whose names begin so, and one-time codes.
    private static func isSecret(_ name: String) -> Bool { name.hasPrefix("password") || name == "code" }

    /// What was typed, ready to be sent again: nobody loses it to an expired page or a busy server.
    private var kept: HTML {
        guard !typed.isEmpty, let action = Link(target: request.target) else { return "" }
        let hidden = typed.pairs.map { pair -> HTML in
            Form.hidden(pair.name, pair.value)
        }
        let shown = typed.pairs.filter { !$0.name.hasPrefix("_") && !$0.value.isEmpty }.map { pair -> HTML in
            "<li class=\"kept\">\(pair.value)</li>"
        }
        let files: HTML = hadFiles ? "<p>\(say("The file has to be chosen again."))</p>" : ""
        return """
            <section aria-labelledby="kept"><h2 id="kept">\(say("What you typed"))</h2><ul>\(shown)</ul>\(files)
            <form method="post" action="\(action)">\
            \(Form.hidden(FormToken.field, token))\(hidden)\
            <button class="btn" type="submit">\(say("Send it again"))</button></form></section>
            """
    }

    private var hadFiles: Bool {
        if case .form(_, let uploads) = request.body { !uploads.isEmpty } else { false }
    }

    private var token: String { sentToken ?? facts.keys.formToken(for: visitor.bearer) }

    /// While the database is away nobody can say whose form it is: it goes back with the token it came with, and is taken
    /// as soon as the database is there.
    private var sentToken: String? {
        guard case .unavailable = failure, case .form(let fields, _) = request.body else { return nil }
        return fields[FormToken.field]
    }
}

extension RequestError {
    var message: Message {
        switch self {
        case .notEncoded, .malformedForm, .unsupportedForm:
            Message("The form did not arrive whole. Go back and send it again.")
        case .notText: Message("A field holds characters that are not text.")
        case .tooManyFields: Message("The form holds more fields than any of ours.")
        case .tooLarge(let limit): Message("This is larger than \(bytes: limit), the most that fits here.")
        case .interrupted: Message("The line broke off while the form was on its way. Nothing was saved.")
        }
    }
}
