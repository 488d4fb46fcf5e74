// SPDX-License-Identifier: EUPL-1.2

/// A form as a person meets it: empty, or again with what they typed and what is to be corrected.
///
/// The functions that write controls are methods, so that no field can forget what was typed or what is wrong with it.
/// Labels, hints and messages are plain text already in the person's language.
public struct Form: Sendable {
    /// The words a form adds of its own.
    public struct Words: Sendable {
        let summary: @Sendable (Int) -> String
        let error: String
        let optional: String

        /// - Parameters:
        ///   - summary: the heading over the list of problems, from their number: "Two things to correct"
        ///   - error: what stands before a message: "Error:"
        ///   - optional: what stands after the label of a field that may be left out: "(may be left out)"
        public init(summary: @escaping @Sendable (Int) -> String, error: String, optional: String) {
            self.summary = summary
            self.error = error
            self.optional = optional
        }
    }

    /// Something to correct, in a field or, where `field` is nil, in the form as a whole.
    public struct Problem: Sendable, Hashable {
        public let field: String?
        public let text: String

        public init(_ field: String?, _ text: String) {
            self.field = field
            self.text = text
        }
    }

    let words: Words
    let typed: [String: [String]]?
    let problems: [Problem]
    let prefix: String

    /// - Parameters:
    ///   - typed: what was sent, by field, when the form is shown again; nil the first time
    ///   - prefix: distinguishes the ids of two forms on one page
    public init(_ words: Words, typed: [String: [String]]? = nil, problems: [Problem] = [], prefix: String = "f") {
        self.words = words
        self.typed = typed
        self.problems = problems
        self.prefix = prefix
    }

    /// What stands in a field: what was typed, or else what is known.
    func value(of name: String, known: String) -> String {
        guard let typed else { return known }
        return typed[name]?.first ?? ""
    }

    /// What is chosen in a field with several answers.
    func values(of name: String, known: Set<String>) -> Set<String> {
        guard let typed else { return known }
        return Set(typed[name] ?? [])
    }

    /// The message on a field, if any.
    func problem(in name: String) -> String? {
        problems.first { $0.field == name }?.text
    }

    /// The id of a field's control. Fragment links and labels point at it.
    func id(_ name: String) -> String {
        let safe = name.unicodeScalars.map { Self.isSafeInID($0) ? Character($0) : "-" }
        return prefix + "-" + String(safe)
    }

    private static func isSafeInID(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_"
    }
}

extension Form {
    /// The form element: sends by POST, and opens with the summary of problems.
    ///
    /// - Parameters:
    ///   - hidden: fields that are sent but not shown, such as the token that guards against forged requests
    ///   - files: whether the form sends files
    public func post(to action: Link, hidden: [(String, String)] = [], files: Bool = false, _ content: HTML) -> HTML {
        """
        <form method="post" action="\(action)"\(attribute: "enctype", files ? "multipart/form-data" : nil) novalidate>\
        \(summary)\(hidden.map(Self.hidden))\(content)</form>
        """
    }

    /// A form whose answer is a page of its own address: a search, a filter.
    public func get(_ action: Link, _ content: HTML) -> HTML {
        "<form action=\"\(action)\">\(content)</form>"
    }

    /// A value that is sent but not shown.
    public static func hidden(_ name: String, _ value: String) -> HTML {
        "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
    }

    /// What is to be corrected, each line a link to its field; nothing where nothing is. `post` opens with it.
    public var summary: HTML {
        guard !problems.isEmpty else { return .empty }
        let heading = id("summary")
        return """
            <div class="summary" role="group" aria-labelledby="\(heading)" tabindex="-1" autofocus>\
            <h2 id="\(heading)">\(words.summary(problems.count))</h2><ul>\(problems.map(line))</ul></div>
            """
    }

    private func line(_ problem: Problem) -> HTML {
        guard let field = problem.field else { return "<li>\(problem.text)</li>" }
        return "<li><a href=\"\(Link.fragment(id(field)))\">\(problem.text)</a></li>"
    }
}
