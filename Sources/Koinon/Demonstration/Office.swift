// SPDX-License-Identifier: EUPL-1.2

/// Those who take part in the demonstration: offices, never persons.
enum Office: String, CaseIterable, Sendable {
    // Those whose address stands in the documentation.
    case coordinator, chair, police, landlord, school, association, analyst, resident, outsider
    // Holders of the other seats.
    case first, second, social, coastguard, municipal, prosecutor, probation, homes, tram, services, shelter, works,
        port
    case flats, youth, merchants
    // The second council.
    case mairie

    /// The address by which they sign in.
    var address: String { "\(rawValue)@\(self == .mairie ? "thalassa" : "kalliste").example" }

    /// What they are called.
    var name: String {
        switch self {
        case .coordinator: "Coordinator"
        case .chair: "Deputy mayor for safety"
        case .police: "Police liaison"
        case .landlord: "Aktaia Housing"
        case .school: "School board"
        case .association: "Old Quay association"
        case .analyst: "Analyst of the council"
        case .resident: "Resident"
        case .outsider: "Outsider"
        case .first: "City council, majority"
        case .second: "City council, opposition"
        case .social: "Deputy mayor for social affairs"
        case .coastguard: "Coast guard liaison"
        case .municipal: "Municipal police liaison"
        case .prosecutor: "Prosecutor’s office"
        case .probation: "Probation service"
        case .homes: "Harbour Homes"
        case .tram: "Tram company"
        case .services: "Social services"
        case .shelter: "Women’s shelter"
        case .works: "Works department"
        case .port: "Port authority"
        case .flats: "Harbour Flats association"
        case .youth: "Youth club"
        case .merchants: "Merchants of the Market Hall"
        case .mairie: "Coordination du CLSPD"
        }
    }

    /// The network address from which they come, so that each is limited by themselves.
    var client: String { "192.0.2.\((Self.allCases.firstIndex(of: self) ?? 0) + 1)" }
}
