// SPDX-License-Identifier: EUPL-1.2
import Analysis

/// What a person said about a file of incidents; what is left open is guessed from the file.
public struct IncidentChoices: Hashable, Sendable, Codable {
    public var encoding: String?
    public var date: String?
    public var dateForm: String?
    public var longitude: String?
    public var latitude: String?
    /// `.` or `,`.
    public var decimal: String?
    /// The EPSG number of the grid in which places stand; nil for longitude and latitude.
    public var grid: Int?
    public var id: String?
    public var category: String?
    /// Whether a row that repeats the id of an earlier one is left out of the counts.
    public var countsRepeatedOnce = false

    public init() {}
}

/// How a file of incidents is read: which column says what.
struct IncidentPlan: Hashable, Sendable, Codable {
    var encoding: String
    var date: String
    var dateForm: String
    var longitude: String
    var latitude: String
    var decimal: String
    /// The grid from which places are brought to longitude and latitude.
    var grid: Int?
    var id: String?
    var category: String?
    var countsRepeatedOnce: Bool
    /// Whose file it is, where its header tells.
    var source: KnownSource?

    /// Fills in what a person left open. Throws a `FileRefusal` with every question that remains.
    init(_ survey: DelimitedSurvey, _ choices: IncidentChoices, isDegrees: Bool = true) throws(FileRefusal) {
        var problems: [FileProblem] = []
        let header = survey.header
        source = KnownSource(header: header)
        if source == .communalBase { throw FileRefusal(.file, .known(.communalBase)) }
        func column(_ chosen: String?, _ names: [String], _ role: FileProblem.Reason.Role) -> String {
            if let found = chosen ?? ColumnNames.first(in: header, of: names) { return found }
            problems.append(FileProblem(.row(survey.headerRow, column: nil, name: nil), .noColumn(role)))
            return ""
        }
        if survey.isEncodingGuessed, choices.encoding == nil {
            problems.append(FileProblem(.file, .encoding(looksLike: survey.encoding.rawValue)))
        }
        encoding = survey.encoding.rawValue
        date = column(choices.date ?? Self.onlyDate(survey), ColumnNames.date, .date)
        longitude = column(choices.longitude, ColumnNames.longitude, .longitude)
        latitude = column(choices.latitude, ColumnNames.latitude, .latitude)
        id = choices.id ?? ColumnNames.first(in: header, of: ColumnNames.id)
        category = choices.category ?? ColumnNames.first(in: header, of: ColumnNames.category)
        // An empty choice says: there is none.
        if id == "" { id = nil }
        if category == "" { category = nil }
        countsRepeatedOnce = choices.countsRepeatedOnce
        grid = choices.grid
        if let grid, CoordinateSystem(epsg: grid) == nil {
            problems.append(FileProblem(.file, .otherSystem("EPSG:\(grid)")))
        }
        dateForm = ""
        decimal = choices.decimal ?? "."
        do { dateForm = try Self.dateForm(survey, date, choices) } catch { problems.append(error) }
        if choices.decimal == nil {
            let isDegrees = isDegrees && grid == nil
            do { decimal = try Self.decimal(survey, [longitude, latitude], isDegrees) } catch { problems.append(error) }
        }
        if !problems.isEmpty { throw FileRefusal(problems) }
    }

    /// The only column of dates, where its name says nothing.
    private static func onlyDate(_ survey: DelimitedSurvey) -> String? {
        guard ColumnNames.first(in: survey.header, of: ColumnNames.date) == nil else { return nil }
        let dates = survey.columns.filter { column in
            switch column.kind {
            case .date, .ambiguousDate: true
            default: false
            }
        }
        return dates.count == 1 ? dates[0].name : nil
    }

    private static func dateForm(
        _ survey: DelimitedSurvey, _ name: String, _ choices: IncidentChoices
    ) throws(FileProblem) -> String {
        if let chosen = choices.dateForm { return chosen }
        guard let column = survey.columns.first(where: { $0.name == name }) else { return "" }
        let place = FileProblem.Place.row(
            survey.headerRow, column: survey.header.firstIndex(of: name).map { $0 + 1 }, name: name)
        switch column.kind {
        case .date(let form): return form.rawValue
        case .ambiguousDate(let forms): throw FileProblem(place, .severalDateForms(forms.map(\.rawValue)))
        case .blank where survey.rows == 0: return DateForm.iso.rawValue
        // One bad value among good ones is refused with its row, so a form is still looked for in the sample.
        default:
            guard let form = commonest(survey, name) else { throw FileProblem(place, .noDateForm) }
            return form.rawValue
        }
    }

    /// The form that most of the sample's values have.
    private static func commonest(_ survey: DelimitedSurvey, _ name: String) -> DateForm? {
        guard let index = survey.header.firstIndex(of: name) else { return nil }
        let values = survey.sample.map { Array($0[index].utf8) }
        let fits = DateForm.allCases.map { form in (form, values.count { form.read($0.span) != nil }) }
        guard let best = fits.max(by: { $0.1 < $1.1 }), best.1 * 2 > values.count else { return nil }
        return best.0
    }

    private static func decimal(_ survey: DelimitedSurvey, _ names: [String], _ isDegrees: Bool) throws(FileProblem)
        -> String
    {
        let kinds = survey.columns.filter { names.contains($0.name) }.map(\.kind)
        if kinds.contains(.decimal(.comma)) { return "," }
        if kinds.contains(.decimal(.point)) { return "." }
        guard kinds.contains(.decimalOrThousands) else { return "." }
        // There are no thousands of degrees.
        if isDegrees { return "," }
        throw FileProblem(.row(survey.headerRow, column: nil, name: names[0]), .thousandsOrDecimals)
    }
}
