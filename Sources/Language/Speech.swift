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

    /// The council's own words for terms of the field, by the English term in small letters.
    private var terms: [String: String] = [:]

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
        if message.arguments.isEmpty { return template(for: message) }
        return written(.message(message))
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

    /// The sentence with its placeholders.
    func template(for message: Message) -> String {
        if message.context == "term", let term = terms[message.text.lowercased()] {
            return message.text.first?.isUppercase == true ? term.capitalisedFirst : term
        }
        return voice.template(for: message)
    }
}

extension Speech {
    /// The same speech with a council's own words: they replace what is said in the context "term", so that with
    /// `["decision": "délibération"]`, `say("Decision", context: "term")` is "Délibération".
    public func withTerms(_ terms: [String: String]) -> Speech {
        var speech = self
        speech.terms = terms
        return speech
    }
}

extension String {
    /// With its first letter as a capital.
    fileprivate var capitalisedFirst: String {
        prefix(1).uppercased() + dropFirst()
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
        var pieces: [Piece] = []
        Placeholders.forEachPiece(of: template(for: message)) { piece in
            switch piece {
            case .text(let bytes):
                pieces.append(.text(String(decoding: bytes, as: UTF8.self)))
            case .value(let index) where index < message.arguments.count:
                let argument = message.arguments[index]
                if case .hole(let name) = argument {
                    pieces.append(.hole(name))
                } else {
                    pieces.append(.text(written(argument)))
                }
            case .value: break
            }
        }
        return pieces
    }
}
