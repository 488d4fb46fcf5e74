// SPDX-License-Identifier: EUPL-1.2
import Language

/// How sure the people are who sign a finding.
public enum Confidence: String, CaseIterable, Hashable, Sendable, Codable {
    case low, medium, high

    public var message: Message {
        switch self {
        case .low: Message("Low", context: "confidence")
        case .medium: Message("Medium", context: "confidence")
        case .high: Message("High", context: "confidence")
        }
    }
}

/// A finding as it is written: a sentence a person signs, tied to figures.
struct FindingDraft: Hashable, Sendable {
    var sentence = ""
    var confidence: Confidence?
    var text = ""
    /// Who sees it otherwise, and how.
    var dissent = ""
    var tongue = "en"
    var basis: [BasisChoice] = []

    static let longestSentence = 300
    static let longest = 10_000

    /// What has to be corrected before it is kept.
    var problems: [FieldProblem] {
        var problems: [FieldProblem] = []
        if sentence.isEmpty { problems.append(FieldProblem("sentence", Message("Write the finding in one sentence."))) }
        if sentence.count > Self.longestSentence {
            problems.append(
                FieldProblem(
                    "sentence", Message("Write at most \(Self.longestSentence) characters; the rest goes below.")))
        }
        if confidence == nil {
            problems.append(FieldProblem("confidence", Message("Say how sure you are: low, medium or high.")))
        }
        for (field, text) in [("text", text), ("dissent", dissent)] where text.count > Self.longest {
            problems.append(FieldProblem(field, Message("Write at most \(Self.longest) characters.")))
        }
        if basis.isEmpty {
            problems.append(FieldProblem("dataset-1", Message("Choose at least one dataset the finding rests on.")))
        }
        return problems
    }
}

/// One thing a finding rests on, as chosen: a dataset, perhaps one area of it, perhaps one month.
struct BasisChoice: Hashable, Sendable {
    let dataset: String
    let area: String?
    let month: YearMonth?
}
