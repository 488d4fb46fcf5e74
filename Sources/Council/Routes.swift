// SPDX-License-Identifier: EUPL-1.2
import Access
import Web

/// The addresses of a council's front page, its rules, its organisations, seats, mandates and formations.
public enum CouncilRoute: RouteSet {
    case home
    /// The six questions.
    case profile
    case constitution
    /// One rule, by the keys that lead to it.
    case rule(String), confirmRule(String), correctRule(String)
    case members
    case organisations, organisation(OrganisationID)
    case newOrganisation, addOrganisation
    case editOrganisation(OrganisationID), saveOrganisation(OrganisationID), endOrganisation(OrganisationID)
    case formations, formation(FormationID)
    case newFormation, foundFormation
    case editFormation(FormationID), saveFormation(FormationID), closeFormation(FormationID)
    /// The seats of a formation: chosen among the council's, taken out, presiding.
    case seatFormation(FormationID), unseatFormation(FormationID), chairFormation(FormationID)
    case letIn(FormationID), shareSecretariat(FormationID)
    case newSeat(FormationID), addSeat(FormationID)
    case seat(SeatID), editSeat(SeatID), saveSeat(SeatID), closeSeat(SeatID)
    case newMandate(SeatID), giveMandate(SeatID)
    case mandate(MandateID), endMandate(MandateID)
    /// A new council of the installation.
    case newCouncil, createCouncil
    case apiCouncils
    case apiCouncil(String), apiOrganisations(String), apiFormations(String), apiSeats(String)

    public static let endpoints: [Endpoint<CouncilRoute>] =
        reading + organisationForms + formationForms + seatForms + installation + programs

    private static let reading: [Endpoint<CouncilRoute>] = [
        .page("/", .anyone, "The council's front page") { _ in .home },
        .page("/profile", .anyone, "The six questions, answered") { _ in .profile },
        .page("/how-it-works", .anyone, "The council's rules, and what each rests on") { _ in .constitution },
        .page("/how-it-works/{rule}", .anyone, "One rule and its history") { slots throws(Slots.Mismatch) in
            .rule(try slots.text("rule"))
        },
        .form("/how-it-works/{rule}/confirmation", .secretariat, "Confirm a rule") { slots throws(Slots.Mismatch) in
            .confirmRule(try slots.text("rule"))
        },
        .form("/how-it-works/{rule}/correction", .secretariat, "Correct a rule") { slots throws(Slots.Mismatch) in
            .correctRule(try slots.text("rule"))
        },
        .page("/members", .anyone, "Seats and who holds them") { _ in .members },
        .page("/organisations", .anyone, "The organisations that take part") { _ in .organisations },
        .page("/organisations/{id}", .anyone, "An organisation") { slots throws(Slots.Mismatch) in
            .organisation(try slots.id("id"))
        },
        .page("/formations", .anyone, "The compositions in which the council meets") { _ in .formations },
        .page("/formations/{id}", .anyone, "A formation and its seats") { slots throws(Slots.Mismatch) in
            .formation(try slots.id("id"))
        },
        .page("/seats/{id}", .anyone, "A seat and its holders") { slots throws(Slots.Mismatch) in
            .seat(try slots.id("id"))
        },
    ]

    private static let organisationForms: [Endpoint<CouncilRoute>] = [
        .page("/organisations/new", .secretariat, "Add an organisation") { _ in .newOrganisation },
        .form("/organisations", .secretariat, "Add an organisation") { _ in .addOrganisation },
        .page("/organisations/{id}/edit", .secretariat, "Edit an organisation") { slots throws(Slots.Mismatch) in
            .editOrganisation(try slots.id("id"))
        },
        .form("/organisations/{id}", .secretariat, "Edit an organisation") { slots throws(Slots.Mismatch) in
            .saveOrganisation(try slots.id("id"))
        },
        .form("/organisations/{id}/end", .secretariat, "End an organisation's part") { slots throws(Slots.Mismatch) in
            .endOrganisation(try slots.id("id"))
        },
    ]

    private static let formationForms: [Endpoint<CouncilRoute>] = [
        .page("/formations/new", .secretariat, "Set up a formation") { _ in .newFormation },
        .form("/formations", .secretariat, "Set up a formation") { _ in .foundFormation },
        .page("/formations/{id}/edit", .members, "Edit a formation") { slots throws(Slots.Mismatch) in
            .editFormation(try slots.id("id"))
        },
        .form("/formations/{id}", .members, "Edit a formation") { slots throws(Slots.Mismatch) in
            .saveFormation(try slots.id("id"))
        },
        .form("/formations/{id}/end", .members, "Close a formation") { slots throws(Slots.Mismatch) in
            .closeFormation(try slots.id("id"))
        },
        .form("/formations/{id}/seats", .members, "Put a seat into a formation") { slots throws(Slots.Mismatch) in
            .seatFormation(try slots.id("id"))
        },
        .form("/formations/{id}/seats/removal", .members, "Take a seat out of a formation") {
            slots throws(Slots.Mismatch) in .unseatFormation(try slots.id("id"))
        },
        .form("/formations/{id}/chair", .members, "Say which seat presides") { slots throws(Slots.Mismatch) in
            .chairFormation(try slots.id("id"))
        },
        .form("/formations/{id}/holders", .members, "Let the new holder of a seat in") { slots throws(Slots.Mismatch) in
            .letIn(try slots.id("id"))
        },
        .form("/formations/{id}/secretariat", .members, "Let another coordinator in") { slots throws(Slots.Mismatch) in
            .shareSecretariat(try slots.id("id"))
        },
        .page("/formations/{id}/seats/new", .members, "Make a seat") { slots throws(Slots.Mismatch) in
            .newSeat(try slots.id("id"))
        },
        .form("/formations/{id}/seats/new", .members, "Make a seat") { slots throws(Slots.Mismatch) in
            .addSeat(try slots.id("id"))
        },
    ]

