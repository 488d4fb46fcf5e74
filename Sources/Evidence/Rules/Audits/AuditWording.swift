// SPDX-License-Identifier: EUPL-1.2
import Language

/// A sentence of an audit that a person answers before it is published.
struct AuditWarning: Hashable, Sendable {
    let place: Place
    let hit: WordingHit
    /// Tells it from the others; the same as long as the texts are.
    let key: String

    /// Where a sentence stands.
    enum Place: Hashable, Sendable {
        case head
        case step(AuditStep)
        case source(SourceKind)
        case finding(FindingID)
        case dissent(DissentID)

        var key: String {
            switch self {
            case .head: "head"
            case .step(let step): step.rawValue
            case .source(let kind): "source-\(kind.rawValue)"
            case .finding(let id): id.description
            case .dissent(let id): id.description
            }
        }
    }
}

/// How a warning was answered by whoever signed, kept beside the report.
struct WarningAnswer: Hashable, Sendable, Codable {
    let kind: WordingKind
    let sentence: String
    let answer: String
}

extension AuditDocument {
    /// What its texts may do wrong, in the order in which they are read.
    var warnings: [AuditWarning] {
        var warnings = Self.warnings(.head, [title, territory, addressees])
        warnings += steps.flatMap { Self.warnings(.step($0.step), [$0.text]) }
        warnings += sources.flatMap { Self.warnings(.source($0.kind), [$0.word]) }
        warnings += findings.flatMap { Self.warnings(.finding($0.id), [$0.sentence, $0.text, $0.dissent]) }
        return warnings + dissents.flatMap { Self.warnings(.dissent($0.id), [$0.who, $0.text]) }
    }

    private static func warnings(_ place: AuditWarning.Place, _ texts: [String]) -> [AuditWarning] {
        texts.flatMap(WordingCheck.hits(in:)).enumerated().map { number, hit in
            AuditWarning(place: place, hit: hit, key: "\(place.key)-\(hit.kind.rawValue)-\(number + 1)")
        }
    }
}
