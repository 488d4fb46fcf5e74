// SPDX-License-Identifier: EUPL-1.2
import Language

/// What an audit is about, as it is typed.
struct AuditDraft: Hashable, Sendable {
    var title = ""
    /// Which area, and which problems and months.
    var territory = ""
    /// For whom it is written.
    var addressees = ""
    var tongue = "en"

    static let longestLine = 300
    static let longest = 20_000

    var problems: [FieldProblem] {
        var problems: [FieldProblem] = []
        if title.isEmpty { problems.append(FieldProblem("title", Message("Give the audit a title."))) }
        if territory.isEmpty {
            problems.append(FieldProblem("territory", Message("Say which area the audit is about.")))
        }
        let lines = [("title", title), ("territory", territory), ("addressees", addressees)]
        for (field, text) in lines where text.count > Self.longestLine {
            problems.append(FieldProblem(field, Message("Write at most \(Self.longestLine) characters.")))
        }
        return problems
    }
}

/// The text of one step, as it is typed.
struct StepDraft: Hashable, Sendable {
    var state: StepState?
    var text = ""

    var problems: [FieldProblem] {
        var problems: [FieldProblem] = []
        if text.count > AuditDraft.longest {
            problems.append(FieldProblem("text", Message("Write at most \(AuditDraft.longest) characters.")))
        }
        if state == nil { problems.append(FieldProblem("state", Message("Say how far this step has come."))) }
        if state == .done, text.isEmpty {
            problems.append(FieldProblem("text", Message("A step that is finished has a text.")))
        }
        return problems
    }
}

/// What is said of one kind of source, as it is typed.
struct SourceDraft: Hashable, Sendable {
    var state: SourceState?
    /// Where it can be read, when it comes, or why it is missing.
    var word = ""
    /// Whether a dataset of the council is linked.
    var hasDataset = false

    var problems: [FieldProblem] {
        guard let state, state != .unsaid else {
            return [FieldProblem("state", Message("Say whether this source is present, coming or missing."))]
        }
        if word.count > AuditDraft.longestLine {
            return [FieldProblem("word", Message("Write at most \(AuditDraft.longestLine) characters."))]
        }
        guard word.isEmpty else { return [] }
        switch state {
        case .missing: return [FieldProblem("word", Message("Say why it is missing."))]
        case .coming: return [FieldProblem("word", Message("Say when it comes."))]
        case .present where !hasDataset:
            return [FieldProblem("word", Message("Link a dataset, or say where the source can be read."))]
        case .present, .unsaid: return []
        }
    }
}

/// Somebody sees it otherwise, as it is typed.
struct DissentDraft: Hashable, Sendable {
    /// An office or organisation.
    var who = ""
    var text = ""
    /// The step it is about; nil for the audit as a whole.
    var step: AuditStep?

    static let longest = 4_000

    var problems: [FieldProblem] {
        var problems: [FieldProblem] = []
        if who.isEmpty {
            problems.append(FieldProblem("who", Message("Say which office or organisation sees it otherwise.")))
        }
        if who.count > AuditDraft.longestLine {
            problems.append(FieldProblem("who", Message("Write at most \(AuditDraft.longestLine) characters.")))
        }
        if text.isEmpty { problems.append(FieldProblem("dissent", Message("Say what is seen otherwise, and how."))) }
        if text.count > Self.longest {
            problems.append(FieldProblem("dissent", Message("Write at most \(Self.longest) characters.")))
        }
        return problems
    }
}
