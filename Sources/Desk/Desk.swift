// SPDX-License-Identifier: EUPL-1.2
import Access
import Lineage
import Markup
import Web

extension Room {
    /// Signing in, and a person's own desk. The rooms give it what they have for somebody's desk.
    public static func desk(
        accounts: Accounts, personalData: [PersonalData], sections: [DeskSection] = [], events: [NotificationEvent] = []
    ) -> Room {
        let tables = AccessModule.personalData + personalData
        return Room("Desk", routes: DeskRoute.self) { route in
            switch route {
            case .front: .read { $0.page(try $0.front()) }
            case .signIn: .read { $0.page($0.signInPage()) }
            case .sendSignIn: .work { try await $0.signIn(accounts) }
            case .code: .read { $0.page($0.codePage()) }
            case .sendCode: .work { try await $0.enterCode(accounts) }
            case .signOut: .work { try await $0.signOut(accounts) }
            case .confirm: .read { $0.page(try $0.confirmPage()) }
            case .sendConfirm: .work { try await $0.confirm(accounts) }
            case .link(let token): .read { $0.page(try $0.linkPage(token)) }
            case .setPassword(let token): .work { try await $0.setPassword(accounts, token: token) }
            case .forgotten: .read { $0.page($0.forgottenPage()) }
            case .sendForgotten: .work { try await $0.sendForgotten(accounts) }
            case .desk: .read { try $0.desk() }
            case .councilDesk: .read { try $0.councilDesk(sections, events) }
            case .markSeen: .write { try $0.markSeen() }
            case .account: .read { $0.page(try $0.accountPage()) }
            case .saveName: .work { try await $0.saveName(accounts) }
            case .saveLanguage: .work { try await $0.saveLanguage(accounts) }
            case .savePassword: .work { try await $0.savePassword(accounts) }
            case .saveAddress: .work { try await $0.saveAddress(accounts) }
            case .address(let token): .read { $0.page(try $0.addressPage(token)) }
            case .takeAddress(let token): .work { try await $0.takeAddress(accounts, token: token) }
            case .codes: .read { $0.page(try $0.codesPage()) }
            case .beginCodes: .work { try await $0.beginCodes(accounts) }
            case .confirmCodes: .work { try await $0.confirmCodes(accounts) }
            case .renewCodes: .work { try await $0.renewCodes(accounts) }
            case .endCodes: .work { try await $0.endCodes(accounts) }
            case .operating: .read { $0.page(try $0.operatorPage()) }
            case .retry(let job): .write { try $0.retry(job) }
            case .discard(let job): .write { try $0.discard(job) }
            case .endSession(let session): .work { try await $0.end(session, accounts) }
            case .signOutEverywhere: .work { try await $0.signOutEverywhere(accounts) }
            case .ownData: .work { try await $0.ownData(accounts, tables) }
            case .erase: .read { $0.page($0.erasePage()) }
            case .sendErase: .work { try await $0.erase(accounts, tables) }
            case .acts: .read { $0.page(try $0.actsPage()) }
            }
        }
    }
}

extension Submission {
    fileprivate func markSeen() throws -> Reply {
        guard let person = viewer.person else { throw Refusal.absent }
        try transaction.markNoticesSeen(by: person, in: council.id)
        return .seeOther(link(DeskRoute.councilDesk))
    }
}
