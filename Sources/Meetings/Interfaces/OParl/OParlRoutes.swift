// SPDX-License-Identifier: EUPL-1.2
import Council
import Database
import Web

/// The addresses of OParl. A program knows the first and follows links from there.
enum OParlRoute: RouteSet {
    case system
    case bodies
    case body(council: String)
    case list(council: String, OParlType)
    /// A membership is named by a formation and a mandate, everything else by one id.
    case object(council: String, OParlType, String)
    /// The bytes of a file, to be looked at, and to be kept.
    case access(council: String, PaperID)
    case download(council: String, PaperID)
}

extension OParlRoute {
    private typealias Mismatch = Slots.Mismatch

    static let endpoints: [Endpoint<OParlRoute>] = entrance + lists + objects + files

    /// What every list can be asked for.
    static let filters: [QueryField] = [
        QueryField("created_since", "Only objects that became public then or later (RFC 3339)"),
        QueryField("created_until", "Only objects that became public then or earlier"),
        QueryField("modified_since", "Only objects that changed then or later; what is gone is listed as deleted"),
        QueryField("modified_until", "Only objects that changed then or earlier"),
        QueryField("limit", "Objects on a page", as: .integer),
        QueryField("omit_internal", "true leaves out the objects that others carry"),
        QueryField("after", "Where the page before ended, as its link has it"),
        QueryField("page", "The number of the page, as its link has it", as: .integer),
    ]

    private static let entrance: [Endpoint<OParlRoute>] = [
        .program("/oparl/v1.1", .anyone, "OParl 1.1: where a program begins", errors: OParlType.errors) { _ in .system
        },
        .program(
            "/oparl/v1.1/bodies", .anyone, "OParl: the councils of this installation", query: filters,
            errors: OParlType.errors
        ) { _ in .bodies },
        .program("/oparl/v1.1/body/{council}", .anyone, "OParl: a council", errors: OParlType.errors) {
            slots throws(Mismatch) in
            .body(council: try slots.text("council"))
        },
    ]

    private static let lists: [Endpoint<OParlRoute>] = OParlType.allCases.map { type in
        .program(
            Pattern(stringLiteral: "/oparl/v1.1/body/{council}/\(type.list)"), .anyone,
            "OParl: the list of objects of the type \(type.rawValue)", query: filters, errors: OParlType.errors
        ) { slots throws(Mismatch) in
            .list(council: try slots.text("council"), type)
        }
    }

    private static let objects: [Endpoint<OParlRoute>] = OParlType.allCases.filter { $0.kind != nil }.map { type in
        let slots = type == .membership ? "{formation}/{mandate}" : "{id}"
        return .program(
            Pattern(stringLiteral: "/oparl/v1.1/body/{council}/\(type.segment)/\(slots)"), .anyone,
            "OParl: an object of the type \(type.rawValue)", errors: OParlType.errors
        ) { slots throws(Mismatch) in
            .object(council: try slots.text("council"), type, try id(of: type, in: slots))
        }
    }

    private static let files: [Endpoint<OParlRoute>] = [
        .program(
            "/oparl/v1.1/body/{council}/file/{id}/access", .anyone, "The bytes of a public file, to be looked at",
            errors: OParlType.errors
        ) { slots throws(Mismatch) in
            .access(council: try slots.text("council"), try slots.id("id"))
        },
        .program(
            "/oparl/v1.1/body/{council}/file/{id}/download", .anyone, "The bytes of a public file, to be kept",
            errors: OParlType.errors
        ) { slots throws(Mismatch) in
            .download(council: try slots.text("council"), try slots.id("id"))
        },
    ]

    private static func id(of type: OParlType, in slots: Slots) throws(Mismatch) -> String {
        guard type == .membership else {
            let id: ID<PublicObject> = try slots.id("id")
            return id.description
        }
        return PublicMandate.membership(try slots.id("formation"), try slots.id("mandate"))
    }

    var path: RoutePath {
        switch self {
        case .system: .plain(OParlType.root)
        case .bodies: .plain(OParlType.root + ["bodies"])
        case .body(let council): .plain(Self.at(council))
        case .list(let council, let type): .plain(Self.at(council) + [type.list])
        case .object(let council, let type, let id):
            .plain(Self.at(council) + [type.segment] + id.split(separator: "/").map(String.init))
        case .access(let council, let id): .plain(Self.at(council) + ["file", "\(id)", "access"])
        case .download(let council, let id): .plain(Self.at(council) + ["file", "\(id)", "download"])
        }
    }

    private static func at(_ council: String) -> [String] { OParlType.root + ["body", council] }

    /// How each address is answered.
    func handling(_ means: Means) -> Handling {
        switch self {
        case .system: .read { try $0.oparlSystem(means) }
        case .bodies: .read { try $0.oparlBodies(means) }
        case .body: .read { try $0.oparl(means).body() }
        case .list(_, let type): .read { try $0.oparl(means).list(type) }
        case .object(_, let type, let id): .read { try $0.oparl(means).object(type, id) }
        case .access(_, let id): .work { try await $0.oparlFile(id, as: .access) }
        case .download(_, let id): .work { try await $0.oparlFile(id, as: .download) }
        }
    }
}
