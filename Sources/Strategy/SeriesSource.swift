// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

/// Where monthly counts come from. The roof makes it from the room that keeps datasets, so that this room need not
/// know that one.
///
/// Every closure answers for one viewer's scope: what they may not see is not offered, and its counts are nil.
public struct SeriesSource: Sendable {
    /// A dataset that can be counted, with the areas it can be counted in.
    public struct Offer: Sendable {
        public let dataset: String
        public let title: String
        public let areas: [(id: String, name: String)]

        public init(dataset: String, title: String, areas: [(id: String, name: String)]) {
            self.dataset = dataset
            self.title = title
            self.areas = areas
        }
    }

    let offers: @Sendable (Snapshot, Scope) throws -> [Offer]
    let counts: @Sendable (Snapshot, _ dataset: String, _ area: String, Scope) throws -> [YearMonth: Int]?

    /// - Parameters:
    ///   - offers: the datasets and areas that a viewer may choose from, in the council of the scope
    ///   - counts: the count of each month that was recorded; a month without records is absent, never zero; nil where
    ///     the viewer may not see the dataset, or it does not exist
    public init(
        offers: @escaping @Sendable (Snapshot, Scope) throws -> [Offer],
        counts: @escaping @Sendable (Snapshot, _ dataset: String, _ area: String, Scope) throws -> [YearMonth: Int]?
    ) {
        self.offers = offers
        self.counts = counts
    }

    /// No datasets: counts are entered by hand.
    public static let none = SeriesSource(offers: { _, _ in [] }, counts: { _, _, _, _ in nil })
}

/// A dataset and one area of it.
struct SeriesReference: Hashable, Sendable {
    let dataset: String
    let area: String

    /// Reads what a form's list sends: the dataset, a space, the area. (Browsers would send a line feed as two characters.)
    init?(choice: String) {
        let parts = choice.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, !parts[0].isEmpty else { return nil }
        self.init(dataset: parts[0], area: parts[1])
    }

    init(dataset: String, area: String) {
        self.dataset = dataset
        self.area = area
    }

    var choice: String { dataset + " " + area }
}
