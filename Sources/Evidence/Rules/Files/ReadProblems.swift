// SPDX-License-Identifier: EUPL-1.2
import Analysis

// What the readers of Analysis found, in the words of this room.

extension FileProblem {
    init(_ problem: DelimitedProblem) {
        self.init(.row(problem.row, column: problem.column, name: problem.name), Reason(problem.reason))
    }

    init(_ problem: GeoJSONProblem) {
        self.init(.line(problem.line, byte: problem.column), Reason(problem.reason))
    }

    init(_ problem: ZoneProblem) {
        let at = problem.position
        self.init(.area(problem.zone + 1, code: problem.id, x: at?.x, y: at?.y), Reason(problem.reason, problem.id))
    }
}

extension FileProblem.Reason {
    init(_ reason: DelimitedProblem.Reason) {
        self =
            switch reason {
            case .empty: .empty
            case .tooManyBytes(let limit): .tooLarge(megabytes: limit >> 20)
            case .tooManyRows(let limit): .tooManyRows(limit)
            case .tooManyColumns(let limit): .tooManyColumns(limit)
            case .fieldTooLong(let limit): .fieldTooLong(limit)
            case .rowTooLong(let limit): .rowTooLong(limit)
            case .utf16: .utf16
            case .nulByte: .notText
            case .wrongEncoding(_, _, let guess): .encoding(looksLike: guess.rawValue)
            case .unclosedQuote: .unclosedQuote
            case .textAfterQuote: .textAfterQuote
            case .ragged(let fields, let expected): .ragged(fields: fields, expected: expected)
            case .repeatedColumn(let name): .repeatedColumn(name)
            case .missingColumn(let name): .missingColumn(name)
            case .blank: .blank
            case .notANumber(let text): .notANumber(text)
            case .notAWholeNumber(let text): .notAWholeNumber(text)
            case .notADate(let text): .notADate(text)
            }
    }

    init(_ reason: GeoJSONProblem.Reason) {
        self =
            switch reason {
            case .tooManyBytes(let limit): .tooLarge(megabytes: limit >> 20)
            case .tooManyFeatures(let limit), .tooManyVertices(let limit): .tooManyRows(limit)
            case .notJSON(let detail): .notJSON(detail)
            case .notAFeatureCollection(let type), .notAFeature(let type): .notAreas(type ?? "?")
            case .otherCoordinateSystem(let name): .otherSystem(name)
            case .noGeometry: .noGeometry
            case .otherGeometry(let type): .otherGeometry(type)
            case .badPosition: .badPosition
            case .repeatedMember(let name): .repeatedColumn(name)
            }
    }

    init(_ reason: ZoneProblem.Reason, _ id: String) {
        self =
            switch reason {
            case .noID: .noCode
            case .repeatedID: .repeatedCode(id)
            case .noPolygon: .noGeometry
            case .tooFewPositions: .tooFewPositions
            case .unclosed: .unclosedRing
            case .notFinite: .notFinite
            case .outOfRange: .outOfRange
            case .zeroArea: .noArea
            case .selfCrossing: .selfCrossing
            case .holeOutside: .holeOutside
            case .tooIntricate: .tooIntricate
            }
    }
}
