// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Lineage
import Markup
import Web

extension Visit {
    func newFinding() throws -> Reply { page(try findingForm(nil)) }

    func editFinding(_ id: FindingID) throws -> Reply {
        guard let finding = try snapshot.finding(id, for: scope) else { throw Refusal.absent }
        guard standing.may(WriteFinding.self, on: finding) else { throw Refusal.notAllowed(WriteFinding.refusal) }
        return page(try findingForm(finding))
    }

    func findingForm(_ finding: Finding?, problems: [FieldProblem] = [], notice: HTML = .empty) throws -> Page {
        let form = form(problems: problems.map { $0.said(say) })
        let basis = try finding.map { try snapshot.basis(of: $0) } ?? []
        let fields = FindingFields(
            form: form, say: say, finding: finding, basis: basis,
            datasets: try snapshot.datasets(for: scope).map { ($0.id.description, $0.title) },
            audiences: try audienceChoices(finding), tongues: tongues.map { ($0.tongue.rawValue, $0.name) },
            council: council.tongue.rawValue)
        let route = finding.map { EvidenceRoute.saveFinding($0.id) } ?? .addFinding
        return Page(
            title: finding == nil ? say("Write a finding") : say("Change a finding"),
            audience: try audienceLine(finding?.readership ?? Readership(.members)), crumbs: evidenceCrumbs,
            content: "\(notice)\(post(form, to: route, fields.html))")
    }

    /// Who may read it: the council, or a group its author belongs to. Published ones stay published.
    private func audienceChoices(_ finding: Finding?) throws -> [(id: String, name: String)] {
        if let finding, finding.published != nil { return [] }
        let groups = standing.formations.keys.sorted().map(Audience.formation)
        let names = try groups.map { group in
            (group.key, try snapshot.name(of: group, in: council.id) ?? say("a group of named persons"))
        }
        return [(Audience.members.key, say("Council members"))] + names
    }
}

extension Submission {
    func addFinding() throws -> Reply {
        let draft = findingDraft()
        let readership = try chosenReadership(of: nil)
        let subject = Finding(
            new: transaction.newID(), in: council.id, by: viewer.person, at: now, for: readership)
        let permit = try transaction.permit(WriteFinding.self, standing, on: subject)
        let basis = try checked(draft, of: nil)
        _ = try transaction.keep(draft, basis, version: 0, for: readership, permit)
        return try kept(subject.id, basis)
    }

    func saveFinding(_ id: FindingID) throws -> Reply {
        guard let finding = try transaction.finding(id, for: scope) else { throw Refusal.absent }
        let permit = try transaction.permit(WriteFinding.self, standing, on: finding)
        let draft = findingDraft()
        let basis = try checked(draft, of: finding)
        let readership = try chosenReadership(of: finding)
        let version = form["version"].flatMap { Int($0) } ?? -1
        guard version > 0, try transaction.keep(draft, basis, version: version, for: readership, permit) else {
            throw Answer(page(try changedMeanwhile(finding, draft), status: 409))
        }
        return try kept(id, basis)
    }

    func publishFinding(_ id: FindingID) throws -> Reply {
        guard let finding = try transaction.finding(id, for: scope) else { throw Refusal.absent }
        let permit = try transaction.permit(PublishFinding.self, standing, on: finding)
        // It changed since it was looked at: look again.
        guard try transaction.publish(version: form["version"].flatMap { Int($0) } ?? -1, permit) else {
            return .seeOther(link(EvidenceRoute.finding(id)))
        }
        return try kept(id, try transaction.basis(of: finding))
    }

    private func kept(_ id: FindingID, _ basis: [FindingBasis]) throws -> Reply {
        if let finding = try transaction.finding(id, for: scope) { try transaction.putNode(of: finding, basis) }
        return .seeOther(link(EvidenceRoute.finding(id)))
    }

    private func findingDraft() -> FindingDraft {
        func text(_ name: String) -> String { (form[name] ?? "").trimmingSpaces }
        var draft = FindingDraft()
        draft.sentence = text("sentence")
        draft.confidence = Confidence(rawValue: text("confidence"))
        draft.text = text("text")
        draft.dissent = text("dissent")
        draft.tongue =
            tongues.first { $0.tongue.rawValue == text("tongue") }?.tongue.rawValue ?? council.tongue.rawValue
        draft.basis = FindingFields.lines.compactMap { line in
            let (dataset, area) = (text("dataset-\(line)"), text("area-\(line)"))
            guard !dataset.isEmpty else { return nil }
            return BasisChoice(
                dataset: dataset, area: area.isEmpty ? nil : area, month: YearMonth(text("month-\(line)")))
        }
        return draft
    }

