// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Markup
import Web

extension Visit {
    func deliveries(of id: DatasetID) throws -> Reply {
        guard let dataset = try snapshot.dataset(id, for: scope) else { throw Refusal.absent }
        let list = DeliveryList(
            deliveries: try snapshot.deliveries(of: dataset, for: scope), say: say,
            opensRecords: standing.may(OpenRecords.self, on: dataset),
            difference: { self.link(DeliveryRoute.difference(id, $0)) },
            records: { self.link(DeliveryRoute.records(id, $0)) })
        return page(
            Page(
                title: say("Deliveries of \(dataset.title)"),
                lead: say("Every version stays what it was, and with it what rests on it."),
                audience: try audienceLine(dataset.readership), crumbs: deliveryCrumbs(dataset), content: list.html))
    }

    func difference(of id: DatasetID, _ number: Int) throws -> Reply {
        let (dataset, base, difference) = try change(id, number)
        let page = DifferencePage(
            difference: difference, areas: try snapshot.knownAreas(of: dataset.boundarySet, in: council.id).map(\.name),
            say: say)
        let file = Part.link(
            say("All of it by area and month (CSV)"), to: link(DeliveryRoute.differenceFile(id, number)))
        return self.page(
            Page(
                title: say("What version \(number) changed"), lead: say("Compared with version \(base)."),
                audience: try audienceLine(dataset.readership),
                crumbs: deliveryCrumbs(dataset) + [
                    Part.Entry(say("Deliveries"), link(DeliveryRoute.deliveries(id)))
                ],
                content: "\(page.html)<p>\(file)</p>"))
    }

    func differenceFile(of id: DatasetID, _ number: Int) throws -> Reply {
        let (dataset, _, difference) = try change(id, number)
        let areas = try snapshot.knownAreas(of: dataset.boundarySet, in: council.id)
        return .file(
            DifferenceFile(difference: difference, areas: areas).bytes, type: "text/csv; charset=utf-8",
            name: "difference-\(number).csv")
    }

    /// A version with the one it was compared with.
    private func change(_ id: DatasetID, _ number: Int) throws -> (Dataset, base: Int, DeliveryDifference) {
        guard let dataset = try snapshot.dataset(id, for: scope),
            let base = try snapshot.deliveries(of: dataset, for: scope).first(where: { $0.version.number == number })?
                .base,
            let difference = try snapshot.difference(of: dataset, from: base, to: number)
        else { throw Refusal.absent }
        return (dataset, base, difference)
    }

    private func deliveryCrumbs(_ dataset: Dataset) -> [Part.Entry] {
        evidenceCrumbs + [Part.Entry(dataset.title, link(EvidenceRoute.dataset(dataset.id)))]
    }
}
