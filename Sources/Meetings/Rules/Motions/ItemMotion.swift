// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Language
import Values

typealias MotionID = ID<ItemMotion>
typealias AmendmentID = ID<Amendment>

/// What somebody moves under an item: a text in numbered paragraphs.
struct ItemMotion: Hashable, Sendable {
    enum State: String, Hashable, Sendable, CaseIterable, Storable { case open, withdrawn, adopted, rejected }

    let id: MotionID
    let council: CouncilID
    let meeting: MeetingID
    let item: ItemID
    /// Its item's readers.
    let readership: Readership
    /// Its place among the motions of the item, from 1.
    let number: Int
    /// The seat that moved it.
    let mover: SeatID
    let person: PersonID
    let title: String
    let text: String
    let state: State
    let moved: Instant
    /// When it was withdrawn or voted on; nil of older ones as well.
    let settled: Instant?
    let version: Int

    /// Numbered from 1 on the page. An empty line begins a new one.
    var paragraphs: [String] { Self.paragraphs(text) }

    static func paragraphs(_ text: String) -> [String] {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .split { $0.allSatisfy(\.isWhitespace) }
            .map { WordDifference.words($0.joined(separator: " ")).joined(separator: " ") }
    }

    static let longest = 20_000
    static let longestTitle = 200
}

/// A change to a motion: of one of its paragraphs.
struct Amendment: Hashable, Sendable {
    enum Kind: String, Hashable, Sendable, CaseIterable, Storable {
        case change, delete
        /// A new paragraph after another; after paragraph 0 it becomes the first.
        case insert
    }

    enum State: String, Hashable, Sendable, CaseIterable, Storable {
        case open, withdrawn, adopted, rejected
        /// Another one was adopted that it does not go together with.
        case fallen
    }

    let id: AmendmentID
    let motion: MotionID
    let readership: Readership
    /// Its place among the amendments of the motion, from 1.
    let number: Int
    let mover: SeatID
    let person: PersonID
    let kind: Kind
    let paragraph: Int
    /// What the paragraph says then; empty where it is deleted.
    let text: String
    let state: State
    let moved: Instant
    /// When it was withdrawn, voted on, or fell; nil of older ones as well.
    let settled: Instant?
    /// Its place in the order of voting where the chair set one.
    let place: Int?
    /// Why the chair did, and when.
    let reason: String?
    let ordered: Instant?

    /// How it changes the text of its motion.
    func difference(in paragraphs: [String]) -> WordDifference {
        let known = paragraphs.indices.contains(paragraph - 1) && kind != .insert ? paragraphs[paragraph - 1] : ""
        return WordDifference(from: known, to: kind == .delete ? "" : text)
    }

    /// Whether both cannot be adopted: they delete or change the same words of the same paragraph.
    func excludes(_ other: Amendment, in paragraphs: [String]) -> Bool {
        guard id != other.id, paragraph == other.paragraph, kind != .insert, other.kind != .insert else { return false }
        if kind == .delete || other.kind == .delete { return true }
        let theirs = other.difference(in: paragraphs).edits
        return difference(in: paragraphs).edits.contains { edit in theirs.contains { edit.touches($0) } }
    }
}

extension [Amendment] {
    /// The order of voting, furthest first: deletions, the longest first; then by how many words are struck and inserted,
    /// most first; equals in the order in which they were moved. Where the chair set places, those come first.
    func inOrderOfVoting(_ paragraphs: [String]) -> [Amendment] {
        func rank(_ amendment: Amendment) -> (Int, Int, Int, Int) {
            (
                amendment.place ?? .max, amendment.kind == .delete ? 0 : 1, -amendment.difference(in: paragraphs).size,
                amendment.number
            )
        }
        return sorted { rank($0) < rank($1) }
    }

    /// The text of a motion with those of them that were adopted.
    func merged(into paragraphs: [String]) -> [String] {
        let adopted = filter { $0.state == .adopted }.sorted { $0.number < $1.number }
        func inserted(after place: Int) -> [String] {
            adopted.filter { $0.kind == .insert && $0.paragraph == place }.flatMap { ItemMotion.paragraphs($0.text) }
        }
        return paragraphs.enumerated().reduce(inserted(after: 0)) { text, line in
            let mine = adopted.filter { $0.paragraph == line.offset + 1 && $0.kind != .insert }
            let isDeleted = mine.contains { $0.kind == .delete }
            let edits = mine.flatMap { $0.difference(in: paragraphs).edits }
            let own = isDeleted ? [] : [WordDifference.apply(edits, to: line.element)]
            return text + own + inserted(after: line.offset + 1)
        }
    }

    /// Those that fall when one is adopted.
    func fallen(with adopted: Amendment, in paragraphs: [String]) -> [Amendment] {
        filter { $0.state == .open && $0.excludes(adopted, in: paragraphs) }
    }

    /// Those that fell with one alone: no other amendment that was adopted excludes them.
    func fallen(onlyWith adopted: Amendment, in paragraphs: [String]) -> [Amendment] {
        let others = filter { $0.state == .adopted && $0.id != adopted.id }
        return filter { amendment in
            amendment.state == .fallen && amendment.excludes(adopted, in: paragraphs)
                && !others.contains { $0.excludes(amendment, in: paragraphs) }
        }
    }
}

extension ItemMotion.State {
    var word: Message {
        switch self {
        case .open: Message("Moved", context: "motion")
        case .withdrawn: Message("Withdrawn", context: "motion")
        case .adopted: Message("Adopted")
        case .rejected: Message("Rejected")
        }
    }
}

extension Amendment.State {
    var word: Message {
        switch self {
        case .open: Message("Moved")
        case .withdrawn: Message("Withdrawn")
        case .adopted: Message("Adopted")
        case .rejected: Message("Rejected")
        case .fallen: Message("Fallen: another one was adopted")
        }
    }
}

extension Amendment.Kind {
    /// What it does to its paragraph.
    func words(_ paragraph: Int) -> Message {
        switch self {
        case .change: Message("Changes paragraph \(paragraph)")
        case .delete: Message("Deletes paragraph \(paragraph)")
        case .insert where paragraph == 0: Message("Inserts a paragraph before the first")
        case .insert: Message("Inserts a paragraph after paragraph \(paragraph)")
        }
    }
}

/// A motion with its meeting: what is done to motions and their amendments is done to this.
struct MotionAtMeeting: ActSubject, Sendable {
    let motion: ItemMotion
    let meeting: Meeting

    var council: CouncilID { meeting.council }
    var reference: ActReference { ActReference("motion", motion.id) }
    var readership: Readership { motion.readership }
}
