// SPDX-License-Identifier: EUPL-1.2

/// The explaining figures of a regression, one row per observation; only those that are not 0 are held.
struct SparseDesign: Sendable {
    let columns: Int
    private var starts = [0]
    private var places: [Int32] = []
    private var values: [Double] = []

    init(columns: Int) {
        self.columns = columns
    }

    var rows: Int { starts.count - 1 }

    mutating func add(_ row: [(column: Int, value: Double)]) {
        for entry in row where entry.value != 0 {
            places.append(Int32(entry.column))
            values.append(entry.value)
        }
        starts.append(places.count)
    }

    /// Each row times a vector.
    func times(_ vector: [Double]) -> [Double] {
        (0..<rows).map { row in
            (starts[row]..<starts[row + 1]).reduce(0) { $0 + values[$1] * vector[Int(places[$1])] }
        }
    }

    /// Each column times a vector with one value per row.
    func transposedTimes(_ vector: [Double]) -> [Double] {
        var result = [Double](repeating: 0, count: columns)
        for row in 0..<rows {
            for entry in starts[row]..<starts[row + 1] { result[Int(places[entry])] += values[entry] * vector[row] }
        }
        return result
    }

    /// X'WX with the weights W of the rows, row after row of a square.
    func information(_ weights: [Double]) -> [Double] {
        var square = [Double](repeating: 0, count: columns * columns)
        for row in 0..<rows {
            for first in starts[row]..<starts[row + 1] {
                let line = Int(places[first]) * columns
                let value = values[first] * weights[row]
                for second in starts[row]..<starts[row + 1] {
                    square[line + Int(places[second])] += value * values[second]
                }
            }
        }
        return square
    }
}

/// A symmetric positive definite matrix, taken apart as D·L·L'·D with D the roots of its diagonal (Cholesky).
struct Cholesky: Sendable {
    let size: Int
    private let scale: [Double]
    private var lower: [Double]

    /// Takes apart a square given row after row. Nil where a column is, to ten digits, a combination of earlier ones.
    init?(_ square: [Double], size: Int) {
        self.size = size
        scale = (0..<size).map { square[$0 * size + $0].squareRoot() }
        guard scale.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
        lower = [Double](repeating: 0, count: size * size)
        for row in 0..<size {
            for column in 0...row {
                var rest = square[row * size + column] / (scale[row] * scale[column])
                for k in 0..<column { rest -= lower[row * size + k] * lower[column * size + k] }
                if column < row {
                    lower[row * size + column] = rest / lower[column * size + column]
                } else {
                    guard rest > 1e-10 else { return nil }
                    lower[row * size + row] = rest.squareRoot()
                }
            }
        }
    }

    /// The vector that the matrix takes to this one.
    func solve(_ vector: [Double]) -> [Double] {
        var x = zip(vector, scale).map { $0 / $1 }
        for row in 0..<size {
            for k in 0..<row { x[row] -= lower[row * size + k] * x[k] }
            x[row] /= lower[row * size + row]
        }
        for row in stride(from: size - 1, through: 0, by: -1) {
            for k in (row + 1)..<max(size, row + 1) { x[row] -= lower[k * size + row] * x[k] }
            x[row] /= lower[row * size + row]
        }
        return zip(x, scale).map { $0 / $1 }
    }

    /// A column of the inverse.
    func inverse(column: Int) -> [Double] {
        var unit = [Double](repeating: 0, count: size)
        unit[column] = 1
        return solve(unit)
    }
}
