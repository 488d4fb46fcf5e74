// SPDX-License-Identifier: EUPL-1.2
import Access
import Analysis
import Database
import Language
import Markup
import Record
import Web

extension Visit {
    func publications(of id: DatasetID) throws -> Reply {
        guard let dataset = try snapshot.dataset(id, for: scope) else { throw Refusal.absent }
        guard standing.may(PreparePublication.self, on: dataset) else {
            throw Refusal.notAllowed(PreparePublication.refusal)
        }
        let list = try snapshot.publications(of: dataset)
        let prepare = post(
            form(), to: EvidenceRoute.prepare(id), Form.submit(say("Prepare version \(dataset.latest)")))
        return page(
            Page(
                title: say("Publications of \(dataset.title)"),
                lead: say(
                    "What anybody sees is a frozen table with small numbers protected. The program prepares it, a person signs it off."
                ),
                audience: try audienceLine(dataset.readership),
                crumbs: evidenceCrumbs + [Part.Entry(dataset.title, link(EvidenceRoute.dataset(id)))],
                content:
                    "\(PublicationList(publications: list, say: say, link: { self.link(EvidenceRoute.publication($0)) }).html)\(prepare)"
            ))
    }

    func publication(_ id: PublicationID) throws -> Reply {
        guard let publication = try snapshot.publication(id, for: scope),
            let dataset = try snapshot.dataset(publication.dataset, for: scope), let view = publication.view()
        else { throw Refusal.absent }
        guard standing.may(PreparePublication.self, on: dataset) else {
            throw Refusal.notAllowed(PreparePublication.refusal)
        }
        return page(try publicationPage(publication, dataset, view))
    }

    private func publicationPage(
        _ publication: Publication, _ dataset: Dataset, _ view: DatasetView
    ) throws -> Page {
        let content = PublicationPage(publication: publication, view: view, say: say)
        var acts: [HTML] = []
        switch publication.state {
        case .prepared:
            if standing.may(SignPublication.self, on: publication) {
                acts.append(post(form(), to: EvidenceRoute.sign(publication.id), content.signing))
            }
            acts.append(
                post(form(), to: EvidenceRoute.discard(publication.id), Form.submit(say("Discard it"), .second)))
        case .published:
            if standing.may(WithdrawPublication.self, on: publication) {
                let form = form(prefix: "withdraw")
                acts.append(post(form, to: EvidenceRoute.withdraw(publication.id), content.withdrawing(form)))
            }
        case .withdrawn: break
        }
        return Page(
            title: say("Publication: \(publication.description.title)"), lead: content.lead,
            audience: try audienceLine(publication.readership),
            crumbs: evidenceCrumbs + [
                Part.Entry(dataset.title, link(EvidenceRoute.dataset(dataset.id))),
                Part.Entry(say("Publications"), link(EvidenceRoute.publications(dataset.id))),
            ],
            content: "\(content.html)\(acts)")
    }
}

extension Work {
    /// Decides, away from any transaction, what of the latest figures may be published.
    func prepare(
        _ id: DatasetID, _ threshold: @escaping @Sendable (Snapshot, CouncilID) throws -> Int?
    ) async throws -> Reply {
        let request = try await read { visit in try visit.preparation(of: id, threshold) }
        let result = try await OffPool.run {
            try Preparation.prepare(request.counts, threshold: request.threshold, after: request.earlier)
        }
        return try await write { submission in
            guard let dataset = try submission.transaction.dataset(id, for: submission.scope) else {
                throw Refusal.absent
            }
            let permit = try submission.transaction.permit(PreparePublication.self, submission.standing, on: dataset)
            // Figures or publications that came meanwhile would make it wrong: it is prepared again.
            guard dataset == request.dataset,
                try submission.transaction.releaseCount(of: id, in: dataset.council) == request.earlier.count
            else { return .seeOther(submission.link(EvidenceRoute.publications(id))) }
            let facts = PublishedFacts(request.view, result)
            let publication = try submission.transaction.insertPreparation(result, of: dataset, facts, permit)
            return .seeOther(submission.link(EvidenceRoute.publication(publication)))
        }
    }
}

/// What is needed to prepare a publication.
private struct PreparationRequest: Sendable {
    let dataset: Dataset
    let view: DatasetView
    let counts: Preparation.Counts
    let threshold: Int
    let earlier: [ReleasedCounts]
}

