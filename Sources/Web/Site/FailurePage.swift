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
        return .html(Layout.bare(page, say: say, assets: facts.assets, isSignedIn: visitor.isSignedIn), status: failure.status)
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
        case .tooMany(let seconds): say.plural(
            seconds, one: "Wait \(seconds) second, then try again.", other: "Wait \(seconds) seconds, then try again.")
        case .unreadable(let error): say(error.message)
        case .changedMeanwhile: say("Somebody changed the same thing at the same moment. Nothing of yours was saved yet.")
        case .unavailable: say("The database does not answer at the moment. Try again in a few seconds.")
        case .full: say("There is no room left on the server’s disk. Nothing was saved, and nothing was damaged.")
        default: say("Nothing you saved before is lost. The people who run this site have been told.")
        }
    }

    private var way: HTML {
        switch failure {
        case .absent where !visitor.isSignedIn:
            let link = Link(path: [say.tongue.rawValue, "sign-in"], query: [("next", request.target)])
            return """
                <p>\(say("Members see more when they are signed in."))</p>
                <p class="row"><a class="btn" href="\(link)">\(say("Sign in"))</a>\
                <a class="btn second" href="\(Link(path: [say.tongue.rawValue]))">\(say("To the first page"))</a></p>
                """
        default:
            return "<p><a href=\"\(Link(path: [say.tongue.rawValue]))\">\(say("To the first page"))</a></p>"
        }
    }

    /// What was typed, ready to be sent again: nobody loses it to an expired page or a busy server.
    private var kept: HTML {
        guard request.method == .post, case .form(let fields, let uploads) = request.body, let token else { return "" }
        let typed = fields.removing([FormToken.field])
        let secret = typed.pairs.contains { $0.name.hasPrefix("password") || $0.name == "code" }
        guard !typed.isEmpty, !secret, let action = Link(target: request.target) else { return "" }
        let hidden = typed.pairs.map { pair -> HTML in
            "<input type=\"hidden\" name=\"\(pair.name)\" value=\"\(pair.value)\">"
        }
        let shown = typed.pairs.filter { !$0.name.hasPrefix("_") && !$0.value.isEmpty }.map { pair -> HTML in
            "<li class=\"kept\">\(pair.value)</li>"
        }
        let files: HTML = uploads.isEmpty ? "" : "<p>\(say("The file has to be chosen again."))</p>"
        return """
            <section aria-labelledby="kept"><h2 id="kept">\(say("What you typed"))</h2><ul>\(shown)</ul>\(files)
            <form method="post" action="\(action)">\
            <input type="hidden" name="\(FormToken.field)" value="\(token)">\(hidden)\
            <button class="btn" type="submit">\(say("Send it again"))</button></form></section>
            """
    }

    private var token: String? {
        visitor.bearer.map { facts.keys.formToken(for: $0) }
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
