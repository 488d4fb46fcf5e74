// SPDX-License-Identifier: EUPL-1.2
import Language

/// What a dataset counts, which says a good deal about what it can mean.
public enum DatasetKind: String, CaseIterable, Hashable, Sendable, Codable {
    case incidents, calls, partnerReports, officialStatistics, survey, walks, environment

    public var message: Message {
        switch self {
        case .incidents: Message("Recorded incidents")
        case .calls: Message("Calls for service")
        case .partnerReports: Message("Reports of partners")
        case .officialStatistics: Message("Official statistics")
        case .survey: Message("A survey")
        case .walks: Message("Exploratory walks")
        case .environment: Message("The environment: light, building, transport")
        }
    }
}
