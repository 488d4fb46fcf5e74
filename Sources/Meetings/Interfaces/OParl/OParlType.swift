// SPDX-License-Identifier: EUPL-1.2
import Council
import Web

/// The kinds of object that OParl 1.1 knows below a body, by the names of its schema.
///
/// OParl is a standard for councils' information systems: https://oparl.org/spezifikation (CC BY-SA 4.0).
enum OParlType: String, Hashable, Sendable, CaseIterable {
    case organization = "Organization"
    case person = "Person"
    case membership = "Membership"
    case meeting = "Meeting"
    case agendaItem = "AgendaItem"
    case paper = "Paper"
    case consultation = "Consultation"
    case file = "File"
    case location = "Location"
    case legislativeTerm = "LegislativeTerm"

    /// What every address of the interface begins with.
    static let root = ["oparl", "v1.1"]
    /// What went wrong is an object as well.
    static let errors = ErrorForm.object(type: "https://schema.oparl.org/1.1/Error")

    static func schema(_ name: String) -> JSON { .text("https://schema.oparl.org/1.1/\(name)") }

    /// Its part in the address of one object.
    var segment: String {
        switch self {
        case .organization: "organization"
        case .person: "person"
        case .membership: "membership"
        case .meeting: "meeting"
        case .agendaItem: "agenda-item"
        case .paper: "paper"
        case .consultation: "consultation"
        case .file: "file"
        case .location: "location"
        case .legislativeTerm: "legislative-term"
        }
    }

    /// Its part in the address of the list.
    var list: String { self == .person ? "people" : segment + "s" }

    /// The member of a body that leads to the list. Terms stand in the body itself, and once more as a list.
    var memberOfBody: String {
        switch self {
        case .location: "locationList"
        case .legislativeTerm: "legislativeTermList"
        case .agendaItem: "agendaItem"
        default: segment
        }
    }

    /// Where the register has it. A paper is laid for one item and is one file: three objects that come and go as one.
    /// There is no list of terms of office yet, and so none of them.
    var kind: PublicKind? {
        switch self {
        case .organization: .organization
        case .person: .person
        case .membership: .membership
        case .meeting: .meeting
        case .agendaItem: .agendaItem
        case .paper, .consultation, .file: .paper
        case .location: .location
        case .legislativeTerm: nil
        }
    }

    /// The most objects on a page of the list. A meeting carries its items.
    var mostOnPage: Int { self == .meeting ? 25 : 100 }
}
