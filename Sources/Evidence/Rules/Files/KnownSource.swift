// SPDX-License-Identifier: EUPL-1.2
import Language

/// A publisher whose files are known by their header.
public enum KnownSource: String, Hashable, Sendable, Codable {
    /// Street-level files of data.police.uk, whose columns its page “About” names.
    case policeUK
    /// The communal base of recorded crime of the French ministry of the interior (SSMSI): counts by commune and year. Its
    /// columns carry the year of the communes' codes: `CODGEO_2024`.
    case communalBase

    init?(header: [String]) {
        let names = Set(header.map { Folding.words($0).joined(separator: " ") })
        let has: ([String]) -> Bool = { names.isSuperset(of: $0) }
        if has(["reported by", "falls within", "longitude", "latitude", "crime type"]) {
            self = .policeUK
        } else if names.contains(where: { $0.hasPrefix("codgeo") }), has(["annee"]),
            has(["indicateur", "nombre"]) || has(["classe", "faits"])
        {
            self = .communalBase
        } else {
            return nil
        }
    }

    /// What a person should know before its figures count.
    public var message: Message {
        switch self {
        case .policeUK:
            Message(
                "This is a file of data.police.uk. It tells months, not days, and its places are anonymised: incidents were moved to common points, so that rows repeat places by chance."
            )
        case .communalBase:
            Message(
                "This is the communal base of recorded crime in France: counts by commune and year, not incidents one by one. Koinon counts incidents by month and cannot take it as such."
            )
        }
    }
}
