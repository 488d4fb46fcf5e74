// SPDX-License-Identifier: EUPL-1.2
import Language
import Markup
import Web

/// A part of a council's front page that another room has the data for.
public struct HomeSection: Sendable {
    /// Where it stands.
    public enum Position: Sendable, Hashable {
        /// In the margin beside the first lines, such as the next meeting.
        case beside
        /// Below, the lowest first: priorities 10, taking part 20, decisions 30, figures 40. The council's own are 50 and 60.
        case below(Int)
    }

    let position: Position
    let content: @Sendable (Visit) throws -> HTML?

    /// The content is a whole `section`, with a heading of the second level; nil where there is nothing to show yet.
    public init(_ position: Position, _ content: @escaping @Sendable (Visit) throws -> HTML?) {
        self.position = position
        self.content = content
    }
}

/// What another room knows about one of the six questions.
public struct ProfileAnswer: Sendable {
    /// A sentence with the page it rests on.
    public struct Fact: Sendable {
        let text: String
        let link: Link?

        /// The text is already in the reader's language.
        public init(_ text: String, _ link: Link?) {
            self.text = text
            self.link = link
        }
    }

    let question: ProfileQuestion
    let facts: @Sendable (Visit) throws -> [Fact]

    public init(_ question: ProfileQuestion, _ facts: @escaping @Sendable (Visit) throws -> [Fact]) {
        self.question = question
        self.facts = facts
    }
}