    /// The figures as they are now, frozen with the finding; or the form again with what is wrong.
    private func checked(_ draft: FindingDraft, of finding: Finding?) throws -> [FindingBasis] {
        var problems = draft.problems
        let earlier = try finding.map { try transaction.basis(of: $0) } ?? []
        var basis: [FindingBasis] = []
        for (line, choice) in zip(FindingFields.lines, draft.basis) {
            if let kept = earlier.first(where: { $0.isSame(as: choice) }) {
                basis.append(kept)
            } else if let found = try transaction.freeze(choice, for: scope) {
                basis.append(found)
            } else {
                problems.append(
                    FieldProblem("area-\(line)", Message("This dataset has no such area or month.")))
            }
        }
        guard problems.isEmpty else { throw refuse(try findingForm(finding, problems: problems)) }
        return basis
    }

    private func chosenReadership(of finding: Finding?) throws -> Readership {
        if let finding, finding.published != nil { return finding.readership }
        let chosen = form["audience"].flatMap { Audience(key: $0) } ?? .members
        let allowed = [.members] + standing.formations.keys.map(Audience.formation)
        guard allowed.contains(chosen) else { throw Refusal.absent }
        return Readership(chosen)
    }

    private func changedMeanwhile(_ finding: Finding, _ draft: FindingDraft) throws -> Page {
        let rows: [[HTML]] = [
            [HTML(text: say("Sentence")), HTML(text: draft.sentence), HTML(text: finding.sentence)],
            [HTML(text: say("Text")), HTML(text: draft.text), HTML(text: finding.text)],
            [HTML(text: say("Seen otherwise")), HTML(text: draft.dissent), HTML(text: finding.dissent)],
        ].filter { $0[1] != $0[2] }
        let table = Table(
            say("Yours and theirs"),
            columns: [Table.Column(say("Field")), Table.Column(say("You typed")), Table.Column(say("Now there"))],
            rows: rows)
        let notice = Part.note(
            .care, say("Somebody changed this meanwhile"), level: .h2,
            "<p>\(say("Below stands what you typed. Keeping it replaces what stands there now."))</p>\(table)")
        let mine = FieldProblem("sentence", Message("Changed meanwhile: compare, then keep."))
        return try findingForm(finding, problems: [mine], notice: notice)
    }
}

extension FindingBasis {
    fileprivate func isSame(as choice: BasisChoice) -> Bool {
        dataset.description == choice.dataset && area == choice.area && month == choice.month
    }
}

extension Snapshot {
    /// The name of one area of a dataset.
    func areaName(_ code: String, of dataset: Dataset) throws -> String? {
        try value(
            """
            SELECT name FROM area WHERE council = \(dataset.council) AND boundary_set = \(dataset.boundarySet)
                AND code = \(code)
            """)
    }

    /// The figure of a choice as it is now; nil where there is no such dataset, area or month for this viewer.
    func freeze(_ choice: BasisChoice, for scope: Scope) throws -> FindingBasis? {
        guard let id = DatasetID(choice.dataset), let dataset = try dataset(id, for: scope),
            let version = try version(of: dataset)
        else { return nil }
        if let month = choice.month, !version.period.numbers.contains(month.number) { return nil }
        var position = Every.area
        if let code = choice.area {
            guard let found = try areaPosition(code, of: dataset) else { return nil }
            position = found
        }
        let count = try count(
            of: dataset, number: version.number, area: position, month: choice.month?.number ?? Every.month)
        return FindingBasis(
            dataset: id, number: version.number, area: choice.area, month: choice.month, count: count,
            residents: try residents(behind: choice, of: dataset))
    }

    private func residents(behind choice: BasisChoice, of dataset: Dataset) throws -> Int? {
        guard let code = choice.area else { return try view(of: dataset)?.residents }
        return try dataset.population.flatMap { try residents(of: $0, in: dataset.council)[code]?.count }
    }

    private func areaPosition(_ code: String, of dataset: Dataset) throws -> Int? {
        try value(
            """
            SELECT position FROM area WHERE council = \(dataset.council) AND boundary_set = \(dataset.boundarySet)
                AND code = \(code)
            """)
    }
}
