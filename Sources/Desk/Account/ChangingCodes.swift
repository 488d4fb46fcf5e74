// SPDX-License-Identifier: EUPL-1.2
import Access
import Markup
import Web

extension Work {
    /// The name under which an app lists the account.
    private static let issuer = "Koinon"

    func beginCodes(_ accounts: Accounts) async throws -> Reply {
        do {
            let setup = try await accounts.beginCodes(viewer, issuer: Self.issuer)
            return try await read { $0.page($0.setupPage(setup)) }
        } catch is CodesRefusal {
            return .seeOther(link(DeskRoute.codes))
        }
    }

    func confirmCodes(_ accounts: Accounts) async throws -> Reply {
        do {
            let codes = try await accounts.turnCodesOn(viewer, code: form["code"] ?? "")
            return try await read { $0.page($0.recoveryPage(codes)) }
        } catch let refusal as SignInRefusal {
            return try await read { visit in
                let problem = Form.Problem("code", visit.say(refusal.message))
                return visit.page(visit.codeAgainPage([problem]), status: refusal.status)
            }
        }
    }

    func renewCodes(_ accounts: Accounts) async throws -> Reply {
        do {
            let codes = try await accounts.renewRecoveryCodes(viewer)
            return try await read { $0.page($0.recoveryPage(codes)) }
        } catch is CodesRefusal {
            return .seeOther(link(DeskRoute.codes))
        }
    }

    func endCodes(_ accounts: Accounts) async throws -> Reply {
        try await accounts.turnCodesOff(viewer)
        return .seeOther(link(DeskRoute.codes))
    }
}
