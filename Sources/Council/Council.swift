// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Web

/// Constitution as data, organisations, seats, mandates, formations and the public profile.
public enum CouncilModule {
    /// The tables of this room, in order.
    public static let migrations: [Migration] = [.council, .versions, .publicRegister, .duties]
}

extension Room {
    /// The council itself. Rooms above give it what they have for its front page and its public profile.
    ///
    /// - Parameters:
    ///   - profiles: the profiles a council can be founded from, as the program is shipped with them
    ///   - home: sections of the front page, such as the next meeting and the latest decisions
    ///   - answers: what others know about the six questions, such as actions and their effects
    ///   - handover: what others have for the page of whoever begins here, such as decisions and open actions
    ///   - gatherings: where meetings are learnt of, for the calendar of duties
    ///   - languages: for mails ahead of time; without them nothing is done by the clock
    public static func council(
        accounts: Accounts, profiles: ProfileShelf = ProfileShelf([]), home: [HomeSection] = [],
        answers: [ProfileAnswer] = [],
        handover: [HandoverPart] = [], gatherings: @escaping Gatherings = { _, _, _ in [] }, languages: Languages? = nil
    ) -> Room {
        let clock = languages.map { CouncilClock(languages: $0, gatherings: gatherings) }
        return Room(
            "Council", routes: CouncilRoute.self, migrations: CouncilModule.migrations, navigation: navigation,
            schedules: clock?.schedules ?? [], personalData: CouncilModule.personalData,
            retentions: CouncilModule.retentions
        ) { route in
            switch route {
            case .home: .read { $0.page(try $0.homePage(home, answers)) }
            case .profile: .read { $0.page(try $0.profilePage(answers, try profiles.files)) }
            case .constitution: .read { $0.page(try $0.constitutionPage()) }
            case .rule(let rule): .read { $0.page(try $0.rulePage(rule)) }
            case .confirmRule(let rule): .write { try $0.confirmRule(rule) }
            case .correctRule(let rule): .write { try $0.correctRule(rule) }
            case .members: .read { $0.page(try $0.membersPage()) }
            case .organisations: .read { $0.page(try $0.organisationsPage()) }
            case .organisation(let id): .read { $0.page(try $0.organisationPage(id)) }
            case .newOrganisation: .read { $0.page(try $0.newOrganisationPage()) }
            case .addOrganisation: .write { try $0.addOrganisation() }
            case .editOrganisation(let id): .read { $0.page(try $0.editOrganisationPage(id)) }
            case .saveOrganisation(let id): .write { try $0.saveOrganisation(id) }
            case .endOrganisation(let id): .write { try $0.endOrganisation(id) }
            case .formations: .read { $0.page(try $0.formationsPage()) }
            case .formation(let id): .read { $0.page(try $0.formationPage(id)) }
            case .newFormation: .read { $0.page(try $0.newFormationPage()) }
            case .foundFormation: .write { try $0.foundFormation() }
            case .editFormation(let id): .read { $0.page(try $0.editFormationPage(id)) }
            case .saveFormation(let id): .write { try $0.saveFormation(id) }
            case .closeFormation(let id): .write { try $0.closeFormation(id) }
            case .seatFormation(let id): .write { try $0.seatFormation(id) }
            case .unseatFormation(let id): .write { try $0.unseatFormation(id) }
            case .chairFormation(let id): .write { try $0.chairFormation(id) }
            case .letIn(let id): .write { try $0.letHolderIn(id) }
            case .shareSecretariat(let id): .write { try $0.shareSecretariat(id) }
            case .newSeat(let id): .read { $0.page(try $0.newSeatPage(id)) }
            case .addSeat(let id): .write { try $0.addSeat(id) }
            case .seat(let id): .read { $0.page(try $0.seatPage(id)) }
            case .editSeat(let id): .read { $0.page(try $0.editSeatPage(id)) }
            case .saveSeat(let id): .write { try $0.saveSeat(id) }
            case .closeSeat(let id): .write { try $0.closeSeat(id) }
            case .newMandate(let id): .read { $0.page(try $0.newMandatePage(id)) }
            case .giveMandate(let id): .write { try $0.giveMandate(id, accounts) }
            case .mandate(let id): .read { $0.page(try $0.mandatePage(id)) }
            case .endMandate(let id): .write { try $0.endMandate(id) }
            case .newCouncil: .read { $0.page(try $0.newCouncilPage(try profiles.files)) }
            case .createCouncil: .write { try $0.createCouncil(try profiles.files, accounts) }
            case .apiCouncils: .read { .json(try $0.councilsJSON()) }
            case .apiCouncil: .read { .json(try $0.councilJSON()) }
            case .apiOrganisations: .read { .json(try $0.organisationsJSON()) }
            case .apiFormations: .read { .json(try $0.formationsJSON()) }
            case .apiSeats: .read { .json(try $0.seatsJSON()) }
            }
        }
        .adding(VersionRoute.self) { $0.handling(profiles) }
        .adding(DutyRoute.self) { $0.handling(handover, gatherings) }
        .adding(ProfileRoute.self) { $0.handling(profiles) }
    }

    private static let navigation = [NavigationEntry(Message("The council"), .council([]), order: 10)]
}

extension VersionRoute {
    fileprivate func handling(_ profiles: ProfileShelf) -> Handling {
        switch self {
        case .versions: .read { $0.page(try $0.versionsPage()) }
        case .version(let number): .read { $0.page(try $0.versionPage(number)) }
        case .difference: .read { $0.page(try $0.differencePage()) }
        case .newer: .read { $0.page(try $0.newerPage(try profiles.files)) }
        case .adopt: .write { try $0.adoptProfile(try profiles.files) }
        case .take(let rule): .write { try $0.takeRule(rule, try profiles.files) }
        }
    }
}

extension DutyRoute {
    fileprivate func handling(_ handover: [HandoverPart], _ gatherings: @escaping Gatherings) -> Handling {
        switch self {
        case .duties: .read { $0.page(try $0.dutiesPage(gatherings)) }
        case .duty(let key): .read { $0.page(try $0.dutyPage(key, gatherings)) }
        case .record(let key): .write { try $0.recordDuty(key, gatherings) }
        case .takeBack(let key): .write { try $0.takeBackDuty(key, gatherings) }
        case .handover: .read { $0.page(try $0.handoverPage(handover, gatherings)) }
        }
    }
}

extension ProfileRoute {
    fileprivate func handling(_ profiles: ProfileShelf) -> Handling {
        switch self {
        case .profiles: .read { $0.page(try $0.profilesPage(try profiles.files)) }
        case .profile(let id): .read { $0.page(try $0.profilePage(id, try profiles.files)) }
        case .comparison: .read { $0.page(try $0.comparisonPage(try profiles.files)) }
        case .apiProfiles: .read { .json($0.profilesJSON(try profiles.files)) }
        case .apiProfile(let id): .read { .json(try $0.profileJSON(id, try profiles.files)) }
        case .apiConstitution: .read { .json(try $0.constitutionJSON()) }
        }
    }
}
