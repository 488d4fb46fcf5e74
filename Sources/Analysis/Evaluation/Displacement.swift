// SPDX-License-Identifier: EUPL-1.2

/// The weighted displacement difference: incidents prevented or added in the target area and around it, each against its
/// own comparison area.
///
/// (T1 - T0) - (CT1 - CT0) + (D1 - D0) - (CD1 - CD0), in incidents; below 0, incidents were prevented on the whole. The
/// standard error is the root of the sum of the eight counts, taken as independent Poisson counts. Comparison areas have
/// to be of the same size and on the same course, because changes are compared in incidents, not in shares. Source:
/// Wheeler and Ratcliffe 2018, "A simple weighted displacement difference test to evaluate place based crime
/// interventions".
public struct WeightedDisplacementDifference: Hashable, Sendable {
    /// A count before and a count after.
    public struct Change: Hashable, Sendable {
        public let before: Int
        public let after: Int

        public init(before: Int, after: Int) {
            (self.before, self.after) = (before, after)
        }

        var difference: Double { Double(after) - Double(before) }
        var sum: Double { Double(after) + Double(before) }
        var isValid: Bool { before >= 0 && after >= 0 }
    }

    /// In incidents.
    public let value: Double
    /// In incidents.
    public let standardError: Double

    /// Nil where a count is negative.
    public init?(target: Change, targetComparison: Change, displacement: Change, displacementComparison: Change) {
        let all = [target, targetComparison, displacement, displacementComparison]
        guard all.allSatisfy(\.isValid) else { return nil }
        value =
            target.difference - targetComparison.difference + displacement.difference
            - displacementComparison.difference
        standardError = all.reduce(0) { $0 + $1.sum }.squareRoot()
    }

    /// Nil where all counts are 0.
    public var z: Double? { standardError > 0 ? value / standardError : nil }

    public func interval(_ confidence: Confidence = .ninetyFive) -> Interval {
        Interval(low: value - confidence.z * standardError, high: value + confidence.z * standardError)
    }

    /// The smallest true difference, in incidents, that is found with this power when counts sum up to about as many as
    /// these: (z(1-α/2) + z(power)) standard errors.
    public func smallestDifference(power: Double = 0.8, _ confidence: Confidence = .ninetyFive) -> Double? {
        guard power > 0, power < 1 else { return nil }
        return (confidence.z + Normal.quantile(power)) * standardError
    }
}

/// The weighted displacement quotient: how the buffer around a target fared, measured by the target's own success.
///
/// (B1/C1 - B0/C0) ÷ (A1/C1 - A0/C0) with target A, buffer B and control C. Above 0 benefits spread into the buffer,
/// below 0 incidents were displaced, below -1 more than were prevented. It exists only where the target fell relative to
/// the control. Source: Bowers and Johnson 2003, "Measuring the geographical displacement and diffusion of benefit
/// effects of crime prevention activity".
public struct DisplacementQuotient: Hashable, Sendable {
    /// A1/C1 - A0/C0: below 0, the target fell relative to the control.
    public let success: Double
    /// B1/C1 - B0/C0.
    public let buffer: Double
    /// Incidents prevented in the target, had it followed the control: A0·C1/C0 - A1.
    public let prevented: Double
    public let quotient: Result<Double, Refusal>

    public enum Refusal: Error, Hashable, Sendable {
        /// The target did not fall relative to the control: there is no success to be displaced.
        case noSuccess
    }

    public typealias Change = WeightedDisplacementDifference.Change

    /// Nil where a count is negative or a count of the control is 0.
    public init?(target: Change, buffer: Change, control: Change) {
        guard target.isValid, buffer.isValid, control.before > 0, control.after > 0 else { return nil }
        let (before, after) = (Double(control.before), Double(control.after))
        success = Double(target.after) / after - Double(target.before) / before
        self.buffer = Double(buffer.after) / after - Double(buffer.before) / before
        prevented = Double(target.before) * after / before - Double(target.after)
        let fell = target.after.multipliedFullWidth(by: control.before)
        let stood = target.before.multipliedFullWidth(by: control.after)
        let hasFallen = (fell.high, fell.low) < (stood.high, stood.low)
        // Adding 0 makes a negative 0 a plain one.
        quotient = hasFallen ? .success(self.buffer / success + 0) : .failure(.noSuccess)
    }
}

extension DisplacementQuotient.Refusal: CustomStringConvertible {
    public var description: String {
        "the target did not fall relative to the control, so there is no success that could be displaced"
    }
}
