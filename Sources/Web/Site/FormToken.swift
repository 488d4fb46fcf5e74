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
    /// The page a form stood on, where the browser tells and it is one of ours.
    func formPage(base: String) -> Link? {
        guard let referer = headers["referer"] else { return nil }
        let roots = [base] + (headers["host"].map { ["http://\($0)", "https://\($0)"] } ?? [])
        guard let root = roots.first(where: { referer.hasPrefix($0 + "/") }) else { return nil }
        return Link(target: String(referer.dropFirst(root.count)))
    }

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
    public func hiddenFields() -> [(String, String)] {
        [(FormToken.field, formToken()), (FormToken.onceField, Token.random().text)]
    }

    /// A form, or the same again with what was typed and what is to be corrected.
    public func form(problems: [Form.Problem] = [], prefix: String = "f") -> Form {
        Form(words, typed: problems.isEmpty ? nil : typed, problems: problems, prefix: prefix)
    }

    /// A form that is sent to a route.
    public func post(_ form: Form, to route: some RouteSet, files: Bool = false, _ content: HTML) -> HTML {
        form.post(to: link(route), hidden: hiddenFields(), files: files, content)
    }

    /// The words a form adds of its own.
    var words: Form.Words {
        let say = say
        return Form.Words(
            summary: { say.plural($0, one: "\($0) thing to correct", other: "\($0) things to correct") },
            error: say("Error:"), optional: say("(may be left out)"))
    }

    private var typed: [String: [String]]? {
        guard case .form(let fields, _) = request.body else { return nil }
        return Dictionary(grouping: fields.pairs, by: \.name).mapValues { $0.map(\.value) }
    }

    private func formToken() -> String {
        holdForOne()
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
