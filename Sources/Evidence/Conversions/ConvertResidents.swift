// SPDX-License-Identifier: EUPL-1.2
import Access
import Analysis
import Database
import Language
import Markup
import Web

/// What is needed to carry residents over.
private struct ConversionRequest: Sendable {
    let from: [Analysis.Zone]
    let to: [Analysis.Zone]
    let residents: [Int?]
    let origin: String

    func converted() async throws -> ConvertedResidents {
        try await OffPool.run {
            let converted = ConvertedResidents(AreaConversion(from: from, to: to), residents: residents)
            return converted.named(origin)
        }
    }
}

extension ConvertedResidents {
    fileprivate func named(_ origin: String) -> ConvertedResidents {
        var named = quality
        named.origin = origin
        return ConvertedResidents(residents: residents, quality: named)
    }

    private init(residents: [Int: Int], quality: ConversionQuality) {
        (self.residents, self.quality) = (residents, quality)
    }
}

extension Work {
    /// Shows how well residents fit into other boundaries, and keeps nothing.
    func lookAtConversion(of id: PopulationID) async throws -> Reply {
        let target = request.query["to"] ?? ""
        guard !target.isEmpty else { return try await read { $0.page(try $0.conversionPage(of: id, to: nil, nil)) } }
        let converted = try await read { try $0.conversion(of: id, to: target) }.converted()
        return try await read { $0.page(try $0.conversionPage(of: id, to: target, converted)) }
    }

    /// Keeps residents that were carried over, under a name of their own.
    func keepConversion(of id: PopulationID) async throws -> Reply {
        let (target, name) = (form["to"] ?? "", (form["name"] ?? "").trimmingSpaces)
        let converted = try await read { try $0.conversion(of: id, to: target) }.converted()
        guard !name.isEmpty, name.count <= Description.longestLine else {
            let problem = FieldProblem("name", Message("Give it a name."))
            return try await read { visit in
                visit.page(try visit.conversionPage(of: id, to: target, converted, problems: [problem]), status: 422)
            }
        }
        return try await once { submission in
            guard let origin = try submission.transaction.population(id, for: submission.scope),
                let set = try submission.target(target)
            else { throw Refusal.absent }
            let subject = ImportSubject(
                council: submission.council.id, kind: .population,
                id: submission.transaction.newID(ImportTag.self).description, readership: Readership(.members))
            let permit = try submission.transaction.permit(ImportEvidence.self, submission.standing, on: subject)
            _ = try submission.transaction.insert(converted, from: origin, to: set, named: name, permit)
            return .seeOther(submission.link(EvidenceRoute.index).at("boundaries"))
        }
    }
}

extension Submission {
    fileprivate func target(_ text: String) throws -> BoundarySet? {
        try BoundarySetID(text).flatMap { try transaction.boundarySet($0, for: scope) }
    }
}

extension Visit {
    fileprivate func conversion(of id: PopulationID, to target: String) throws -> ConversionRequest {
        guard let population = try snapshot.population(id, for: scope), let set = BoundarySetID(target),
            try targets(of: population).contains(where: { $0.id == set })
        else { throw Refusal.absent }
        return ConversionRequest(
            from: try snapshot.zones(of: population.boundarySet, in: council.id),
            to: try snapshot.zones(of: set, in: council.id),
            residents: try snapshot.knownResidents(of: population, in: council.id), origin: population.name)
    }

    /// The other boundaries in the same coordinates.
    private func targets(of population: Population) throws -> [BoundarySet] {
        let sets = try snapshot.boundarySets(for: scope)
        guard let own = sets.first(where: { $0.id == population.boundarySet }) else { return [] }
        return sets.filter {
            $0.id != own.id && $0.isDegrees == own.isDegrees && (own.isDegrees || $0.system == own.system)
        }
    }

    fileprivate func conversionPage(
        of id: PopulationID, to target: String?, _ converted: ConvertedResidents?, problems: [FieldProblem] = []
    ) throws -> Page {
        guard let population = try snapshot.population(id, for: scope) else { throw Refusal.absent }
        let targets = try targets(of: population)
        let picker = form(prefix: "pick")
        let choose = picker.select(
            Form.Field("to", say("Boundaries")), targets.map { Form.Choice($0.id.description, $0.name) },
            value: target ?? "", prompt: say("Choose"))
        let pick: HTML =
            targets.isEmpty
            ? Part.empty(
                say("There are no other boundaries"),
                why: say("Bring in another set of areas first, such as police sectors."))
            : picker.get(
                link(ConversionRoute.look(id)), "\(choose)\(Form.submit(say("See how well they fit"), .second))")
        var result: HTML = .empty
        if let target, let converted, let set = targets.first(where: { $0.id.description == target }) {
            let form = form(problems: problems.map { $0.said(say) })
            let items = converted.quality.messages.map { "<li>\(say($0))</li>" as HTML }
            let without = set.areas - converted.residents.count
            let name = form.text(
                Form.Field("name", say("Name"), hint: say("With its year, such as: Wards 2022.")))
            let keep = post(
                form, to: ConversionRoute.keep(id),
                "\(Form.hidden("to", target))\(name)\(Form.submit(say("Keep these residents")))")
            result = Part.section(
                say("In: \(set.name)"), id: "fit",
                "<ul>\(items)<li>\(say("Areas without residents: \(without)"))</li></ul>\(keep)")
        }
        return Page(
            title: say("Carry over: \(population.name)"),
            lead: say("Residents that are known for one set of areas, counted in another."), audience: .members,
            crumbs: evidenceCrumbs, content: "\(pick)\(result)")
    }
}
