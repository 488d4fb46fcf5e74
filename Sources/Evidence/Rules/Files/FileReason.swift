// SPDX-License-Identifier: EUPL-1.2
import Language

extension FileProblem {
    /// One case per way in which a file can be wrong.
    public enum Reason: Hashable, Sendable, Codable {
        case empty, unknownFormat, utf16, notText, unclosedQuote, textAfterQuote, damaged, unreadable
        case tooLarge(megabytes: Int)
        case tooManyRows(Int), tooManyColumns(Int), fieldTooLong(Int), rowTooLong(Int)
        case encoding(looksLike: String)
        case ragged(fields: Int, expected: Int)
        case repeatedColumn(String), missingColumn(String)
        case blank
        case notANumber(String), notAWholeNumber(String), notADate(String), negative(Int)
        case noColumn(Role), severalDateForms([String]), noDateForm, thousandsOrDecimals
        case outOfRange, inMetres, antimeridian, atOrigin, swapped, otherCity(outside: Int, of: Int), otherCoordinates,
            noRows
        case tooManyCategories(Int)
        case notJSON(String), notAreas(String), otherSystem(String), noGeometry, otherGeometry(String), badPosition
        case notAGeoPackage, noAreaTable
        case noCode, repeatedCode(String), tooFewPositions, unclosedRing, notFinite, noArea, selfCrossing
        case holeOutside, tooIntricate
        case noAreaMatches
        case workbook(WorkbookProblem.Reason)
        case known(KnownSource)
        /// Months since January of year 0 that stand in both.
        case monthsTwice([Int])

        /// What a column is for.
        public enum Role: String, Hashable, Sendable, Codable {
            case date, longitude, latitude, code, residents
        }
    }
}

extension FileProblem.Reason {
    var message: Message {
        tableMessage ?? placeMessage ?? areaMessage ?? Message("The file cannot be read.")
    }

    private var tableMessage: Message? {
        switch self {
        case .empty: Message("The file is empty.")
        case .unknownFormat: Message("This is neither GeoJSON nor a GeoPackage.")
        case .utf16: Message("The file is UTF-16. Save it as UTF-8.")
        case .notText: Message("The file holds a zero byte, so it is not a table of text.")
        case .unclosedQuote: Message("A quoted field begins here and never ends.")
        case .textAfterQuote: Message("Text follows the closing quote.")
        case .damaged: Message("The file is damaged.")
        case .tooLarge(let megabytes): Message("The file is larger than \(megabytes) MB.")
        case .tooManyRows(let limit): Message("The file has more than \(limit) rows.")
        case .tooManyColumns(let limit): Message("The row has more than \(limit) fields.")
        case .fieldTooLong(let limit): Message("A field is longer than \(limit) bytes.")
        case .rowTooLong(let limit): Message("The row is longer than \(limit) bytes.")
        case .encoding(let guess): Message("This is not UTF-8. It looks like \(guess): choose it as the encoding.")
        case .ragged(let fields, let expected): Message("The row has \(fields) fields, the header \(expected).")
        case .repeatedColumn(let name): Message("The column “\(name)” stands twice in the header.")
        case .missingColumn(let name): Message("The header has no column “\(name)”.")
        case .blank: Message("A value is missing.")
        case .notANumber(let text): Message("“\(text)” is not a number.")
        case .notAWholeNumber(let text): Message("“\(text)” is not a whole number.")
        case .notADate(let text): Message("“\(text)” is not a date of the expected form.")
        case .negative(let number): Message("\(number) residents cannot be.")
        case .noColumn(let role): role.message
        case .severalDateForms(let forms):
            Message("The dates can be read in several ways (\(list: forms, .or)). Choose one.")
        case .noDateForm: Message("The values of the column are not dates of one known form.")
        case .thousandsOrDecimals:
            Message("The comma may part thousands or begin decimals. Choose the decimal mark.")
        case .workbook(let reason): reason.message
        case .known(let source): source.message
        default: nil
        }
    }

    private var placeMessage: Message? {
        switch self {
        case .outOfRange: Message("A longitude lies beyond ±180 or a latitude beyond ±90.")
        case .inMetres:
            Message("These places are metres of a grid, not degrees. Say of which grid, by its EPSG number.")
        case .antimeridian:
            Message("An edge runs across half of the world. Cut areas that cross the 180th meridian in two there.")
        case .atOrigin: Message("0, 0 lies in the sea off Africa: a missing place. Leave both fields blank instead.")
        case .swapped: Message("Longitude and latitude are exchanged: most places lie inside when they are swapped.")
        case .otherCity(let outside, let all):
            Message("\(outside) of \(all) places lie outside the boundaries. Is this the file of another city?")
        case .otherCoordinates:
            Message("The boundaries and the incidents use different coordinates. Export both in WGS 84.")
        case .monthsTwice(let months):
            Message(
                "These months stand in the file and in a version that does not tell its rows by month: \(list: months.compactMap { YearMonth(number: $0)?.description }). Replace everything, or leave them out of the file."
            )
        case .noRows: Message("The file has a header and no rows.")
        case .tooManyCategories(let limit):
            Message("The column has more than \(limit) different values, so it is not a category.")
        default: nil
        }
    }

    private var areaMessage: Message? {
        switch self {
        case .notJSON(let detail): Message("The file is not JSON: \(detail)")
        case .notAreas(let type): Message("A collection of areas (FeatureCollection) is expected, not \(type).")
        case .otherSystem(let name): Message("The file is in the coordinates \(name). Export it in WGS 84 (EPSG:4326).")
        case .noGeometry: Message("It has no shape.")
        case .otherGeometry(let type): Message("A Polygon or MultiPolygon is expected, not \(type).")
        case .badPosition: Message("A position needs two finite numbers.")
        case .notAGeoPackage: Message("The file is a database, but not a GeoPackage.")
        case .noAreaTable: Message("The GeoPackage has no table of areas.")
        case .noCode: Message("It has no code. Name the property that holds one.")
        case .repeatedCode(let code): Message("The code “\(code)” stands twice.")
        case .tooFewPositions: Message("A ring needs at least four positions.")
        case .unclosedRing: Message("The ring does not end where it begins.")
        case .notFinite: Message("A coordinate is not a number.")
        case .noArea: Message("The ring encloses nothing.")
        case .selfCrossing: Message("The boundary crosses itself.")
        case .holeOutside: Message("A hole lies outside its polygon.")
        case .tooIntricate: Message("Too many lines lie over each other to be checked.")
        case .noAreaMatches: Message("No row of the file belongs to an area of these boundaries.")
        default: nil
        }
    }
}

extension FileProblem.Reason.Role {
    var message: Message {
        switch self {
        case .date: Message("No column looks like a date. Name it.")
        case .longitude: Message("No column looks like a longitude. Name it.")
        case .latitude: Message("No column looks like a latitude. Name it.")
        case .code: Message("No column looks like a code of areas. Name it.")
        case .residents: Message("No column looks like a number of residents. Name it.")
        }
    }
}
