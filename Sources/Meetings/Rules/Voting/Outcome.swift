// SPDX-License-Identifier: EUPL-1.2
import Language

/// What a vote came to, whatever it asked: the one value that pages, minutes, feeds and programs read.
enum Outcome: Hashable, Sendable, Codable {
    case question(Tally)
    case choice(Chosen)

    init?(_ tally: Tally?, _ chosen: Chosen?) {
        if let chosen {
            self = .choice(chosen)
        } else if let tally {
            self = .question(tally)
        } else {
            return nil
        }
    }

    var tally: Tally? {
        if case .question(let tally) = self { return tally }
        return nil
    }

    var chosen: Chosen? {
        if case .choice(let chosen) = self { return chosen }
        return nil
    }

    var isAdopted: Bool {
        switch self {
        case .question(let tally): tally.isAdopted
        case .choice(let chosen): chosen.isAdopted
        }
    }

    /// In a line: "14 for, 3 against", "Elected: …".
    var brief: Message {
        switch self {
        case .question(let tally): tally.brief
        case .choice(let chosen): chosen.brief
        }
    }

    /// One word for the result.
    var word: Message {
        switch self {
        case .question(let tally): tally.isAdopted ? Message("Adopted") : Message("Rejected")
        case .choice(.election(let result)): result.elected.isEmpty ? Message("Nobody elected") : Message("Elected")
        case .choice(.ranking): Message("Ranked")
        case .choice(.approval): Message("Counted")
        }
    }
}
