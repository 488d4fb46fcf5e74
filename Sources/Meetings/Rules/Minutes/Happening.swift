// SPDX-License-Identifier: EUPL-1.2
import Access
import Language

/// Something that happened under an item, as the minutes tell it: when, who may read of it, and the sentence.
///
/// Each part of the room that keeps account of something (speakers, motions, recusals, votes) gives its happenings through
/// a `MinutesSource`. The document puts them in the order of time, keeps them, and leaves out what a reader may not see.
struct Happening: Hashable, Sendable {
    /// What kind of thing it was, for formats that tell them apart.
    enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// Somebody spoke.
        case speech
        /// Somebody spoke about how the meeting is run.
        case pointOfOrder = "point-of-order"
        /// Somebody moved something, or took it back.
        case motion
        /// A text was changed, or a change was turned down.
        case amendment
        /// A seat took no part, and why.
        case recusal
        /// A vote that came to no decision.
        case vote
        case other
    }

    let item: ItemID
    let at: Instant
    let kind: Kind
    /// The item's readers, or fewer.
    let readership: Readership
    /// Whose doing it was, by seat or office; nil where it was nobody's in particular.
    let who: String?
    /// The whole sentence, with whose doing it was, and what follows it. They are said in the language of the meeting.
    let sentences: [Message]
    /// What was moved, in its own words, a paragraph each.
    let words: [String]

    init(
        _ kind: Kind, under item: ItemID, at: Instant, for readership: Readership, by who: String? = nil,
        _ sentence: Message, then: [Message] = [], _ words: [String] = []
    ) {
        self.item = item
        self.at = at
        self.kind = kind
        self.readership = readership
        self.who = who
        self.sentences = [sentence] + then
        self.words = words
    }

    /// All of it, with a line for each paragraph of what was moved.
    func text(_ say: Speech) -> String {
        ([sentences.map { say($0) }.joined(separator: " ")] + words).joined(separator: "\n")
    }
}

extension [Happening] {
    /// What happened under an item in the order of time; what happened at the same moment stays in the order it was told.
    func inOrder(under item: ItemID) -> [Happening] {
        filter { $0.item == item }.enumerated().sorted {
            ($0.element.at, $0.offset) < ($1.element.at, $1.offset)
        }.map(\.element)
    }
}
