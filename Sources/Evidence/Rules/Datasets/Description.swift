// SPDX-License-Identifier: EUPL-1.2
import Language

/// Under which law a source's controller handles the records behind the figures (GDPR; Directive 2016/680).
public enum Regime: String, CaseIterable, Hashable, Sendable, Codable {
    /// Regulation (EU) 2016/679 or its national equivalent.
    case gdpr
    /// Directive (EU) 2016/680: police and justice.
    case police
    /// No personal data reached the council.
    case none

    public var message: Message {
        switch self {
        case .gdpr: Message("General data protection law (GDPR)")
        case .police: Message("Law on data of police and justice (Directive 2016/680)")
        case .none: Message("No personal data")
        }
    }
}

/// What people must know of a dataset besides its figures.
public struct Description: Hashable, Sendable, Codable {
    public var title = ""
    /// What is counted; nil while nobody has said it.
    public var kind: DatasetKind?
    /// What is counted, in a sentence.
    public var summary = ""
    /// The language of these texts.
    public var tongue = "en"
    /// Who made the figures.
    public var source = ""
    public var licence = ""
    public var attribution = ""
    /// Who answers for the records behind the figures.
    public var controller = ""
    public var regime = Regime.none
    public var purpose = ""
    public var legalBasis = ""
    /// The day from which on single records are kept no longer, as `2027-12-31`; nil for as long as the dataset.
    public var recordsUntil: String?
    /// What is known to be missing or doubtful.
    public var gaps = ""
    /// What the figures do not show.
    public var caveats = ""
    /// Sources that would be needed and are not there, one a line.
    public var missingSources = ""

    public init() {}

    var missingSourceList: [String] {
        missingSources.split(whereSeparator: \.isNewline).map { String($0).trimmingSpaces }.filter { !$0.isEmpty }
    }
}

/// What is wrong with one field of a form.
struct FieldProblem: Hashable, Sendable {
    let field: String
    let message: Message

    init(_ field: String, _ message: Message) {
        (self.field, self.message) = (field, message)
    }
}

extension Description {
    /// The longest text of a field, in characters.
    static let longest = 4_000
    static let longestLine = 300

    /// Reads what was typed; `value` gives the text of a field.
    static func typed(_ value: (String) -> String?) -> Description {
        func text(_ name: String) -> String { (value(name) ?? "").trimmingSpaces }
        var description = Description()
        description.title = text("title")
        description.summary = text("about")
        description.tongue = text("tongue")
        description.source = text("source")
        description.licence = text("licence")
        description.attribution = text("attribution")
        description.controller = text("controller")
        description.regime = Regime(rawValue: text("regime")) ?? .none
        description.purpose = text("purpose")
        description.legalBasis = text("legal-basis")
        description.kind = DatasetKind(rawValue: text("dataset-kind"))
        let until = text("records-until")
        description.recordsUntil = until.isEmpty ? nil : until
        description.gaps = text("gaps")
        description.caveats = text("caveats")
        description.missingSources = text("missing-sources")
        return description
    }

    /// What has to be corrected before it is kept.
    var problems: [FieldProblem] {
        var problems: [FieldProblem] = []
        let needed: [(String, String, Message)] = [
            ("title", title, Message("Give the dataset a title.")),
            ("source", source, Message("Say who made the figures.")),
            ("licence", licence, Message("Name the licence, or write that there is none.")),
            ("controller", controller, Message("Say who answers for the records behind the figures.")),
            ("purpose", purpose, Message("Say what the council needs the figures for.")),
            ("legal-basis", legalBasis, Message("Name the law or agreement that allows it.")),
        ]
        for (field, text, message) in needed where text.isEmpty { problems.append(FieldProblem(field, message)) }
        if let recordsUntil, LocalDate(recordsUntil) == nil {
            problems.append(FieldProblem("records-until", Message("Give a day, or leave it open.")))
        }
        let lines: [(String, String)] = [
            ("title", title), ("source", source), ("licence", licence), ("attribution", attribution),
            ("controller", controller),
        ]
        for (field, text) in lines where text.count > Self.longestLine {
            problems.append(FieldProblem(field, Message("Write at most \(Self.longestLine) characters.")))
        }
        let texts: [(String, String)] = [
            ("about", summary), ("purpose", purpose), ("legal-basis", legalBasis), ("gaps", gaps),
            ("caveats", caveats), ("missing-sources", missingSources),
        ]
        for (field, text) in texts where text.count > Self.longest {
            problems.append(FieldProblem(field, Message("Write at most \(Self.longest) characters.")))
        }
        return problems
    }
}
