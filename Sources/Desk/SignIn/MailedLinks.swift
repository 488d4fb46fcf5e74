// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Markup
import Web

extension Visit {
    /// What a mailed link opens. Looking uses nothing up: mail programs open links on their own.
    func linkPage(_ token: String, _ problems: [Form.Problem] = []) throws -> Page {
        let state = try snapshot.link(token, for: [.invitation, .reset])
        if let message = state.message {
            return Page(
                title: say("This link cannot be used"), lead: say(message),
                content: """
                    <p class="row">\(Form.link(say("Sign in"), to: link(DeskRoute.signIn)))\
                    \(Form.link(say("Ask for a new link"), to: link(DeskRoute.forgotten)))</p>
                    """)
        }
        let form = form(problems: problems)
        let hint = say("At least 12 characters. A few words in a row are easy to remember and hard to guess.")
        return Page(
            title: say("Choose a password"), audience: .oneself,
            content: post(
                form, to: DeskRoute.setPassword(token: token),
                """
                \(form.password(Form.Field("password", say("New password"), hint: hint), autocomplete: .newPassword))\
                \(Form.submit(say("Save the password and sign in")))
                """))
    }

    /// Asking for a link.
    func forgottenPage(isSent: Bool = false) -> Page {
        if isSent {
            return Page(
                title: say("Look into your mailbox"),
                lead: say("If there is an account with this address, a mail with a link is on its way."),
                content: "<p>\(say("It can take a few minutes. Look into the folder for unwanted mail as well."))</p>")
        }
        let form = form()
        return Page(
            title: say("Forgotten your password?"),
            content: post(
                form, to: DeskRoute.sendForgotten,
                """
                \(form.email(Form.Field("address", say("Mail address")), autocomplete: .username))\
                \(Form.submit(say("Send me a link")))
                """))
    }
}

extension Work {
    func setPassword(_ accounts: Accounts, token: String) async throws -> Reply {
        do {
            return try await goOn(setOrSignIn(accounts, token, Password(form["password"] ?? "")))
        } catch let refusal as PasswordRefusal {
            return try await read {
                $0.page(try $0.linkPage(token, [Form.Problem("password", $0.say(refusal.message))]), status: 422)
            }
        } catch is LinkRefusal {
            return try await read { $0.page(try $0.linkPage(token), status: 409) }
        } catch let refusal as SignInRefusal {
            return try await read {
                $0.page(try $0.linkPage(token, [Form.Problem(nil, $0.say(refusal.message))]), status: refusal.status)
            }
        }
    }

    /// Sets the password, or signs in with it where a first click on the same button has just set it.
    private func setOrSignIn(_ accounts: Accounts, _ token: String, _ password: Password) async throws -> SignInStep {
        do {
            return try await accounts.setPassword(password, byLink: token, from: source)
        } catch let refusal as LinkRefusal where refusal.state == .used {
            guard let step = try await accounts.signInAgain(password, byUsedLink: token, from: source) else {
                throw refusal
            }
            return step
        }
    }

    private func goOn(_ step: SignInStep) async throws -> Reply {
        switch step {
        case .signedIn(let session): try await welcome(session)
        case .codeNeeded(let step):
            Reply.seeOther(link(DeskRoute.code)).setting(cookie(SignInCookie.step, step.text, seconds: 300))
        }
    }

    /// The same answer whether or not the address has an account.
    func sendForgotten(_ accounts: Accounts) async throws -> Reply {
        try await accounts.askForReset(address: form["address"] ?? "", from: source)
        return try await read { $0.page($0.forgottenPage(isSent: true)) }
    }
}
