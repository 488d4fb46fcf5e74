// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Markup
import Web

extension Work {
    func refuse(_ field: String?, _ message: Message, in section: AccountSection) async throws -> Reply {
        try await read { visit in
            visit.page(try visit.accountPage([Form.Problem(field, visit.say(message))], in: section), status: 422)
        }
    }

    func saveName(_ accounts: Accounts) async throws -> Reply {
        let name = (form["name"] ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard (1...120).contains(name.count) else {
            return try await refuse("name", Message("A name has between 1 and 120 characters."), in: .name)
        }
        try await accounts.rename(viewer, to: name)
        return .seeOther(link(DeskRoute.account))
    }

    func saveLanguage(_ accounts: Accounts) async throws -> Reply {
        let chosen = (form["language"] ?? "").isEmpty ? nil : form["language"].map(Tongue.init(rawValue:))
        let isOffered = try await read { visit in
            visit.tongues.contains { $0.tongue == chosen } || chosen == nil
        }
        guard isOffered else {
            return try await refuse("language", Message("This language is not offered here."), in: .language)
        }
        try await accounts.choose(chosen, viewer)
        return .seeOther(link(DeskRoute.account))
    }

    func savePassword(_ accounts: Accounts) async throws -> Reply {
        do {
            let session = try await accounts.changePassword(
                viewer, from: Password(form["password"] ?? ""), to: Password(form["password-new"] ?? ""))
            return try await welcome(session)
        } catch let refusal as SignInRefusal {
            return try await refuse("password", refusal.message, in: .password)
        } catch let refusal as PasswordRefusal {
            return try await refuse("password-new", refusal.message, in: .password)
        }
    }

    func end(_ session: SessionID, _ accounts: Accounts) async throws -> Reply {
        try await accounts.end(session, of: viewer)
        return .seeOther(link(DeskRoute.account).at("sessions"))
    }

    func signOutEverywhere(_ accounts: Accounts) async throws -> Reply {
        try await accounts.signOutEverywhere(viewer)
        return Reply.seeOther(link(DeskRoute.signIn)).setting(cookie(SessionCookie.name, "", seconds: 0))
    }

    func ownData(_ accounts: Accounts, _ tables: [PersonalData]) async throws -> Reply {
        .file(
            try await accounts.export(of: viewer, from: tables), type: "application/json", name: "koinon-my-data.json")
    }

    func erase(_ accounts: Accounts, _ tables: [PersonalData]) async throws -> Reply {
        do {
            try await accounts.erase(viewer, from: tables)
            return Reply.seeOther(link(DeskRoute.front)).setting(cookie(SessionCookie.name, "", seconds: 0))
        } catch let refusal as AccountRefusal {
            return try await read { $0.page($0.erasePage([Form.Problem(nil, $0.say(refusal.message))]), status: 422) }
        }
    }
}
