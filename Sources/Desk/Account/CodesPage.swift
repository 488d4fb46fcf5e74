// SPDX-License-Identifier: EUPL-1.2
import Access
import Markup
import Web

extension Visit {
    /// One-time codes: whether they are on, and what can be done about it.
    func codesPage() throws -> Page {
        guard let person = viewer.person else { throw Refusal.absent }
        return codesFrame(
            say("One-time codes"),
            lead: say("Besides the password, signing in asks for six digits from an app on your phone."),
            try snapshot.usesCodes(person) ? codesOn(left: snapshot.recoveryCodesLeft(of: viewer)) : codesOff)
    }

    private var codesOff: HTML {
        """
        <p>\(say("Whoever learns your password can then still not sign in. Your password is asked for once more before you begin."))</p>
        \(post(form(prefix: "begin"), to: DeskRoute.beginCodes, Form.submit(say("Set up one-time codes"))))
        """
    }

    private func codesOn(left: Int) -> HTML {
        let papers = say.plural(
            left, one: "You have \(left) recovery code left.", other: "You have \(left) recovery codes left.")
        return """
            <p>\(Part.status(.done, say("One-time codes are on")))</p>
            \(Part.section(
                say("Recovery codes"), id: "recovery",
                """
                <p>\(papers) \(say("With new ones, the old ones are worth nothing any more."))</p>
                \(post(form(prefix: "renew"), to: DeskRoute.renewCodes, Form.submit(say("Make new recovery codes"), .second)))
                """))\
            \(Part.section(
                say("Turn off"), id: "off",
                """
                <p>\(say("From then on, signing in asks for the password alone."))</p>
                \(post(form(prefix: "off"), to: DeskRoute.endCodes, Form.submit(say("Turn one-time codes off"), .danger)))
                """))
            """
    }

    /// The secret, shown once, and the field for the code that proves that the app has it.
    func setupPage(_ setup: OneTimeSetup) -> Page {
        codesFrame(
            say("Set up one-time codes"), lead: say("Add an account to your app by hand, with the key below."),
            """
            \(Part.facts([
                (term: say("Key"), fact: "<code>\(setup.secret)</code>"),
                (term: say("The same as an address, for apps that read one"), fact: "<code>\(setup.address)</code>"),
            ]))\
            \(codeForm([]))
            """)
    }

    /// After a wrong code: the app has the secret, so it is not shown again.
    func codeAgainPage(_ problems: [Form.Problem]) -> Page {
        codesFrame(
            say("Set up one-time codes"), lead: nil,
            """
            \(codeForm(problems))
            <p>\(say("Was the key mistyped?")) \(Part.link(say("Begin again"), to: link(DeskRoute.codes)))</p>
            """)
    }

    private func codeForm(_ problems: [Form.Problem]) -> HTML {
        let form = form(problems: problems)
        let hint = say("The six digits that the app shows now.")
        return post(
            form, to: DeskRoute.confirmCodes,
            "\(form.code(Form.Field("code", say("Code"), hint: hint)))\(Form.submit(say("Turn one-time codes on")))")
    }

    /// The recovery codes, shown once.
    func recoveryPage(_ codes: [String]) -> Page {
        codesFrame(
            say("Your recovery codes"),
            lead: say(
                "Print them or write them down. They are shown this once; each signs you in once when the phone is lost."
            ),
            """
            <ol>\(codes.map { code -> HTML in "<li><code>\(code)</code></li>" })</ol>
            <p>\(Form.link(say("I have kept them"), to: link(DeskRoute.account)))</p>
            """)
    }

    private func codesFrame(_ title: String, lead: String?, _ content: HTML) -> Page {
        Page(
            title: title, lead: lead, audience: .oneself,
            crumbs: [Part.Entry(say("My account"), link(DeskRoute.account))], content: content)
    }
}
