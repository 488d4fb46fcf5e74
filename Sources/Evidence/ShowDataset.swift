// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Markup
import Web

/// A dataset as one reader reaches it.
struct ReachedDataset {
    /// The dataset itself, for those who work with it.
    let dataset: Dataset?
    let view: DatasetView
    let boundarySet: BoundarySetID
    let readership: Readership
}

extension Visit {
    /// What the viewer may know of a dataset: all of it, or the publication in force, or nothing.
    ///
    /// Those who work with it see what the public sees with `?view=public`.
    func reach(_ id: DatasetID, area: String? = nil) throws -> ReachedDataset {
        if request.query["view"] != "public", let dataset = try snapshot.dataset(id, for: scope) {
            guard let view = try snapshot.view(of: dataset, area: area) else { throw Refusal.absent }
            return ReachedDataset(
                dataset: dataset, view: view, boundarySet: dataset.boundarySet, readership: dataset.readership)
        }
        guard let publication = try snapshot.publication(of: id, for: .visitors(of: scope.council)),
            let view = publication.view(area: area)
        else { throw Refusal.absent }
        return ReachedDataset(
            dataset: nil, view: view, boundarySet: publication.boundarySet, readership: publication.readership)
    }

    /// The parameters that keep a reader in the view they chose.
    private func kept(_ more: [(name: String, value: String)] = []) -> Fields {
        var fields = Fields(more)
        if request.query["view"] == "public" { fields.append("view", "public") }
        return fields
    }

    func dataset(_ id: DatasetID, _ shelf: MapShelf) throws -> Reply {
        let area = (request.query["area"]).flatMap { $0.isEmpty ? nil : $0 }
        let reached = try reach(id, area: area)
        let content = DatasetPage(
            view: reached.view, drawing: try shelf.drawing(of: reached.boundarySet, in: council.id, snapshot), say: say,
            links: .init(
                whole: link(EvidenceRoute.dataset(id), query: kept()),
                areas: link(EvidenceRoute.areas(id), query: kept()),
                download: link(EvidenceRoute.figures(id), query: kept())),
            findings: try findingsSection(restingOn: id))
        let description = reached.view.description
        return page(
            Page(
                title: description.title, titleTongue: description.tongue, lead: content.lead,
                audience: try audienceLine(reached.readership), crumbs: evidenceCrumbs,
                content: "\(try tools(of: reached, id))\(content.html)"))
    }

    var evidenceCrumbs: [Part.Entry] { [Part.Entry(say("Evidence"), link(EvidenceRoute.index))] }

    /// What those who work with a dataset can do with it.
    private func tools(of reached: ReachedDataset, _ id: DatasetID) throws -> HTML {
        guard let dataset = reached.dataset else {
            guard request.query["view"] == "public", try snapshot.dataset(id, for: scope) != nil else { return .empty }
            let all = Part.link(say("Back to all figures"), to: link(EvidenceRoute.dataset(id)))
            return Part.note(.neutral, say("This is what anybody sees."), level: .h2, "<p>\(all)</p>")
        }
        var links: [HTML] = []
        if try snapshot.publication(of: id, for: .visitors(of: council.id)) != nil {
            links.append(
                Form.link(
                    say("See what the public sees"), to: link(EvidenceRoute.dataset(id), query: ["view": "public"])))
        }
        links.append(Form.link(say("Deliveries"), to: link(DeliveryRoute.deliveries(id))))
        links.append(Form.link(say("Where rates gather"), to: link(FigureRoute.hotSpots(id))))
        links.append(Form.link(say("By category"), to: link(FigureRoute.categories(id))))
        if standing.may(PreparePublication.self, on: dataset) {
            links.append(Form.link(say("Publications"), to: link(EvidenceRoute.publications(id))))
        }
        if standing.may(EditDataset.self, on: dataset) {
            links.append(Form.link(say("Change the description"), to: link(EvidenceRoute.editDataset(id))))
            links.append(
                Form.link(
                    say("Bring in a new version"),
                    to: link(EvidenceRoute.newImport(.incidents), query: ["dataset": id.description])))
            links.append(Form.link(say("Single records (file)"), to: link(EvidenceRoute.records(id))))
        }
        return "<div class=\"row noprint\">\(links)</div>"
    }

