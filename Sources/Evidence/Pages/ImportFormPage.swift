// SPDX-License-Identifier: EUPL-1.2
import Analysis
import Language
import Markup

/// The form that sends a file with what has to be known of it.
struct ImportFormPage {
    let kind: ImportKind
    let form: Form
    let say: Speech
    /// Boundary sets and tables of residents to choose from, by id and name.
    let boundarySets: [(id: String, name: String)]
    let populations: [(id: String, name: String)]
    let tongues: [(id: String, name: String)]
    /// The dataset of which this will be a new version.
    var dataset: (id: String, title: String)?

    var content: HTML {
        """
        \(fileField)\(about)\
        <details\(open: !form.summary.isEmpty)><summary>\(say("How the file is read"))</summary>\
        <p class="hint">\(say("Left open, it is told from the file. You see the result before anything counts."))</p>\
        \(ReadingFields(kind: kind, form: form, say: say).html)</details>\
        \(Form.submit(say("Send the file and look at it")))
        """
    }

    private var fileField: HTML {
        let (hint, accept): (String, [String]) =
            switch kind {
            case .boundaries: (say("GeoJSON, or a GeoPackage."), [".geojson", ".json", ".gpkg"])
            case .population:
                (say("A table: CSV, semicolons or tabs, packed with gzip or not, or a workbook (XLSX)."), Self.tables)
            case .incidents:
                (
                    say(
                        "A table with one row for each incident: CSV, semicolons or tabs, packed with gzip or not, or a workbook (XLSX)."
                    ), Self.tables
                )
            }
        return form.file(Form.Field("file", say("File"), hint: hint), accept: accept)
    }

    private static let tables = [".csv", ".tsv", ".tab", ".txt", ".gz", ".xlsx", ".xlsm"]

    private var about: HTML {
        switch kind {
        case .boundaries: naming
        case .population: "\(boundaryField)\(naming)"
        case .incidents: incidents
        }
    }

    private var naming: HTML {
        """
        \(form.text(Form.Field("name", say("Name"), hint: say("With its year, such as: Wards 2022."))))\
        \(form.text(Form.Field("source", say("Who made it"))))\
        \(form.text(Form.Field("licence", say("Licence"))))
        """
    }

    private var boundaryField: HTML {
        form.select(
            Form.Field("boundary-set", say("Boundaries")), boundarySets.map { Form.Choice($0.id, $0.name) },
            prompt: say("Choose"))
    }

    private var incidents: HTML {
        if let dataset {
            return """
                <p>\(say("A new version of: \(dataset.title)"))</p>\(Form.hidden("dataset", dataset.id))\
                \(MannerField(form: form, say: say).html)
                """
        }
        let residents = form.select(
            Form.Field("population", say("Residents"), hint: say("The denominator of rates."), optional: true),
            populations.map { Form.Choice($0.id, $0.name) }, prompt: say("None"))
        return "\(boundaryField)\(residents)\(DescriptionFields(form: form, say: say, tongues: tongues).html)"
    }
}

/// Asks how a new file stands to what is there.
struct MannerField {
    let form: Form
    let say: Speech
    var value = DeliveryManner.replace

    var html: HTML {
        form.radios(
            Form.Field("manner", say("What the file is"), hint: say("You see what it changes before anything counts.")),
            DeliveryManner.allCases.map { Form.Choice($0.rawValue, say($0.message)) }, value: value.rawValue)
    }
}

/// The fields that say how a file is to be read.
struct ReadingFields {
    let kind: ImportKind
    let form: Form
    let say: Speech
    var typed: ImportTyped?
    /// The sheets of the workbook, where it is known which there are.
    var sheets: [String] = []

    var html: HTML {
        switch kind {
        case .boundaries: "\(code(typed?.codeProperty))\(name(typed?.nameProperty))"
        case .population:
            "\(sheet)\(code(typed?.residents.code))\(name(typed?.residents.name))\(residents)\(encoding(typed?.residents.encoding))"
        case .incidents: "\(manner)\(sheet)\(incidents)"
        }
    }

    /// Asked again only where the file was read already: the form that sends it has it beside the dataset.
    private var manner: HTML {
        guard let typed, !typed.dataset.isEmpty else { return .empty }
        return MannerField(form: form, say: say, value: typed.manner ?? .replace).html
    }

    private var sheet: HTML {
        let hint = say("Of a workbook. Left open, the first sheet that holds a table is read.")
        let field = Form.Field("sheet", say("Sheet"), hint: hint, optional: true)
        guard sheets.count > 1 else { return form.text(field, value: typed?.sheet ?? "") }
        return form.select(
            field, sheets.map { Form.Choice($0, $0) }, value: typed?.sheet ?? "", prompt: say("The first with a table"))
    }

    private func code(_ value: String?) -> HTML {
        form.text(Form.Field("code-column", say("Column of codes"), optional: true), value: value ?? "")
    }

    private func name(_ value: String?) -> HTML {
        form.text(Form.Field("name-column", say("Column of names"), optional: true), value: value ?? "")
    }

    private var residents: HTML {
        form.text(
            Form.Field("residents-column", say("Column of residents"), optional: true),
            value: typed?.residents.residents ?? "")
    }

    private func encoding(_ value: String?) -> HTML {
        form.select(
            Form.Field("encoding", say("Encoding"), optional: true),
            TextEncoding.allCases.map { Form.Choice($0.rawValue, $0.rawValue) },
            value: value ?? "", prompt: say("UTF-8 (usual)"))
    }

    private var incidents: HTML {
        let choices = typed?.incidents
        let none = say("A hyphen says that there is none.")
        return """
            \(form.text(Form.Field("date-column", say("Column of dates"), optional: true), value: choices?.date ?? ""))\
            \(dateForm(choices?.dateForm))\
            \(form.text(Form.Field("longitude-column", say("Column of longitudes"), optional: true), value: choices?.longitude ?? ""))\
            \(form.text(Form.Field("latitude-column", say("Column of latitudes"), optional: true), value: choices?.latitude ?? ""))\
            \(decimal(choices?.decimal))\
            \(grid(choices?.grid))\
            \(form.text(Form.Field("category-column", say("Column of categories"), hint: none, optional: true), value: shown(choices?.category)))\
            \(form.text(Form.Field("id-column", say("Column of incident numbers"), hint: none, optional: true), value: shown(choices?.id)))\
            \(form.checkbox(Form.Field("repeated-once", say("Count an incident number once, however often it stands in the file"), optional: true), isChecked: choices?.countsRepeatedOnce ?? false))\
            \(encoding(choices?.encoding))
            """
    }

    private func shown(_ name: String?) -> String { name == "" ? "-" : name ?? "" }

    private func grid(_ value: Int?) -> HTML {
        let hint = say("Where places are metres: the EPSG number of their grid, such as 27700, 2154, 2100 or 32634.")
        return form.text(
            Form.Field("grid", say("Grid of the places"), hint: hint, optional: true),
            value: value.map { "\($0)" } ?? "")
    }

    private func dateForm(_ value: String?) -> HTML {
        form.select(
            Form.Field("date-form", say("How dates are written"), optional: true),
            DateForm.allCases.map { Form.Choice($0.rawValue, $0.rawValue) }, value: value ?? "",
            prompt: say("Told from the file"))
    }

    private func decimal(_ value: String?) -> HTML {
        form.select(
            Form.Field("decimal", say("Decimal mark"), optional: true),
            [Form.Choice(".", say("Point: 2.35")), Form.Choice(",", say("Comma: 2,35"))], value: value ?? "",
            prompt: say("Told from the file"))
    }
}
