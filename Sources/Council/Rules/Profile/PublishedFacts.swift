// SPDX-License-Identifier: EUPL-1.2
import Language

/// The six questions a council's public profile answers.
public enum ProfileQuestion: String, Hashable, Sendable, CaseIterable {
    case worksAndEffect = "works-and-effect"
    case structureAndActions = "structure-and-actions"
    case stakeholders
    case challengesAndActions = "challenges-and-actions"
    case advice, similar

    /// The question as a heading.
    public var heading: Message {
        switch self {
        case .worksAndEffect: Message("How does the council work?")
        case .structureAndActions: Message("How is it built, and what does it do?")
        case .stakeholders: Message("Who takes part?")
        case .challengesAndActions: Message("What is hard, and what is done about it?")
        case .advice: Message("What would it tell another city?")
        case .similar: Message("Where else is it done like this?")
        }
    }
}

/// What is published about a real council: Demonstration/README.md explains the format.
struct PublishedFacts: Sendable {
    /// One statement with what it rests on.
    struct Said: Readable {
        let says: LocalText
        let sources: [Citation]
        /// What would mislead alone; shown wherever the statement is shown.
        let caveat: LocalText?

        init(_ place: Place) throws {
            var keys = try place.keys()
            says = try keys.read("says")
            sources = try keys.needed("source")
            caveat = try keys.find("caveat")
            try keys.end()
        }
    }

    struct Answer: Readable {
        let said: [Said]
        let notKnown: [LocalText]

        init(_ place: Place) throws {
            var keys = try place.keys()
            said = try keys.read("said")
            notKnown = try keys.read("not-known")
            try keys.end()
        }
    }

    struct Fact: Readable {
        let id: String
        let names: LocalText
        let value: LocalText
        let sources: [Citation]
        let caveat: LocalText?

        init(_ place: Place) throws {
            var keys = try place.keys()
            id = try keys.read("id", as: Identifier.self).text
            names = try keys.read("names")
            value = try keys.read("value")
            sources = try keys.needed("source")
            caveat = try keys.find("caveat")
            try keys.end()
        }
    }

    let id: String
    let profile: String
    let country: String
    let names: LocalText
    let city: LocalText
    /// Stands above everything that is shown.
    let notice: LocalText
    let sources: [String: Source]
    let facts: [Fact]
    let answers: [ProfileQuestion: Answer]

    /// Throws `ProfileFault`.
    init(yaml text: String) throws {
        let root = Place(structure: try Structure(yaml: text), path: [], tongues: [])
        var keys = try root.keys()
        guard try keys.read("schema", as: Int.self) == 1 else { throw root.fault(.badNumber) }
        let kind = try keys.read("kind", as: Identifier.self).text
        guard kind == "published-facts" else { throw root.fault(.badChoice(kind, among: ["published-facts"])) }
        id = try keys.read("id", as: Identifier.self).text
        profile = try keys.read("profile", as: Identifier.self).text
        country = try keys.read("country")
        names = try keys.read("names")
        city = try keys.read("city")
        notice = try keys.read("notice")
        sources = try keys.dictionary("sources")
        facts = try keys.find("facts") ?? []
        answers = try keys.answers()
        try keys.end()
        try checkSources(root)
    }

    private func checkSources(_ root: Place) throws {
        let cited = Set((answers.values.flatMap(\.said).flatMap(\.sources) + facts.flatMap(\.sources)).map(\.source))
        if let strange = cited.subtracting(sources.keys).min() { throw root.fault(.noSuchSource(strange)) }
        if let unused = Set(sources.keys).subtracting(cited).min() {
            throw root.at("sources", root.structure).at(unused, root.structure).fault(.uncitedSource)
        }
    }
}

extension Keys {
    fileprivate mutating func answers() throws -> [ProfileQuestion: PublishedFacts.Answer] {
        guard let place = take("questions") else { throw place.fault(.missingKey("questions")) }
        var keys = try place.keys()
        var answers: [ProfileQuestion: PublishedFacts.Answer] = [:]
        for question in ProfileQuestion.allCases { answers[question] = try keys.read(question.rawValue) }
        try keys.end()
        return answers
    }
}
