// SPDX-License-Identifier: EUPL-1.2

/// A sentence of the interface that has not yet been put into a language.
///
/// A message is a value: rules and storage can return one, and a page says it in the reader's language.
/// These are the only forms in which a sentence may be written, so that `Tools/messages` finds every one:
///
///     say("Agenda")
///     say("Quorum: \(present) of \(seats) seats")
///     say("May", context: "month")                          // tells it from "May" the verb
///     say("Minutes", context: "term")                       // a term a council may replace: Speech.withTerms
///     say.plural(count, one: "\(count) seat is vacant", other: "\(count) seats are vacant")
///     say.pieces("Read \(hole: "charter") before you sign")
///
///     Message("Agenda")                                     // the same, as a value to be said later
///     Message("May", context: "month")
///     Message.plural(count, one: "…", other: "…")           // or `.plural(…)` where the type is known
///     Message(verbatim: formation.name)                     // a name, the same in every language
///
/// The text is one literal, written in the call. Choose between sentences outside it:
/// `say(late ? Message("Late") : Message("On time"))`. A `Speech` is always called `say`.
/// A string made at run time cannot be a message: `Message` itself is not expressible by a literal, so
/// `title: "Agenda"` does not compile where a message is wanted, and nothing escapes the tool.
///
/// Interpolated values become `%1`, `%2` … in the catalogue, in the order written, and keep their type, so that
/// each language writes numbers, dates and lists in its own way. See `Message.Literal.StringInterpolation`.
public struct Message: Sendable, Hashable {
    /// The English text with `%1`, `%2` … for the values; of the plural form if there is one.
    let text: String
    /// The English text for one, when the message depends on a number.
    let singular: String?
    /// The number that decides the plural form.
    let count: Int?
    /// What tells this message from another with the same English text.
    let context: String?
    let arguments: [Argument]

    /// A sentence; `context` tells it from another that reads the same in English.
    public init(_ literal: Literal, context: StaticString? = nil) {
        text = literal.text
        singular = nil
        count = nil
        self.context = context?.description
        arguments = literal.arguments
    }

    /// A name or another text of people's own where a message is wanted; it reads the same in every language.
    public init(verbatim name: String) {
        text = Message.verbatim
        singular = nil
        count = nil
        context = nil
        arguments = [.text(name)]
    }

    /// The text of a message that holds one value and nothing to translate.
    static let verbatim = "%1"

    private init(count: Int, one: Literal, other: Literal, context: StaticString?) {
        text = other.text
        singular = one.text
        self.count = count
        self.context = context?.description
        arguments = other.arguments
    }

    /// A sentence that changes with a number; both literals hold the same values in the same order.
    public static func plural(_ count: Int, one: Literal, other: Literal, context: StaticString? = nil) -> Message {
        Message(count: count, one: one, other: other, context: context)
    }

    /// The text under which catalogues list the message.
    var identifier: String { singular ?? text }
}
