// SPDX-License-Identifier: EUPL-1.2
import Access
import Markup

/// Ties a form to the browser it was sent to, so that another site cannot send it in a person's name.
///
/// The token belongs to the session, or, before sign-in, to a random cookie set with the form.
enum FormToken {
    static let field = "_token"
    static let onceField = "_once"
    static let visitCookie = "koinon-visit"

    /// Whom the forms of a browser belong to; nil for a visitor who has not been given a cookie yet.
    static func bearer(_ viewer: Viewer, cookies: [String: String]) -> FormBearer? {
        if let session = viewer.session { return .session(session) }
        return cookies[visitCookie].flatMap(Token.init(text:)).map(FormBearer.visitor)
    }
}

extension Arrival {
    /// Refuses a form without a token that one of our pages gave to this browser.
    func checkForm() throws {
        guard request.method == .post else { return }
        guard case .form(let fields, _) = request.body else { throw RequestError.unsupportedForm }
        guard request.isFromOurPages(base: site.base), let token = fields[FormToken.field],
            let bearer = FormToken.bearer(viewer, cookies: request.cookies),
            site.keys.accepts(formToken: token, from: bearer)
        else { throw Failure.unconfirmed }
    }
}

extension Request {
    /// Browsers say where a form comes from; those that do not are judged by the token alone.
    func isFromOurPages(base: String) -> Bool {
        if let site = headers["sec-fetch-site"], site != "same-origin", site != "none" { return false }
        guard let origin = headers["origin"], origin != "null" else { return true }
        // Behind a proxy the base address is the public one; on a developer's machine it is the host itself.
        return origin == base || origin.hasSuffix("//" + (headers["host"] ?? ""))
    }
}

extension Visit {
    /// The hidden fields of a form: its token, and a number that makes a second sending harmless.
    func hiddenFields() -> HTML {
        let once = Token.random().text
        return """
            <input type="hidden" name="\(FormToken.field)" value="\(formToken())">\
            <input type="hidden" name="\(FormToken.onceField)" value="\(once)">
            """
    }

    /// A form that is sent to a route.
    public func form(_ action: Link, _ content: HTML, multipart: Bool = false, id: String? = nil) -> HTML {
        let encoding = multipart ? "multipart/form-data" : "application/x-www-form-urlencoded"
        let identity: HTML = id.map { " id=\"\($0)\"" } ?? ""
        return """
            <form method="post" action="\(action)" enctype="\(encoding)"\(identity)>\(hiddenFields())\(content)</form>
            """
    }

    private func formToken() -> String {
        let bearer = FormToken.bearer(viewer, cookies: request.cookies) ?? .visitor(visitToken())
        return site.keys.formToken(for: bearer)
    }

    /// The random cookie that stands for a visitor's browser, made with the first form on the page.
    private func visitToken() -> Token {
        if let token = cookies[FormToken.visitCookie].flatMap({ Token(text: $0.value) }) { return token }
        let token = Token.random()
        set(Cookie(FormToken.visitCookie, token.text, secure: site.isSecure))
        return token
    }
}
