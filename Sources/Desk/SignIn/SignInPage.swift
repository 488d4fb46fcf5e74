// SPDX-License-Identifier: EUPL-1.2
import Markup
import Web

extension Visit {
    /// Where to go on after signing in, if the address names a page of ours.
    private var next: String? {
        let target = request.query["next"] ?? typedNext
        return target.flatMap(Link.init(target:))?.address
    }

    private var typedNext: String? {
        if case .form(let fields, _) = request.body { fields["next"] } else { nil }
    }

    /// Address and password.
    func signInPage(_ problems: [Form.Problem] = []) -> Page {
        let form = form(problems: problems)
        let fields: HTML = """
            \(form.email(Form.Field("address", say("Mail address")), autocomplete: .username))\
            \(form.password(Form.Field("password", say("Password")), autocomplete: .currentPassword))\
            \(Form.hidden("next", next ?? ""))\(Form.submit(say("Sign in")))
            """
        var page = Page(
            title: say("Sign in"),
            content: """
                \(post(form, to: DeskRoute.sendSignIn, fields))
                <p><a href="\(link(DeskRoute.forgotten))">\(say("Forgotten your password?"))</a></p>
                <p class="dim">\(say("An account begins with an invitation from a council."))</p>
                """)
        // A session may have ended by itself: what the browser keeps for walks without a connection goes.
        page.scripts = ["leave.js"]
        return page
    }

    /// The second step, for those who use one-time codes.
    func codePage(_ problems: [Form.Problem] = []) -> Page {
        let form = form(problems: problems)
        let hint = say("Six digits from your app, or one of your recovery codes.")
        return Page(
            title: say("One-time code"),
            content: post(
                form, to: DeskRoute.sendCode,
                """
                \(form.code(Form.Field("code", say("Code"), hint: hint)))\(Form.hidden("next", next ?? ""))\
                \(Form.submit(say("Sign in")))
                """))
    }

    /// The password once more.
    func confirmPage(_ problems: [Form.Problem] = []) throws -> Page {
        let form = form(problems: problems)
        let usesCodes = try viewer.person.map(snapshot.usesCodes) ?? false
        let code = usesCodes ? form.code(Form.Field("code", say("Code"))) : .empty
        return Page(
            title: say("Your password once more"),
            lead: say("What you are about to do cannot be undone easily. Please show that it is you."),
            audience: .oneself,
            content: post(
                form, to: DeskRoute.sendConfirm,
                """
                \(form.password(Form.Field("password", say("Password")), autocomplete: .currentPassword))\(code)\
                \(Form.hidden("next", next ?? ""))\(Form.submit(say("Go on")))
                """))
    }
}
