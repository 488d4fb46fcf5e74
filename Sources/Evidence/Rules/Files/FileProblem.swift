// SPDX-License-Identifier: EUPL-1.2
import Language

/// What is wrong in a file, and where: a value that can be kept with an import and said in any language later.
public struct FileProblem: Error, Hashable, Sendable, Codable {
    public var place: Place
    public var reason: Reason

    init(_ place: Place, _ reason: Reason) {
        (self.place, self.reason) = (place, reason)
    }

    /// A place a person can find in the program that made the file.
    public enum Place: Hashable, Sendable, Codable {
        case file
        /// The row as a spreadsheet counts it, the header being row 1, perhaps with a column.
        case row(Int, column: Int?, name: String?)
        /// Line and byte of a text that is no table.
        case line(Int, byte: Int)
        /// An area of a boundary set, counted from 1, and where on the map.
        case area(Int, code: String, x: Double?, y: Double?)
    }

    /// One sentence: where, and why.
    public var message: Message {
        switch place {
        case .file: reason.message
        case .row(let row, nil, _): Message("Row \(row): \(reason.message)")
        case .row(let row, _?, let name?) where !name.isEmpty:
            Message("Row \(row), column “\(name)”: \(reason.message)")
        case .row(let row, let column?, _): Message("Row \(row), column \(column): \(reason.message)")
        case .line(let line, let byte): Message("Line \(line), character \(byte): \(reason.message)")
        case .area(let number, let code, let x?, let y?):
            Message("Area \(number) (\(code)), near \(x, decimals: 4), \(y, decimals: 4): \(reason.message)")
        case .area(let number, let code, _, _): Message("Area \(number) (\(code)): \(reason.message)")
        }
    }
}

/// Why a file is not taken: every problem found, the first hundred of them told.
public struct FileRefusal: Error, Hashable, Sendable, Codable {
    /// Never empty.
    public let problems: [FileProblem]
    /// How many there are in all.
    public let count: Int

    init(_ problems: [FileProblem], count: Int? = nil) {
        self.problems = problems
        self.count = count ?? problems.count
    }

    init(_ place: FileProblem.Place, _ reason: FileProblem.Reason) {
        self.init([FileProblem(place, reason)])
    }

    /// How many problems are told.
    static let told = 100
}
