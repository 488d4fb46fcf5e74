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
            case .population: (say("A table of text: CSV, semicolons or tabs."), [".csv", ".tsv", ".tab", ".txt"])
            case .incidents:
                (
                    say("A table of text: CSV, semicolons or tabs, one row for each incident."),
                    [".csv", ".tsv", ".tab", ".txt"]
                )
            }
        return form.file(Form.Field("file", say("File"), hint: hint), accept: accept)
    }

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
                <p>\(say("A new version of: \(dataset.title)"))</p>\(Form.hidden("dataset", dataset.id))
                """
        }
        let residents = form.select(
            Form.Field("population", say("Residents"), hint: say("The denominator of rates."), optional: true),
            populations.map { Form.Choice($0.id, $0.name) }, prompt: say("None"))
        return "\(boundaryField)\(residents)\(DescriptionFields(form: form, say: say, tongues: tongues).html)"
    }
}

/// The fields that say how a file is to be read.
struct ReadingFields {
    let kind: ImportKind
    let form: Form
    let say: Speech
    var typed: ImportTyped?

    var html: HTML {
        switch kind {
        case .boundaries: "\(code(typed?.codeProperty))\(name(typed?.nameProperty))"
        case .population:
            "\(code(typed?.residents.code))\(name(typed?.residents.name))\(residents)\(encoding(typed?.residents.encoding))"
        case .incidents: incidents
        }
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
            \(form.text(Form.Field("category-column", say("Column of categories"), hint: none, optional: true), value: shown(choices?.category)))\
            \(form.text(Form.Field("id-column", say("Column of incident numbers"), hint: none, optional: true), value: shown(choices?.id)))\
            \(form.checkbox(Form.Field("repeated-once", say("Count an incident number once, however often it stands in the file"), optional: true), isChecked: choices?.countsRepeatedOnce ?? false))\
            \(encoding(choices?.encoding))
            """
    }

    private func shown(_ name: String?) -> String { name == "" ? "-" : name ?? "" }

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
