// SPDX-License-Identifier: EUPL-1.2
import Access
import Language

/// An item as somebody typed it. Who may know of it is settled apart, since that takes rights.
struct ItemDraft: Hashable, Sendable {
    let title: String
    let kind: AgendaItem.Kind
    let minutes: Int?
    let text: String

    static let longestTitle = 200

    static func read(_ typed: (String) -> String) -> Result<ItemDraft, Faults> {
        var faults: [(String, Message)] = []
        let title = typed("title").trimmed
        if title.isEmpty { faults.append(("title", Message("Give the item a title."))) }
        if title.count > longestTitle {
            faults.append(("title", Message("A title has at most \(longestTitle) characters.")))
        }
        let length = typed("minutes").trimmed
        let minutes = Int(length)
        if !length.isEmpty, !(1...600).contains(minutes ?? 0) {
            faults.append(("minutes", Message("Give a length from 1 to 600 minutes, or leave it out.")))
        }
        guard faults.isEmpty else { return .failure(Faults(faults)) }
        return .success(
            ItemDraft(
                title: title, kind: AgendaItem.Kind(rawValue: typed("kind")) ?? .discussion, minutes: minutes,
                text: typed("text").trimmed))
    }
}

/// The readers an item can be given.
enum ItemAudience: Hashable, Sendable {
    /// Whoever may know of the meeting.
    case meeting
    case audience(Audience)
    /// A list of names of its own.
    case named

    init?(_ text: String) {
        switch text {
        case "", "meeting": self = .meeting
        case "named": self = .named
        default:
            guard let audience = Audience(key: text) else { return nil }
            self = .audience(audience)
        }
    }

    /// How a form sends it.
    var text: String {
        switch self {
        case .meeting: "meeting"
        case .audience(let audience): audience.key
        case .named: "named"
        }
    }
}

/// A question as it is put to the vote.
struct Motion: Hashable, Sendable {
    let text: String
    let matter: String
    let method: String
    let recommendation: String

    static func read(_ typed: (String) -> String) -> Result<Motion, Faults> {
        let text = typed("text").trimmed
        guard !text.isEmpty else {
            return .failure(Faults([("text", Message("Write down what is voted on, word for word."))]))
        }
        return .success(
            Motion(
                text: text, matter: typed("matter"), method: typed("method"), recommendation: typed("recommendation")))
    }
}
