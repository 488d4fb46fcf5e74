// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Language

/// Which decisions of the register are shown.
struct RegisterFilter: Hashable, Sendable {
    enum Kind: String, CaseIterable, Sendable {
        case decision, opinion, election

        init(_ matter: MajorityKind) {
            switch matter {
            case .opinion: self = .opinion
            case .election: self = .election
            default: self = .decision
            }
        }
    }

    var year: Int?
    var kind: Kind?
    var status: FollowUp.Status?
    /// Words that stand in it.
    var words = ""
    var isOldestFirst = false
    /// Whether only what was adopted is asked for; no query says so.
    var isAdopted = false

    /// The formation that decided; no query says so.
    var formation: FormationID?

    /// The query that asks for it again.
    var query: [(String, String?)] {
        [
            ("year", year.map(String.init)), ("kind", kind?.rawValue), ("status", status?.rawValue),
            ("q", words.isEmpty ? nil : words), ("sort", isOldestFirst ? "oldest" : nil),
        ]
    }
}

extension RegisterFilter.Kind {
    var word: Message {
        switch self {
        case .decision: Message("Decision")
        case .opinion: Message("Opinion")
        case .election: Message("Election")
        }
    }
}
