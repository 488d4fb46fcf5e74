// SPDX-License-Identifier: EUPL-1.2

/// Incidents per inhabitants over the time that the data cover, with what chance alone leaves open.
///
/// A rate is of the months covered and of nothing else: it is never scaled to a year. Whoever compares rates of
/// different lengths has to say so.
public struct Rate: Hashable, Sendable {
    /// Incidents counted.
    public let count: Int
    /// Inhabitants at risk.
    public let population: Int
    /// For how many inhabitants the rate is told, as 1,000.
    public let per: Double
    private let confidence: Confidence

    /// Nil where there are no inhabitants to relate the count to, or where a figure is negative.
    public init?(count: Int, population: Int, per: Double = 1000, _ confidence: Confidence = .ninetyFive) {
        guard count >= 0, population > 0 else { return nil }
        (self.count, self.population, self.per, self.confidence) = (count, population, per, confidence)
    }

    public var value: Double { Double(count) / Double(population) * per }

    /// The exact Poisson interval; the population is taken as known.
    public var garwood: Interval { PoissonInterval.garwood(count, confidence) * (per / Double(population)) }

    /// Byar's approximate interval; the population is taken as known.
    public var byar: Interval { PoissonInterval.byar(count, confidence) * (per / Double(population)) }
}