    func areas(of id: DatasetID) throws -> Reply {
        let reached = try reach(id)
        let query = request.query
        let sorting = AreaSorting(
            order: query["sort"].flatMap(AreaOrder.init) ?? .name, isDescending: query["order"] == "descending",
            start: min(max(query["from"].flatMap { Int($0) } ?? 0, 0), reached.view.areas.count))
        let content = AreasPage(
            view: reached.view, sorting: sorting, say: say,
            here: { sorting in
                self.link(
                    EvidenceRoute.areas(id),
                    query: self.kept([
                        ("sort", sorting.order.rawValue), ("order", sorting.isDescending ? "descending" : "ascending"),
                        ("from", String(sorting.start)),
                    ]))
            },
            area: { code in self.link(EvidenceRoute.dataset(id), query: self.kept([("area", code)])).at("when") })
        let back = Part.Entry(reached.view.description.title, link(EvidenceRoute.dataset(id), query: kept()))
        return page(
            Page(
                title: say("\(reached.view.description.title): by area"),
                audience: try audienceLine(reached.readership),
                crumbs: evidenceCrumbs + [back], content: content.html))
    }

    func figures(of id: DatasetID) throws -> Reply {
        if request.query["view"] != "public", let dataset = try snapshot.dataset(id, for: scope),
            let version = try snapshot.version(of: dataset)
        {
            let areas = try snapshot.areaFigures(of: dataset)
            let counts = try snapshot.countTable(of: dataset, version, areas: areas.count)
            return .figures(FiguresFile(areas: areas, months: version.period.months, counts: counts).bytes)
        }
        guard let publication = try snapshot.publication(of: id, for: .visitors(of: scope.council)) else {
            throw Refusal.absent
        }
        guard
            let file = try publication.file.flatMap({ try Files.find($0, council: publication.council, in: snapshot) })
        else { throw Refusal.absent }
        return .figures(try Files.bytes(of: file, council: publication.council, in: snapshot))
    }
}

extension Reply {
    fileprivate static func figures(_ bytes: [UInt8]) -> Reply {
        .file(bytes, type: "text/csv; charset=utf-8", name: "figures.csv")
    }
}

extension Work {
    /// The original file: single records, for those entitled alone. Opening it is entered in the record of who did what.
    ///
    /// - Parameter number: the version; nil for the latest
    func records(of id: DatasetID, number: Int? = nil) async throws -> Reply {
        let (file, council, name) = try await write { submission in
            guard let dataset = try submission.snapshot.dataset(id, for: submission.scope),
                let version = try submission.snapshot.version(number, of: dataset)
            else { throw Refusal.absent }
            let permit = try submission.transaction.permit(OpenRecords.self, submission.standing, on: dataset)
            guard let file = try Files.find(version.file, council: permit.council, in: submission.transaction) else {
                throw Refusal.absent
            }
            return (file, permit.council, "records-\(version.number)")
        }
        let pieces = FilePieces(file: file, council: council, database: database)
        return Reply(
            headers: [("Content-Disposition", "attachment; filename=\"\(name)\"")],
            content: .pieces(type: "application/octet-stream", length: file.size) { try await pieces.next() })
    }
}

/// The pieces of a file, one after the other, for one reader.
private actor FilePieces {
    private let file: StoredFile
    private let council: CouncilID
    private let database: Database
    private var start = 0

    init(file: StoredFile, council: CouncilID, database: Database) {
        (self.file, self.council, self.database) = (file, council, database)
    }

    func next() async throws -> [UInt8]? {
        guard start < file.size else { return nil }
        let range = start..<min(start + 262_144, file.size)
        start = range.upperBound
        var bytes: [UInt8] = []
        for try await piece in Files.read(file, range: range, council: council, in: database) { bytes += piece }
        return bytes
    }
}
