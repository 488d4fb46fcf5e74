// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// A regression of counts: the logarithm of the mean is a sum of terms and an offset.
///
/// Counts are Poisson, or negative-binomial with the variance μ + α·μ² (NB2). Coefficients are those of greatest likelihood,
/// by Fisher's scoring. Source: McCullagh and Nelder 1989, "Generalized linear models", 2.5 and 6.
struct CountRegression: Sendable {
    let design: SparseDesign
    let counts: [Double]
    /// α of the negative-binomial variance, 0 for Poisson.
    let dispersion: Double
    let coefficients: [Double]
    /// The fitted mean of each observation.
    let means: [Double]
    /// The expected information X'WX, whose inverse is the covariance of the coefficients.
    let information: Cholesky

    /// Why there are no coefficients.
    enum Fault: Error {
        /// A term is a combination of others: their effects cannot be told apart.
        case collinear
        /// A coefficient grows without end, because all counts on one side are 0.
        case unbounded
    }

    init(_ design: SparseDesign, counts: [Double], offset: [Double], dispersion: Double = 0) throws {
        (self.design, self.counts, self.dispersion) = (design, counts, dispersion)
        func weights(_ means: [Double]) -> [Double] { means.map { $0 / (1 + dispersion * $0) } }
        let average = counts.reduce(0, +) / Double(counts.count)
        guard average > 0 else { throw Fault.unbounded }
        let first = counts.map { ($0 + average) / 2 }
        guard let start = Cholesky(design.information(weights(first)), size: design.columns) else {
            throw Fault.collinear
        }
        let working = counts.indices.map { log(first[$0]) + counts[$0] / first[$0] - 1 - offset[$0] }
        var beta = start.solve(design.transposedTimes(zip(weights(first), working).map { $0 * $1 }))
        var (predictor, isSettled) = (Self.predictor(design, beta, offset), false)
        for _ in 0..<100 {
            let means = predictor.map(exp)
            guard let information = Cholesky(design.information(weights(means)), size: design.columns) else {
                throw Fault.unbounded
            }
            if isSettled {
                (self.coefficients, self.means, self.information) = (beta, means, information)
                return
            }
            let residuals = zip(counts, means).map { ($0 - $1) / (1 + dispersion * $1) }
            let step = information.solve(design.transposedTimes(residuals))
            let before = Self.likelihood(counts, predictor, dispersion)
            var share = 1.0
            repeat {
                let next = zip(beta, step).map { $0 + share * $1 }
                let moved = Self.predictor(design, next, offset)
                let after = Self.likelihood(counts, moved, dispersion)
                if after >= before - 1e-9 * abs(before) || share < 1e-4 {
                    let distance = zip(moved, predictor).reduce(0) { max($0, abs($1.0 - $1.1)) }
                    isSettled = distance < 1e-10 * max(1, abs(predictor.max() ?? 1))
                    (beta, predictor) = (next, moved)
                    break
                }
                share /= 2
            } while true
        }
        throw Fault.unbounded
    }

    private static func predictor(_ design: SparseDesign, _ beta: [Double], _ offset: [Double]) -> [Double] {
        zip(design.times(beta), offset).map { $0 + $1 }
    }

    /// The logarithm of the likelihood, less what does not depend on the means.
    private static func likelihood(_ counts: [Double], _ predictor: [Double], _ dispersion: Double) -> Double {
        zip(counts, predictor).reduce(0) { sum, pair in
            let mean = exp(pair.1)
            guard dispersion > 0 else { return sum + pair.0 * pair.1 - mean }
            return sum + pair.0 * pair.1 - (pair.0 + 1 / dispersion) * log1p(dispersion * mean)
        }
    }
}

extension CountRegression {
    /// Observations less coefficients.
    var freedom: Int { counts.count - design.columns }

    /// Pearson's X² divided by the degrees of freedom: 1 where counts vary as the model says, above 1 where they vary more.
    /// Nil without a degree of freedom.
    var scale: Double? {
        guard freedom > 0 else { return nil }
        let sum = zip(counts, means).reduce(0.0) { sum, pair in
            let difference = pair.0 - pair.1
            return sum + difference * difference / (pair.1 + dispersion * pair.1 * pair.1)
        }
        return sum / Double(freedom)
    }

    /// The standard error of a coefficient, if counts vary as the model says.
    func standardError(_ term: Int) -> Double { information.inverse(column: term)[term].squareRoot() }

    /// The standard error of the logarithm of the mean at a row of figures.
    func standardError(at row: [Double]) -> Double {
        zip(row, information.solve(row)).reduce(0) { $0 + $1.0 * $1.1 }.squareRoot()
    }

    /// What each observation pulls at a coefficient: its residual times its leverage on the term.
    private func pulls(_ term: Int) -> [Double] {
        let leverage = design.times(information.inverse(column: term))
        return counts.indices.map { leverage[$0] * (counts[$0] - means[$0]) / (1 + dispersion * means[$0]) }
    }

    /// The standard error of a coefficient that holds however the counts of one group depend on each other, before any
    /// factor for few groups (Liang and Zeger 1986, "Longitudinal data analysis using generalized linear models").
    func clusteredError(_ term: Int, groups: [Int]) -> Double {
        var sums: [Int: Double] = [:]
        for (pull, group) in zip(pulls(term), groups) { sums[group, default: 0] += pull }
        return sums.keys.sorted().reduce(0) { $0 + sums[$1, default: 0] * sums[$1, default: 0] }.squareRoot()
    }

    /// The standard error of a coefficient that holds where neighbours in time depend on each other up to a number of lags,
    /// observations in order of time (Newey and West 1987, "A simple, positive semi-definite, heteroskedasticity and
    /// autocorrelation consistent covariance matrix", Bartlett's weights 1 - l/(lags+1)).
    func serialError(_ term: Int, lags: Int) -> Double {
        let pulls = pulls(term)
        var sum = pulls.reduce(0) { $0 + $1 * $1 }
        for lag in 1...max(1, lags) where lag < pulls.count && lags > 0 {
            let product = (lag..<pulls.count).reduce(0) { $0 + pulls[$1] * pulls[$1 - lag] }
            sum += 2 * (1 - Double(lag) / Double(lags + 1)) * product
        }
        return max(0, sum).squareRoot()
    }
}
