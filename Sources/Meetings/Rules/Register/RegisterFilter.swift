// SPDX-License-Identifier: EUPL-1.2
import Council
import Language
import Web

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

    init() {}

    init(_ query: Fields) {
        year = query["year"].flatMap { Int($0) }.flatMap { (1900...2999).contains($0) ? $0 : nil }
        kind = query["kind"].flatMap(Kind.init)
        status = query["status"].flatMap(FollowUp.Status.init)
        words = String((query["q"] ?? "").trimmed.prefix(200))
        isOldestFirst = query["sort"] == "oldest"
    }

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
