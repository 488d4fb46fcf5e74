// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Markup
import Web

extension Visit {
    /// What the link in a mail to a new address opens. Looking uses nothing up: mail programs open links on their own.
    func addressPage(_ token: String) throws -> Page {
        let state = try snapshot.link(token, for: [.newAddress])
        if let message = state.message {
            return Page(
                title: say("This link cannot be used"), lead: say(message),
                content: "<p>\(Form.link(say("My account"), to: link(DeskRoute.account)))</p>")
        }
        return Page(
            title: say("Confirm your mail address"), lead: say("From then on you sign in with it, and mails go to it."),
            audience: .oneself,
            content: post(form(), to: DeskRoute.takeAddress(token: token), Form.submit(say("Confirm this address"))))
    }

    /// After asking: the same whether or not somebody else has the address.
    func addressSentPage() -> Page {
        Page(
            title: say("Look into your new mailbox"), lead: say("A mail with a link is on its way to the new address."),
            audience: .oneself, crumbs: [Part.Entry(say("My account"), link(DeskRoute.account))],
            content: "<p>\(say("Until you open the link, everything stays as it is."))</p>")
    }
}

extension Work {
    func saveAddress(_ accounts: Accounts) async throws -> Reply {
        guard let address = AccountAddress(form["address"] ?? "") else {
            return try await refuse("address", Message("This is not a mail address."), in: .address)
        }
        try await accounts.askForAddress(address, viewer)
        return try await read { $0.page($0.addressSentPage()) }
    }

    func takeAddress(_ accounts: Accounts, token: String) async throws -> Reply {
        do {
            try await accounts.takeAddress(byLink: token)
            return .seeOther(link(viewer.isSignedIn ? DeskRoute.account : DeskRoute.signIn))
        } catch is LinkRefusal {
            return try await read { $0.page(try $0.addressPage(token), status: 409) }
        }
    }
}
