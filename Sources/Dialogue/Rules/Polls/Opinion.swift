// SPDX-License-Identifier: EUPL-1.2
import Language

/// The few questions asked at the end of a session.
enum Opinion: String, Hashable, Sendable, CaseIterable {
    case useful, understood, heard

    /// What may be answered to each.
    enum Answer: String, Hashable, Sendable, CaseIterable { case yes, partly, no }

    var question: Message {
        switch self {
        case .useful: Message("Was this session useful to you?")
        case .understood: Message("Could you follow it: sound, language, captions?")
        case .heard: Message("Was there enough room for questions?")
        }
    }
}

extension Opinion.Answer {
    var words: Message {
        switch self {
        case .yes: Message("Yes")
        case .partly: Message("Partly")
        case .no: Message("No")
        }
    }
}

/// Which counts of a row may be shown.
enum SmallCounts {
    /// The counts with those hidden that are small, and as many others as it takes that none can be worked out from the
    /// total: at least two, which together are no small number. Nothing is shown of fewer people than the threshold.
    static func shown(_ counts: [Int], hidingBelow threshold: Int) -> [Int?] {
        let total = counts.reduce(0, +)
        guard total >= threshold else { return counts.map { _ in nil } }
        var hidden = Set(counts.indices.filter { (1..<threshold).contains(counts[$0]) })
        let rest = counts.indices.filter { !hidden.contains($0) }.sorted { (counts[$0], $0) < (counts[$1], $1) }
        for index in rest where !hidden.isEmpty {
            if hidden.count >= 2, hidden.reduce(0, { $0 + counts[$1] }) >= threshold { break }
            hidden.insert(index)
        }
        return counts.indices.map { hidden.contains($0) ? nil : counts[$0] }
    }
}
