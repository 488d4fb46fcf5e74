// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Web

/// One council as OParl shows it: always as to a visitor, whoever asks.
struct OParl {
    let visit: Visit
    let council: CouncilIdentity
    let say: Speech

    var snapshot: Snapshot { visit.snapshot }
    var scope: Scope { .visitors(of: council.id) }
    var zone: Zone { council.localZone }
}

extension Visit {
    /// The council of the address. One that is only described by what is published about it answers elsewhere.
    func oparl(_ means: Means) throws -> OParl {
        guard try snapshot.worksHere(council.id) else { throw Refusal.absent }
        return oparl(council, means)
    }

    fileprivate func oparl(_ council: CouncilIdentity, _ means: Means) -> OParl {
        OParl(
            visit: self, council: council,
            say: means.languages.speech(in: council.tongue, zone: council.localZone))
    }

    /// An absolute address; its host comes from the configuration alone.
    func address(_ route: some RouteSet, _ query: Fields = [:]) -> String {
        absolute(route) + (query.isEmpty ? "" : "?" + query.encoded)
    }

    /// Where a program begins.
    func oparlSystem(_ means: Means) throws -> Reply {
        let bodies = try bodies(means)
        let created = bodies.map(\.council.created).min() ?? now
        return .open(
            .present([
                ("id", .text(address(OParlRoute.system))), ("type", OParlType.schema("System")),
                ("oparlVersion", .text("https://schema.oparl.org/1.1/")), ("name", .text("Koinon")),
                ("website", .text(address(OParlRoute.system).dropping(OParlType.root))),
                ("body", .text(address(OParlRoute.bodies))),
                ("created", .text(created.offsetText(in: .utc))),
                ("modified", .text((try bodies.map { try $0.changed() }.max() ?? created).offsetText(in: .utc))),
            ]))
    }

    /// The councils that work here. There are as many as an installation has, which is few: the list is cut in memory.
    func oparlBodies(_ means: Means) throws -> Reply {
        let request = try OParlListRequest.read(self.request.query, most: 100)
        let all = try bodies(means).filter { try request.filter.admits(created: $0.council.created, $0.changed()) }
        let start = min((request.page - 1) * request.size, all.count)
        let shown = all[start..<min(start + request.size, all.count)]
        let isLast = start + request.size >= all.count
        return page(
            OParlRoute.bodies, request, try shown.map { try $0.json }, total: all.count,
            next: isLast ? nil : Keyset.Cursor("page"))
    }

    private func bodies(_ means: Means) throws -> [OParl] {
        try snapshot.councils().filter { try snapshot.worksHere($0.id) }
            .sorted { ($0.created, $0.slug) < ($1.created, $1.slug) }.map { oparl($0, means) }
    }

    /// A page of an external list.
    func page(
        _ route: OParlRoute, _ request: OParlListRequest, _ data: [JSON], total: Int, next: Keyset.Cursor?
    ) -> Reply {
        .open(
            .present([
                ("data", .array(data)),
                (
                    "pagination",
                    .object([
                        "totalElements": .number(total), "elementsPerPage": .number(request.size),
                        "currentPage": .number(request.page),
                        "totalPages": .number(max(1, (total + request.size - 1) / request.size)),
                    ])
                ),
                (
                    "links",
                    .present([
                        ("first", .text(address(route, request.first))), ("self", .text(address(route, request.own))),
                        ("next", next.map { .text(address(route, request.next(after: $0))) }),
                    ])
                ),
            ]))
    }
}

extension OParl {
    /// A page of one of the council's lists.
    func list(_ type: OParlType) throws -> Reply {
        let request = try OParlListRequest.read(visit.request.query, most: type.mostOnPage)
        let route = OParlRoute.list(council: council.slug, type)
        guard let kind = type.kind else { return visit.page(route, request, [], total: 0, next: nil) }
        let found = try snapshot.publicPage(
            kind, request.filter, of: request.size, after: request.cursor, in: council)
        let shown = try objects(type, found.items, whole: !request.omitsInternal)
        return visit.page(
            route, request, shown, total: try snapshot.publicCount(kind, request.filter, in: council), next: found.next)
    }

