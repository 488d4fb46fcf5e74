// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Markup
import Web

extension Visit {
    /// One's own account: name, language, password, where one is signed in, one's data.
    func accountPage(_ problems: [Form.Problem] = [], in section: AccountSection? = nil) throws -> Page {
        guard let person = try snapshot.person(viewer) else { throw Refusal.absent }
        func form(_ own: AccountSection) -> Form {
            self.form(problems: own == section ? problems : [], prefix: own.rawValue)
        }
        return Page(
            title: say("My account"), lead: person.address?.text, audience: .oneself,
            crumbs: [Part.Entry(say("My desk"), link(DeskRoute.desk))],
            content: """
                \(nameSection(form(.name), person))\(languageSection(form(.language), person))\
                \(addressSection(form(.address)))\(passwordSection(form(.password)))\(codesSection)\
                \(try sessionSection())\(dataSection)
                """)
    }

    private func nameSection(_ form: Form, _ person: Person) -> HTML {
        let hint = say("As your councils and their minutes name you.")
        return Part.section(
            say("Name"), id: "name",
            post(
                form, to: DeskRoute.saveName,
                """
                \(form.text(Form.Field("name", say("Your name"), hint: hint), value: person.name, autocomplete: .name))\
                \(Form.submit(say("Save the name"), .second))
                """))
    }

    private func languageSection(_ form: Form, _ person: Person) -> HTML {
        let choices = tongues.map { Form.Choice($0.tongue.rawValue, $0.name) }
        return Part.section(
            say("Language"), id: "language",
            post(
                form, to: DeskRoute.saveLanguage,
                """
                \(form.select(
                    Form.Field("language", say("Language of pages and mails"), optional: true), choices,
                    value: person.tongue?.rawValue ?? "", prompt: say("As my browser asks for")))\
                \(Form.submit(say("Save the language"), .second))
                """))
    }

    private func addressSection(_ form: Form) -> HTML {
        let hint = say("A link is mailed to it. Until you open it, everything stays as it is.")
        return Part.section(
            say("Mail address"), id: "address",
            post(
                form, to: DeskRoute.saveAddress,
                """
                \(form.email(Form.Field("address", say("New mail address"), hint: hint)))\
                \(Form.submit(say("Mail me the link"), .second))
                """))
    }

    private var codesSection: HTML {
        Part.section(
            say("One-time codes"), id: "codes",
            """
            <p>\(say("Besides the password, signing in asks for six digits from an app on your phone."))</p>
            <p>\(Form.link(say("Set up or change"), to: link(DeskRoute.codes)))</p>
            """)
    }

    private func passwordSection(_ form: Form) -> HTML {
        Part.section(
            say("Password"), id: "password",
            post(
                form, to: DeskRoute.savePassword,
                """
                \(form.password(Form.Field("password", say("Present password")), autocomplete: .currentPassword))\
                \(form.password(
                    Form.Field("password-new", say("New password"), hint: say("At least 12 characters.")), autocomplete: .newPassword))\
                \(Form.submit(say("Change the password"), .second))
                """))
    }

    private func sessionSection() throws -> HTML {
        let items = try snapshot.sessions(of: viewer).map { session -> HTML in
            let device = session.device.description.isEmpty ? say("Unknown device") : session.device.description
            let form = form(prefix: "end-\(session.id)")
            let end: HTML =
                session.isThisOne
                ? Part.status(.done, say("This one"))
                : post(form, to: DeskRoute.endSession(session.id), Form.submit(say("End"), .second))
            return """
                <li class="row between"><p><b>\(device)</b><br>\
                <span class="dim">\(say("Signed in \(session.created); last used \(session.seen)"))</span></p>\(end)</li>
                """
        }
        let everywhere = post(
            form(prefix: "everywhere"), to: DeskRoute.signOutEverywhere,
            Form.submit(say("Sign out everywhere"), .danger))
        return Part.section(
            say("Where you are signed in"), id: "sessions", "<ul class=\"rows\">\(items)</ul>\(everywhere)")
    }

    private var dataSection: HTML {
        Part.section(
            say("Your data"), id: "data",
            """
            <p>\(say("You can take along everything this installation holds about you, or leave it for good."))</p>
            <p class="row">\(Form.link(say("Everything about me, as a file"), to: link(DeskRoute.ownData)))\
            \(Form.link(say("Erase my account"), to: link(DeskRoute.erase)))</p>
            """)
    }

    /// Before an account is erased.
    func erasePage(_ problems: [Form.Problem] = []) -> Page {
        Page(
            title: say("Erase my account"),
            lead: say(
                "Your name, address and sessions are erased. What your offices decided stays, without your name."),
            audience: .oneself, crumbs: [Part.Entry(say("My account"), link(DeskRoute.account))],
            content: post(
                form(problems: problems), to: DeskRoute.sendErase, Form.submit(say("Erase my account"), .danger)))
    }
}

/// The forms of the account page; a problem is shown in the one it belongs to.
enum AccountSection: String {
    case name, language, address, password
}
