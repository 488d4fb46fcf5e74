// SPDX-License-Identifier: EUPL-1.2
import Language

extension ImportTyped {
    /// Reads what was typed; `value` gives the text of a field.
    static func typed(_ kind: ImportKind, _ value: (String) -> String?) -> ImportTyped {
        func text(_ name: String) -> String { (value(name) ?? "").trimmingSpaces }
        var typed = ImportTyped(kind)
        typed.name = text("name")
        typed.source = text("source")
        typed.licence = text("licence")
        typed.boundarySet = text("boundary-set")
        typed.population = text("population")
        typed.dataset = text("dataset")
        if kind == .incidents, typed.dataset.isEmpty { typed.description = Description.typed(value) }
        return typed.reading(value)
    }

    /// The same with what was typed about the reading of the file.
    func reading(_ value: (String) -> String?) -> ImportTyped {
        func choice(_ name: String) -> String? {
            let text = (value(name) ?? "").trimmingSpaces
            return text.isEmpty ? nil : text
        }
        var typed = self
        typed.sheet = choice("sheet")
        if !dataset.isEmpty { typed.manner = choice("manner").flatMap(DeliveryManner.init) ?? manner }
        typed.codeProperty = choice("code-column")
        typed.nameProperty = choice("name-column")
        typed.residents.code = choice("code-column")
        typed.residents.name = choice("name-column")
        typed.residents.residents = choice("residents-column")
        typed.residents.encoding = choice("encoding")
        typed.incidents.encoding = choice("encoding")
        typed.incidents.date = choice("date-column")
        typed.incidents.dateForm = choice("date-form")
        typed.incidents.longitude = choice("longitude-column")
        typed.incidents.latitude = choice("latitude-column")
        typed.incidents.decimal = choice("decimal")
        typed.incidents.grid = choice("grid").flatMap { Int($0) }
        typed.incidents.id = choice("id-column").map(Self.orNone)
        typed.incidents.category = choice("category-column").map(Self.orNone)
        typed.incidents.countsRepeatedOnce = choice("repeated-once") == "yes"
        return typed
    }

    /// A single hyphen says that there is no such column.
    private static func orNone(_ name: String) -> String { name == "-" ? "" : name }

    /// What has to be corrected before the file is looked at.
    var problems: [FieldProblem] {
        switch kind {
        case .boundaries, .population:
            var problems: [FieldProblem] = []
            if name.isEmpty { problems.append(FieldProblem("name", Message("Give it a name."))) }
            if source.isEmpty { problems.append(FieldProblem("source", Message("Say who made it."))) }
            if licence.isEmpty {
                problems.append(FieldProblem("licence", Message("Name the licence, or write that there is none.")))
            }
            for (field, text) in [("name", name), ("source", source), ("licence", licence)]
            where text.count > Description.longestLine {
                problems.append(
                    FieldProblem(field, Message("Write at most \(Description.longestLine) characters.")))
            }
            return kind == .boundaries ? problems : problems + boundaryProblem
        case .incidents:
            guard dataset.isEmpty else { return [] }
            return description.problems + boundaryProblem
        }
    }

    private var boundaryProblem: [FieldProblem] {
        boundarySet.isEmpty ? [FieldProblem("boundary-set", Message("Choose the boundaries."))] : []
    }
}
