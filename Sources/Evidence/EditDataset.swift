// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Markup
import Web

extension Visit {
    func editDataset(_ id: DatasetID) throws -> Reply {
        guard let dataset = try snapshot.dataset(id, for: scope) else { throw Refusal.absent }
        guard standing.may(EditDataset.self, on: dataset) else { throw Refusal.notAllowed(EditDataset.refusal) }
        return page(try editPage(dataset))
    }

    func editPage(_ dataset: Dataset, problems: [FieldProblem] = [], notice: HTML = .empty) throws -> Page {
        let form = form(problems: problems.map { $0.said(say) })
        let populations = try snapshot.populations(for: scope).filter { $0.boundarySet == dataset.boundarySet }
        let residents = form.select(
            Form.Field("population", say("Residents"), hint: say("The denominator of rates."), optional: true),
            populations.map { Form.Choice($0.id.description, $0.name) }, value: dataset.population?.description ?? "",
            prompt: say("None"))
        let fields = DescriptionFields(
            form: form, say: say, tongues: tongues.map { ($0.tongue.rawValue, $0.name) }, known: dataset.description)
        let content: HTML = """
            \(Form.hidden("version", String(dataset.version)))\(fields.html)\(residents)\(Form.submit(say("Keep the description")))
            """
        return Page(
            title: say("Change the description"), audience: try audienceLine(dataset.readership),
            crumbs: evidenceCrumbs + [Part.Entry(dataset.title, link(EvidenceRoute.dataset(dataset.id)))],
            content: "\(notice)\(post(form, to: EvidenceRoute.saveDataset(dataset.id), content))")
    }
}

extension Submission {
    func saveDataset(_ id: DatasetID) throws -> Reply {
        guard let dataset = try transaction.dataset(id, for: scope) else { throw Refusal.absent }
        let permit = try transaction.permit(EditDataset.self, standing, on: dataset)
        let description = Description.typed { form[$0] }
        let problems = description.problems
        guard problems.isEmpty else { throw refuse(try editPage(dataset, problems: problems)) }
        let population = try chosenPopulation(of: dataset)
        let version = form["version"].flatMap { Int($0) } ?? 0
        guard try transaction.update(description, population: population, version: version, permit) else {
            throw Answer(page(try changedMeanwhile(dataset), status: 409))
        }
        if let changed = try transaction.dataset(id, for: scope) { try transaction.putNode(of: changed) }
        return .seeOther(link(EvidenceRoute.dataset(id)))
    }

    private func chosenPopulation(of dataset: Dataset) throws -> PopulationID? {
        guard let text = form["population"], !text.isEmpty else { return nil }
        guard let id = PopulationID(text), let population = try transaction.population(id, for: scope),
            population.boundarySet == dataset.boundarySet
        else { throw Refusal.absent }
        return id
    }

    /// What they typed beside what stands there now; sending it again, with the new version, is a decision.
    private func changedMeanwhile(_ dataset: Dataset) throws -> Page {
        let typed = Description.typed { form[$0] }
        let table = Table(
            say("Yours and theirs"),
            columns: [Table.Column(say("Field")), Table.Column(say("You typed")), Table.Column(say("Now there"))],
            rows: [
                [HTML(text: say("Title")), HTML(text: typed.title), HTML(text: dataset.description.title)],
                [HTML(text: say("In a sentence")), HTML(text: typed.summary), HTML(text: dataset.description.summary)],
                [
                    HTML(text: say("What this does not show")), HTML(text: typed.caveats),
                    HTML(text: dataset.description.caveats),
                ],
                [HTML(text: say("Known gaps")), HTML(text: typed.gaps), HTML(text: dataset.description.gaps)],
            ].filter { $0[1] != $0[2] })
        let notice = Part.note(
            .care, say("Somebody changed this meanwhile"), level: .h2,
            "<p>\(say("Below stands what you typed. Keeping it replaces what stands there now."))</p>\(table)")
        let mine = FieldProblem("title", Message("Changed meanwhile: compare, then keep."))
        return try editPage(dataset, problems: [mine], notice: notice)
    }
}
