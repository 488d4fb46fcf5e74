// SPDX-License-Identifier: EUPL-1.2

/// Which figures a few contributors make up, so that the figure tells theirs.
///
/// A figure is hidden where its n largest contributors make up more than k percent of it: a landlord with nine of ten
/// reports reads the tenth off the total, and everybody else the nine. So that nobody can work it out, the largest and the
/// smallest value that agree with everything published are to be as far away as Σ·100/k - X, Σ being the n largest
/// contributions and X the figure (Hundepool and others 2012, "Statistical disclosure control", 4.2.2; the same downwards).
public struct DominanceRule: Hashable, Sendable {
    /// n, how many contributors.
    public let largest: Int
    /// k.
    public let percent: Double

    /// Nil unless there is at least one contributor, and a percentage between 0 and 100.
    public init?(largest: Int, percent: Double) {
        guard largest >= 1, percent > 0, percent < 100 else { return nil }
        (self.largest, self.percent) = (largest, percent)
    }

    /// How far a figure of these contributions is to be protected; nil where it may be shown for their sake.
    public func protection(_ contributions: some Sequence<Int>) -> Double? {
        let falling = contributions.sorted(by: >)
        let (few, all) = (falling.prefix(largest).reduce(0, +), falling.reduce(0, +))
        guard Double(few) * 100 > percent * Double(all) else { return nil }
        return Double(few) * 100 / percent - Double(all)
    }
}
