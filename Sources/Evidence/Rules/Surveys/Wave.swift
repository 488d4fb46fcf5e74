// SPDX-License-Identifier: EUPL-1.2
import Access
import Language

/// One time a survey is asked, with a version of its questionnaire.
struct Wave: Hashable, Sendable {
    /// How people come to be asked.
    enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
        /// A sample from a list; each gets a letter with a code.
        case sample
        /// A link for whoever wants.
        case open

        var message: Message {
            switch self {
            case .sample: Message("A sample: each person drawn gets a letter with a code")
            case .open: Message("An open link: whoever wants answers")
            }
        }
    }

    enum State: String, CaseIterable, Hashable, Sendable, Codable {
        case planned, open, closed

        var message: Message {
            switch self {
            case .planned: Message("Planned", context: "wave")
            case .open: Message("Open", context: "wave")
            case .closed: Message("Closed", context: "wave")
            }
        }
    }

    let id: WaveID
    let council: CouncilID
    let survey: SurveyID
    /// From 1.
    let number: Int
    /// The version of the questionnaire; the latest until the wave opens, then frozen.
    let questionnaire: Int
    let plan: WavePlan
    let state: State
    /// How many codes were given out.
    let issued: Int
    let published: Instant?
    let readership: Readership

    /// Whether somebody can answer on a day.
    func takesAnswers(on day: LocalDate) -> Bool {
        state == .open && (plan.opens...plan.closes).contains(day)
    }

    /// Answers in percent of codes given out, as a fraction; nil for an open link, where nobody knows who was asked.
    func responseRate(_ answers: Int) -> Double? {
        plan.kind == .sample && issued > 0 ? Double(answers) / Double(issued) : nil
    }

    /// Days after a wave is closed for which single answers are kept.
    static let keepsAnswers = 730
    /// The most codes made at a time, and in all.
    static let mostCodes = 5_000
}

/// What is said of a wave before it opens.
struct WavePlan: Hashable, Sendable, Codable {
    var kind = Wave.Kind.sample
    var opens: LocalDate
    var closes: LocalDate
    /// The list from which people are drawn, and who is not on it; for an open link where it is made known.
    var frame = ""
    /// How many are on the list; nil where nobody knows.
    var frameSize: Int?
    /// How people are drawn.
    var drawn = ""

    static let longestDays = 366

    /// Reads a form; what is to be corrected comes with its field.
    static func read(_ value: (String) -> String, today: LocalDate) -> (plan: WavePlan, problems: [FieldProblem]) {
        var problems: [FieldProblem] = []
        let (opens, closes) = (LocalDate(value("opens")), LocalDate(value("closes")))
        if opens == nil { problems.append(FieldProblem("opens", Message("Choose a day."))) }
        if closes == nil { problems.append(FieldProblem("closes", Message("Choose a day."))) }
        var plan = WavePlan(opens: opens ?? today, closes: closes ?? today)
        if let opens, let closes {
            if closes < opens {
                problems.append(FieldProblem("closes", Message("The last day comes after the first.")))
            }
            if closes < today { problems.append(FieldProblem("closes", Message("This day has passed."))) }
            if closes.dayNumber - opens.dayNumber > longestDays {
                problems.append(FieldProblem("closes", Message("A wave lasts a year at most.")))
            }
        }
        if let kind = Wave.Kind(rawValue: value("kind")) {
            plan.kind = kind
        } else {
            problems.append(FieldProblem("kind", Message("Choose one of the answers.")))
        }
        (plan.frame, plan.drawn) = (value("frame"), value("drawn"))
        if plan.frame.isEmpty { problems.append(FieldProblem("frame", Message("This is needed."))) }
        for (name, text) in [("frame", plan.frame), ("drawn", plan.drawn)] where text.count > 1_000 {
            problems.append(FieldProblem(name, Message("At most \(1_000) characters.")))
        }
        let size = value("frame-size").filter { !$0.isWhitespace }
        plan.frameSize = Int(size)
        if !size.isEmpty, !(plan.frameSize.map { (1...100_000_000).contains($0) } ?? false) {
            problems.append(FieldProblem("frame-size", Message("Give a whole number above 0, or leave it out.")))
        }
        return (plan, problems)
    }
}
