// SPDX-License-Identifier: EUPL-1.2
import Access
import Analysis
import Database
import Language
import Markup
import Web

extension Visit {
    private func worked(_ id: DatasetID) throws -> Dataset {
        guard let dataset = try snapshot.dataset(id, for: scope) else { throw Refusal.absent }
        return dataset
    }

    private func figurePage(_ dataset: Dataset, _ title: String, lead: String? = nil, _ content: HTML) throws -> Page {
        Page(
            title: title, lead: lead, audience: try audienceLine(dataset.readership),
            crumbs: evidenceCrumbs + [Part.Entry(dataset.title, link(EvidenceRoute.dataset(dataset.id)))],
            content: content)
    }

    func hotSpotsPage(_ id: DatasetID, _ shelf: MapShelf) throws -> Reply {
        let dataset = try worked(id)
        let kept = try snapshot.hotSpots(of: dataset)
        let content: HTML =
            switch kept?.figure {
            case .hotSpots(let figure): try spots(figure, dataset, shelf)
            case .refused(let refusal):
                Part.note(
                    .stop, say("Not computed, because it would mislead"), level: .h2, "<p>\(say(refusal.message))</p>")
            case nil: "<p>\(say("Nobody has had it computed for version \(dataset.latest) yet."))</p>"
            }
        let when: HTML? = kept.map { kept in
            "<p class=\"small dim\">\(say("Version \(dataset.latest), computed on \(dayOf: kept.made)."))</p>"
        }
        return page(
            try figurePage(
                dataset, say("Where rates gather"), lead: dataset.title, "\(content)\(when)\(computing(dataset))"))
    }

    private func computing(_ dataset: Dataset) -> HTML {
        guard standing.may(ComputeFigures.self, on: dataset) else { return .empty }
        return """
            <div class="noprint">\(post(form(), to: FigureRoute.computeHotSpots(dataset.id), Form.submit(say("Compute it"), .second)))</div>
            """
    }

    private func spots(_ figure: HotSpotFigure, _ dataset: Dataset, _ shelf: MapShelf) throws -> HTML {
        HotSpotPage(
            figure: figure, drawing: try shelf.drawing(of: dataset.boundarySet, in: council.id, snapshot),
            missingSources: dataset.description.missingSourceList, tongue: dataset.description.tongue, say: say,
            links: HotSpotPage.Links(
                file: link(FigureRoute.hotSpotsFile(dataset.id)),
                area: { self.link(EvidenceRoute.dataset(dataset.id), query: ["area": $0]).at("when") })
        ).html
    }

    func hotSpotsFile(_ id: DatasetID) throws -> Reply {
        guard case .hotSpots(let figure) = try snapshot.hotSpots(of: try worked(id))?.figure else {
            throw Refusal.absent
        }
        return .file(HotSpotFile(figure).bytes, type: "text/csv; charset=utf-8", name: "hot-spots.csv")
    }

    /// The counts by category. They are for those who work with the dataset; publications hold none of them.
    func categoriesPage(_ id: DatasetID) throws -> Reply {
        let dataset = try worked(id)
        let counts = try snapshot.categoryCounts(of: dataset)
        let residents = try snapshot.view(of: dataset)?.residents
        let rows = counts.map { category, count -> [HTML] in
            let interval = PoissonInterval.garwood(count)
            let rate = residents.flatMap { Rate(count: count, population: $0) }
            return [
                HTML(text: category), HTML(text: say.number(count)),
                HTML(text: say.range(say.decimal(interval.low, decimals: 1), say.decimal(interval.high, decimals: 1))),
                HTML(text: rate.map { say.rate($0.value) } ?? say("unknown")),
            ]
        }
        let table = Table(
            say("By category"),
            remark: say("A small number may stand for persons somebody knows. None of these counts is published."),
            columns: [
                Table.Column(say("Category")), Table.Column(say("Incidents"), figures: true),
                Table.Column(say("95% interval"), figures: true),
                Table.Column(say("Per 1,000 residents"), figures: true),
            ],
            rows: rows)
        let content: HTML = rows.isEmpty ? "<p>\(say("The file of this dataset tells no categories."))</p>" : table.html
        return page(try figurePage(dataset, say("By category"), lead: dataset.title, content))
    }
}

extension Work {
    /// Computes hot spots away from any transaction and from the threads that answer requests.
    func computeHotSpots(_ id: DatasetID) async throws -> Reply {
        let (dataset, areas, zones) = try await read { visit in
            guard let dataset = try visit.snapshot.dataset(id, for: visit.scope) else { throw Refusal.absent }
            guard visit.standing.may(ComputeFigures.self, on: dataset) else {
                throw Refusal.notAllowed(ComputeFigures.refusal)
            }
            return (
                dataset, try visit.snapshot.areaFigures(of: dataset),
                try visit.snapshot.zones(of: dataset.boundarySet, in: dataset.council)
            )
        }
        let figure = try await OffPool.run { () -> KeptFigure in
            do {
                return .hotSpots(try HotSpotFigure(areas, zones))
            } catch let refusal as FigureRefusal {
                return .refused(refusal)
            }
        }
        return try await write { submission in
            guard let now = try submission.transaction.dataset(id, for: submission.scope) else { throw Refusal.absent }
            let permit = try submission.transaction.permit(ComputeFigures.self, submission.standing, on: now)
            // A version that came meanwhile is another figure.
            if now.latest == dataset.latest, now.population == dataset.population {
                try submission.transaction.keepHotSpots(figure, permit)
            }
            return .seeOther(submission.link(FigureRoute.hotSpots(id)))
        }
    }
}
