// SPDX-License-Identifier: EUPL-1.2
import Language
import Values

/// The six design questions of an exploratory walk, asked at each stop.
///
/// After the principles of Montréal’s guide to planning (Pour un environnement urbain sécuritaire, 2002): know where one is,
/// see and be seen, hear and be heard, get away and get help, a place that is cared for, and people who act together.
enum WalkQuestion: String, CaseIterable, Hashable, Sendable {
    case know, see, hear, leave, cared, together

    var text: Message {
        switch self {
        case .know: Message("Do you know where you are and where you are going?")
        case .see: Message("Can you see, and be seen?")
        case .hear: Message("Can you hear, and be heard?")
        case .leave: Message("Can you get away, and get help?")
        case .cared: Message("Is it clean and looked after?")
        case .together: Message("Do people use it together?")
        }
    }

    /// What to look at.
    var hint: Message {
        switch self {
        case .know: Message("Signs, street names, a clear way")
        case .see: Message("Light, hedges, corners, mirrors")
        case .hear: Message("People near, noise, an open window")
        case .leave: Message("Ways out, an open shop, a help point")
        case .cared: Message("Rubbish, damage, repair")
        case .together: Message("Benches, play, events")
        }
    }

    /// The question in a word or two, for the head of a column.
    var short: Message {
        switch self {
        case .know: Message("Knowing the way")
        case .see: Message("Seeing")
        case .hear: Message("Hearing")
        case .leave: Message("Getting help")
        case .cared: Message("Looked after")
        case .together: Message("Used together")
        }
    }
}

/// What a group answers to one of the questions. Not having looked is no answer.
enum WalkAnswer: String, CaseIterable, Hashable, Sendable, Storable {
    case yes, partly, no

    var word: Message {
        switch self {
        case .yes: Message("Yes", context: "walk")
        case .partly: Message("Partly", context: "walk")
        case .no: Message("No", context: "walk")
        }
    }
}

/// What somebody does on a walk. Kept by office or organisation, never by name.
enum WalkRole: String, CaseIterable, Hashable, Sendable, Codable {
    case guide
    case noteTaker = "note-taker"
    case timeKeeper = "time-keeper"
    case photographer

    var word: Message {
        switch self {
        case .guide: Message("Guide", context: "walk")
        case .noteTaker: Message("Note taker", context: "walk")
        case .timeKeeper: Message("Time keeper", context: "walk")
        case .photographer: Message("Photographer", context: "walk")
        }
    }
}
