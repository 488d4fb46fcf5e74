// SPDX-License-Identifier: EUPL-1.2
import Language
import Values

/// The kinds of sources that the guidance on safety audits asks for. Figures of the police alone are no audit.
public enum SourceKind: String, CaseIterable, Hashable, Sendable, Codable, Storable {
    case recorded, calls, partners, care, survey, walks, voices, population, environment, measures

    var name: Message {
        switch self {
        case .recorded: Message("Incidents recorded by the police")
        case .calls: Message("Calls for help")
        case .partners: Message("Reports of partners: landlords, schools, transport")
        case .care: Message("Health and victim support")
        case .survey: Message("Survey of victimisation and feeling")
        case .walks: Message("Exploratory walks")
        case .voices: Message("Talks with groups that are seldom heard")
        case .population: Message("Residents and households")
        case .environment: Message("Streets, light and buildings")
        case .measures: Message("Measures under way and what they achieved")
        }
    }
}

/// Whether a kind of source is there, as people say.
enum SourceState: String, CaseIterable, Hashable, Sendable, Codable, Storable {
    /// Nobody has said.
    case unsaid
    case present, coming, missing

    var message: Message {
        switch self {
        case .unsaid: Message("Nobody has said")
        case .present: Message("Present", context: "source")
        case .coming: Message("Coming", context: "source")
        case .missing: Message("Missing", context: "source")
        }
    }

    /// What a form offers: nobody says that nobody has said.
    static let offered: [SourceState] = [.present, .coming, .missing]
}