    /// One object. One that was public and is no more says so, and nothing else; one that never was does not exist.
    func object(_ type: OParlType, _ id: String) throws -> Reply {
        guard let kind = type.kind, let entry = try snapshot.publicObject(kind, id, in: council),
            let json = try objects(type, [entry], whole: true, alone: true).first
        else { throw Refusal.absent }
        return .open(json)
    }

    /// Objects by their entries in the register, in the same order.
    ///
    /// - Parameters:
    ///   - whole: with the objects they carry
    ///   - alone: asked for by itself, so that it says what it belongs to
    private func objects(
        _ type: OParlType, _ entries: [PublicObject], whole: Bool, alone: Bool = false
    ) throws -> [JSON] {
        let living = entries.filter { !$0.isDeleted }
        let made: [String: JSON] =
            switch type {
            case .organization: try organizations(living)
            case .person: try people(living, whole: whole)
            case .membership: try memberships(living)
            case .meeting: try meetings(living, whole: whole)
            case .agendaItem: try agendaItems(living)
            case .paper: try papers(living, whole: whole)
            case .consultation: try consultations(living)
            case .file: try files(living)
            case .location: try locations(living)
            case .legislativeTerm: [:]
            }
        return entries.compactMap { $0.isDeleted ? tombstone(type, $0) : made[$0.id] }
    }

    /// What is left of an object that was public.
    private func tombstone(_ type: OParlType, _ entry: PublicObject) -> JSON {
        object(type, entry, [("deleted", true)])
    }

    // MARK: What all objects have

    func object(
        _ type: OParlType, _ entry: PublicObject, web: String? = nil, _ members: [(String, JSON?)]
    ) -> JSON {
        .present(
            [("id", id(type, entry.id)), ("type", OParlType.schema(type.rawValue))] + members + [
                ("web", web.map(JSON.text)), ("created", .text(entry.created.offsetText(in: zone))),
                ("modified", .text(entry.modified.offsetText(in: zone))),
            ])
    }

    /// The address of an object, which is its name.
    func id(_ type: OParlType, _ id: String) -> JSON {
        .text(visit.address(OParlRoute.object(council: council.slug, type, id)))
    }

    var bodyID: JSON { .text(visit.address(OParlRoute.body(council: council.slug))) }

    /// A page of the council, in its language.
    func web(_ path: String...) -> String {
        let root = visit.address(OParlRoute.system).dropping(OParlType.root)
        return ([root, "c", council.slug, say.tongue.rawValue] + path).joined(separator: "/")
    }
}

extension OParlListRequest {
    /// Reads what a program asks; what cannot be read is answered with the reason.
    static func read(_ query: Fields, most: Int) throws -> OParlListRequest {
        do {
            return try OParlListRequest(query, most: most)
        } catch let fault as Fault {
            throw Answer(OParlType.errors.reply(status: 400, fault.message))
        }
    }
}

extension PublicFilter {
    /// Whether an object with these times stands in the list.
    fileprivate func admits(created: Instant, _ modified: Instant) -> Bool {
        (createdSince.map { created >= $0 } ?? true) && (createdUntil.map { created <= $0 } ?? true)
            && (modifiedSince.map { modified >= $0 } ?? true) && (modifiedUntil.map { modified <= $0 } ?? true)
    }
}

extension JSON {
    /// An object of those members that have a value; neither nothing nor `null` is one.
    static func present(_ members: [(String, JSON?)]) -> JSON {
        .object(members.compactMap { name, value in value.flatMap { $0 == .null ? nil : (name, $0) } })
    }
}

extension Reply {
    /// Public data, which pages of every origin may read.
    static func open(_ json: JSON) -> Reply {
        var reply = Reply.json(json)
        reply.headers.append(("Access-Control-Allow-Origin", "*"))
        return reply
    }
}

extension String {
    /// An address without the path it ends with.
    fileprivate func dropping(_ path: [String]) -> String {
        String(dropLast(path.joined(separator: "/").count + 1))
    }
}