    private static let seatForms: [Endpoint<CouncilRoute>] = [
        .page("/seats/{id}/edit", .members, "Edit a seat") { slots throws(Slots.Mismatch) in
            .editSeat(try slots.id("id"))
        },
        .form("/seats/{id}", .members, "Edit a seat") { slots throws(Slots.Mismatch) in .saveSeat(try slots.id("id")) },
        .form("/seats/{id}/end", .members, "Abolish a seat") { slots throws(Slots.Mismatch) in
            .closeSeat(try slots.id("id"))
        },
        .page("/seats/{id}/mandates/new", .members, "Give somebody a seat") { slots throws(Slots.Mismatch) in
            .newMandate(try slots.id("id"))
        },
        .form("/seats/{id}/mandates", .members, "Give somebody a seat") { slots throws(Slots.Mismatch) in
            .giveMandate(try slots.id("id"))
        },
        .page("/mandates/{id}", .members, "End a mandate") { slots throws(Slots.Mismatch) in
            .mandate(try slots.id("id"))
        },
        .form("/mandates/{id}/end", .members, "End a mandate") { slots throws(Slots.Mismatch) in
            .endMandate(try slots.id("id"))
        },
    ]

    private static let installation: [Endpoint<CouncilRoute>] = [
        .installationPage("/councils/new", .operating, "Found a council") { _ in .newCouncil },
        .installationForm("/councils", .operating, "Found a council") { _ in .createCouncil },
    ]

    private static let programs: [Endpoint<CouncilRoute>] = [
        .program("/api/v1/councils", .anyone, "The councils of this installation") { _ in .apiCouncils },
        .program("/api/v1/councils/{council}", .anyone, "One council") { slots throws(Slots.Mismatch) in
            .apiCouncil(try slots.text("council"))
        },
        .program("/api/v1/councils/{council}/organisations", .anyone, "Its organisations") {
            slots throws(Slots.Mismatch) in .apiOrganisations(try slots.text("council"))
        },
        .program("/api/v1/councils/{council}/formations", .anyone, "Its formations") { slots throws(Slots.Mismatch) in
            .apiFormations(try slots.text("council"))
        },
        .program("/api/v1/councils/{council}/seats", .anyone, "The seats of its plenary") {
            slots throws(Slots.Mismatch) in
            .apiSeats(try slots.text("council"))
        },
    ]

    public var path: RoutePath {
        switch self {
        case .home: .council([])
        case .profile: .council(["profile"])
        case .constitution: .council(["how-it-works"])
        case .rule(let rule): .council(["how-it-works", rule])
        case .confirmRule(let rule): .council(["how-it-works", rule, "confirmation"])
        case .correctRule(let rule): .council(["how-it-works", rule, "correction"])
        case .members: .council(["members"])
        case .organisations, .addOrganisation: .council(["organisations"])
        case .newOrganisation: .council(["organisations", "new"])
        case .organisation(let id), .saveOrganisation(let id): .council(["organisations", "\(id)"])
        case .editOrganisation(let id): .council(["organisations", "\(id)", "edit"])
        case .endOrganisation(let id): .council(["organisations", "\(id)", "end"])
        case .formations, .foundFormation: .council(["formations"])
        case .newFormation: .council(["formations", "new"])
        case .formation(let id), .saveFormation(let id): .council(["formations", "\(id)"])
        case .editFormation(let id): .council(["formations", "\(id)", "edit"])
        case .closeFormation(let id): .council(["formations", "\(id)", "end"])
        case .seatFormation(let id): .council(["formations", "\(id)", "seats"])
        case .unseatFormation(let id): .council(["formations", "\(id)", "seats", "removal"])
        case .chairFormation(let id): .council(["formations", "\(id)", "chair"])
        case .letIn(let id): .council(["formations", "\(id)", "holders"])
        case .shareSecretariat(let id): .council(["formations", "\(id)", "secretariat"])
        case .newSeat(let id), .addSeat(let id): .council(["formations", "\(id)", "seats", "new"])
        case .seat(let id), .saveSeat(let id): .council(["seats", "\(id)"])
        case .editSeat(let id): .council(["seats", "\(id)", "edit"])
        case .closeSeat(let id): .council(["seats", "\(id)", "end"])
        case .newMandate(let id): .council(["seats", "\(id)", "mandates", "new"])
        case .giveMandate(let id): .council(["seats", "\(id)", "mandates"])
        case .mandate(let id): .council(["mandates", "\(id)"])
        case .endMandate(let id): .council(["mandates", "\(id)", "end"])
        case .newCouncil: .installation(["councils", "new"])
        case .createCouncil: .installation(["councils"])
        case .apiCouncils: .plain(["api", "v1", "councils"])
        case .apiCouncil(let slug): .plain(["api", "v1", "councils", slug])
        case .apiOrganisations(let slug): .plain(["api", "v1", "councils", slug, "organisations"])
        case .apiFormations(let slug): .plain(["api", "v1", "councils", slug, "formations"])
        case .apiSeats(let slug): .plain(["api", "v1", "councils", slug, "seats"])
        }
    }
}
