// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Web

/// A place at the table of Kalliste.
struct TablePlace: Sendable {
    /// Whoever holds it; nil for one of the two that nobody holds.
    let office: Office?
    let name: String
    let college: String
    /// The organisation that names the holder.
    let organisation: String?

    /// The 23 seats, by college. The first two are those that the profile begins with, under its own names.
    static let all: [TablePlace] = [
        .init(.chair, "Deputy mayor for safety", "elected", "City of Kalliste"),
        .init(.police, "City police", "state", "City police"),
        .init(.first, "City council, majority", "elected", "City of Kalliste"),
        .init(.second, "City council, opposition", "elected", "City of Kalliste"),
        .init(.social, "Deputy mayor for social affairs", "elected", "City of Kalliste"),
        .init(.municipal, "Municipal police", "state", "Municipal police"),
        .init(.coastguard, "Coast guard", "state", "Coast guard"),
        .init(.prosecutor, "Prosecutor’s office", "justice", "Prosecutor’s office"),
        .init(.probation, "Probation service", "justice", "Probation service"),
        .init(.school, "School board", "partners", "School board"),
        .init(.landlord, "Aktaia Housing", "partners", "Aktaia Housing"),
        .init(.homes, "Harbour Homes", "partners", "Harbour Homes"),
        .init(.tram, "Tram company", "partners", "Tram company"),
        .init(.services, "Social services", "partners", "Social services"),
        .init(.shelter, "Women’s shelter", "partners", "Women’s shelter"),
        .init(.works, "Works department", "partners", "Works department"),
        .init(.port, "Port authority", "partners", "Port authority"),
        .init(nil, "City hospital", "partners", "City hospital"),
        .init(.association, "Residents’ association, Old Quay", "residents", "Residents’ association, Old Quay"),
        .init(.flats, "Residents’ association, Harbour Flats", "residents", "Residents’ association, Harbour Flats"),
        .init(.youth, "Youth club", "residents", "Youth club"),
        .init(.merchants, "Merchants of the Market Hall", "residents", "Merchants of the Market Hall"),
        .init(nil, "Young resident, drawn by lot", "residents", nil),
    ]

    /// Those who hold a seat.
    static var holders: [Office] { all.compactMap(\.office) }

    private init(_ office: Office?, _ name: String, _ college: String, _ organisation: String?) {
        (self.office, self.name, self.college, self.organisation) = (office, name, college, organisation)
    }
}

/// Who is who in Kalliste once the table is set, by name.
struct Kalliste: Sendable {
    var organisations: [String: String] = [:]
    var seats: [Office: String] = [:]
    var plenary = ""
    /// The working group on the harbour, of which everybody may know.
    var harbour = ""
    /// The restricted formation, which does not exist for anybody else.
    var restricted = ""

    func organisation(_ name: String) -> String { organisations[name] ?? "" }
    func seat(_ office: Office) -> String { seats[office] ?? "" }
}

extension Stage {
    /// Organisations, seats and those who hold them, and the formations.
    func setTable() async throws -> Kalliste {
        var city = Kalliste()
        for name in Set(TablePlace.all.compactMap(\.organisation)).sorted() {
            let address = try await send(
                "\(Self.kalliste)/organisations", ["name-en": name, "readers": "public"], as: .coordinator)
            city.organisations[name] = address.lastSegment
        }
        try await seat(&city)
        try await admit()
        city.harbour = try await form(
            "Working group Harbour", "Everything between the ferry stop and the harbour flats.",
            template: "thematic-group",
            readers: "public", of: [.association, .coastguard, .landlord, .port, .merchants, .works], in: city)
        city.restricted = try await form(
            "Harbour flats, stairwells", "Single entrances, with those who can change something there.",
            template: "restricted", readers: "own", of: [.landlord, .police, .services, .youth], in: city)
        return city
    }

    private func seat(_ city: inout Kalliste) async throws {
        let members = try await page("\(Self.kalliste)/members", as: .coordinator)
        let formations = try await page("\(Self.kalliste)/formations", as: .coordinator)
        city.plenary = formations.segments(after: "\(Self.kalliste)/formations/").first { $0.count == 36 } ?? ""
        let made = members.segments(after: "\(Self.kalliste)/seats/").filter { $0.count == 36 }
        for (index, place) in TablePlace.all.enumerated() {
            var fields: Fields = [
                "name-en": place.name, "college": place.college, "kind": "designated", "standing": "vote",
                "organisation": place.organisation.map(city.organisation) ?? "",
            ]
            let path: String
            if index < made.count {
                fields.append("version", "1")
                path = "\(Self.kalliste)/seats/\(made[index])"
            } else {
                path = "\(Self.kalliste)/formations/\(city.plenary)/seats/new"
            }
            let seat = try await send(path, fields, as: .coordinator)
            guard let office = place.office else { continue }
            city.seats[office] = seat.lastSegment
            try await mandate(office, in: seat)
        }
        try await send(
            "\(Self.kalliste)/formations/\(city.plenary)/chair", ["seat": city.seat(.chair)], as: .coordinator)
    }

    private func mandate(_ office: Office, in seat: String) async throws {
        let from = almanac.day(14, 1)
        try await send(
            "\(seat)/mandates",
            [
                "person": office.name, "address": office.address, "kind": "titular", "from": from.description,
                "until": from.adding(years: 3).adding(days: -1).description, "public": "yes",
            ], as: .coordinator)
    }

    /// Lets the analyst in among the members, and the resident among those who follow the council.
    private func admit() async throws {
        let coordinator = try await viewer(.coordinator)
        let accounts = installation.accounts
        try await installation.database.write { transaction in
            guard let council = try transaction.council(slug: "kalliste") else { throw Refusal.absent }
            let standing = try transaction.standing(of: coordinator, in: council.id)
            for (office, role, audience) in [
                (Office.analyst, Role.analyst, Audience.members), (.resident, .resident, .signedIn),
            ] {
                guard let address = AccountAddress(office.address) else { continue }
                let permit = try transaction.permit(GivePlace.self, standing, on: council)
                let person = try accounts.invite(Guest(address: address, name: office.name), to: council, permit)
                try permit.give(NewGrant(person, role, in: audience, basis: "demonstration"))
            }
        }
    }

    private func form(
        _ name: String, _ purpose: String, template: String, readers: String, of offices: [Office], in city: Kalliste
    ) async throws -> String {
        let formation = try await send(
            "\(Self.kalliste)/formations",
            ["template": template, "kind": "thematic", "name-en": name, "purpose-en": purpose, "readers": readers],
            as: .coordinator)
        for office in offices { try await send("\(formation)/seats", ["seat": city.seat(office)], as: .coordinator) }
        try await send("\(formation)/chair", ["seat": city.seat(offices[0])], as: .coordinator)
        return formation.lastSegment
    }

    /// The second council: hardly begun, in another language, and nobody of it knows anything of the first.
    func beginThalassa() async throws {
        let base = "/c/thalassa/fr"
        for name in ["Ville de Thalassa", "Préfecture", "Parquet"] {
            try await send("\(base)/organisations", ["name-fr": name, "readers": "public"], as: .mairie)
        }
    }
}

extension String {
    /// What stands after the last slash.
    var lastSegment: String { split(separator: "/").last.map(String.init) ?? "" }
}