extension Visit {
    fileprivate func preparation(
        of id: DatasetID, _ threshold: (Snapshot, CouncilID) throws -> Int?
    ) throws -> PreparationRequest {
        guard let dataset = try snapshot.dataset(id, for: scope), let version = try snapshot.version(of: dataset),
            let view = try snapshot.view(of: dataset)
        else { throw Refusal.absent }
        guard standing.may(PreparePublication.self, on: dataset) else {
            throw Refusal.notAllowed(PreparePublication.refusal)
        }
        let counts = try snapshot.countTable(of: dataset, version, areas: view.areas.count)
        let areas = view.areas.map {
            FrozenTable.Area(code: $0.code, name: $0.name, residents: $0.residents, isByName: $0.isByName)
        }
        return PreparationRequest(
            dataset: dataset, view: view,
            counts: .init(areas: areas, months: version.period.numbers, counts: counts),
            threshold: try threshold(snapshot, council.id) ?? EvidenceRoom.usualThreshold,
            earlier: try snapshot.released(of: id, in: council.id))
    }
}

extension Submission {
    /// Signs a prepared table off: it is entered in the Record, and anybody can read it.
    func sign(_ id: PublicationID, _ keys: RecordKeys) throws -> Reply {
        let (publication, dataset) = try workedOn(id)
        let permit = try transaction.permit(SignPublication.self, standing, on: publication)
        guard publication.state == .prepared, publication.number == dataset.latest,
            publication.description == dataset.description, form["read"] == "yes"
        else { throw Answer(page(try outOfDate(publication, dataset), status: 409)) }
        let file = try Files.store(
            FiguresFile(publication.table).bytes, type: "text/csv; charset=utf-8", council: council.id, in: transaction)
        let receipt = try transaction.record(
            publication.entry(file), of: council.id, for: Readership(.public), signedBy: keys)
        try transaction.publish(file, entry: receipt.index, permit)
        try transaction.putNode(of: dataset)
        try transaction.notify("council:\(council.id):evidence", dataset.id.description)
        return .seeOther(link(EvidenceRoute.dataset(dataset.id), query: ["view": "public"]))
    }

    func discard(_ id: PublicationID) throws -> Reply {
        let (publication, dataset) = try workedOn(id)
        let permit = try transaction.permit(PreparePublication.self, standing, on: dataset)
        try transaction.discard(publication, permit)
        return .seeOther(link(EvidenceRoute.publications(dataset.id)))
    }

    /// Takes a publication back. From the next request on, nobody outside the council sees it.
    func withdraw(_ id: PublicationID, _ keys: RecordKeys) throws -> Reply {
        let (publication, dataset) = try workedOn(id)
        let permit = try transaction.permit(WithdrawPublication.self, standing, on: publication)
        guard publication.state == .published else { throw Refusal.absent }
        let reason = (form["reason"] ?? "").trimmingSpaces
        guard !reason.isEmpty, reason.count <= 1_000 else {
            throw refuse(try withdrawal(publication, dataset))
        }
        try transaction.record(
            publication.withdrawal(reason), of: council.id, for: Readership(.public), signedBy: keys)
        try transaction.withdraw(reason: reason, back: dataset.readership, permit)
        try transaction.putNode(of: dataset)
        try transaction.notify("council:\(council.id):evidence", dataset.id.description)
        return .seeOther(link(EvidenceRoute.publications(dataset.id)))
    }

    /// A publication with its dataset, for those who work with it.
    private func workedOn(_ id: PublicationID) throws -> (Publication, Dataset) {
        guard let publication = try transaction.publication(id, for: scope),
            let dataset = try transaction.dataset(publication.dataset, for: scope)
        else { throw Refusal.absent }
        return (publication, dataset)
    }

    private func outOfDate(_ publication: Publication, _ dataset: Dataset) throws -> Page {
        let link = Part.link(say("Prepare it again"), to: link(EvidenceRoute.publications(dataset.id)))
        return Page(
            title: say("Not published"),
            lead: say(
                "The table has to be looked at first, and the dataset must not have changed since it was prepared."),
            audience: try audienceLine(dataset.readership), crumbs: evidenceCrumbs, content: "<p>\(link)</p>")
    }

    private func withdrawal(_ publication: Publication, _ dataset: Dataset) throws -> Page {
        let problem = FieldProblem("reason", Message("Say why, in at most 1,000 characters."))
        let form = form(problems: [problem.said(say)], prefix: "withdraw")
        guard let view = publication.view() else { throw Refusal.absent }
        let content = PublicationPage(publication: publication, view: view, say: say)
        return Page(
            title: say("Publication: \(publication.description.title)"),
            audience: try audienceLine(publication.readership), crumbs: evidenceCrumbs,
            content: post(form, to: EvidenceRoute.withdraw(publication.id), content.withdrawing(form)))
    }
}
