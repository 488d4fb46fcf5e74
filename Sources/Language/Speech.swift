// SPDX-License-Identifier: EUPL-1.2

/// Says messages, numbers and dates in one language. A page is given one and calls it `say`:
///
///     say("Quorum: \(present) of \(seats) seats")
///     say(refusal.message)
///     say.date(meeting.date, .full)
///
/// It is a small value that may be copied and used on any thread.
public struct Speech: Sendable {
    let voice: Voice
    /// The zone in which past instants are told: the council's.
    public let zone: Zone

    init(voice: Voice, zone: Zone) {
        self.voice = voice
        self.zone = zone
    }

    /// English in UTC.
    public static let english = Speech(voice: .english, zone: .utc)

    /// The language spoken.
    public var tongue: Tongue { voice.tongue }

    /// The sentence in this language; in English if nobody has translated it.
    public func callAsFunction(_ message: Message) -> String {
        write(voice.template(for: message), message.arguments)
    }

    /// The sentence in this language; `context` tells it from another that reads the same in English.
    public func callAsFunction(_ literal: Message.Literal, context: StaticString? = nil) -> String {
        self(Message(literal, context: context))
    }

    /// The sentence in this language, in the form for the number.
    public func plural(
        _ count: Int, one: Message.Literal, other: Message.Literal, context: StaticString? = nil
    ) -> String {
        self(Message.plural(count, one: one, other: other, context: context))
    }

    private func write(_ template: String, _ arguments: [Argument]) -> String {
        if arguments.isEmpty { return template }
        var result = ""
        result.reserveCapacity(template.utf8.count + 16 * arguments.count)
        Placeholders.forEachPiece(of: template) { piece in
            switch piece {
            case .text(let text): result += text
            case .value(let index): result += arguments.indices.contains(index) ? text(of: arguments[index]) : ""
            }
        }
        return result
    }
}

extension Speech {
    /// A stretch of a sentence: text, or a hole that the page fills with markup.
    public enum Piece: Hashable, Sendable {
        case text(String)
        case hole(String)
    }

    /// A sentence with holes, in order, so that a page can put links and fields where the language wants them:
    /// `say.pieces("Read \(hole: "charter") before you sign")`.
    public func pieces(_ literal: Message.Literal, context: StaticString? = nil) -> [Piece] {
        pieces(Message(literal, context: context))
    }

    /// The pieces of a message made elsewhere.
    public func pieces(_ message: Message) -> [Piece] {
        Placeholders.pieces(of: voice.template(for: message)).map { piece in
            switch piece {
            case .text(let text): return .text(String(text))
            case .value(let index):
                guard message.arguments.indices.contains(index) else { return .text("") }
                if case .hole(let name) = message.arguments[index] { return .hole(name) }
                return .text(text(of: message.arguments[index]))
            }
        }
    }
}
