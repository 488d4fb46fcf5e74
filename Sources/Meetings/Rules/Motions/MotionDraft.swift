// SPDX-License-Identifier: EUPL-1.2
import Council
import Language

/// A motion as somebody typed it.
struct MotionDraft: Hashable, Sendable {
    let title: String
    let text: String

    static func read(_ typed: (String) -> String) -> Result<MotionDraft, Faults> {
        var faults: [(String, Message)] = []
        let (title, text) = (typed("title").trimmed, typed("text").trimmed)
        if title.isEmpty { faults.append(("title", Message("Give the motion a title."))) }
        if title.count > ItemMotion.longestTitle {
            faults.append(("title", Message("A title has at most \(ItemMotion.longestTitle) characters.")))
        }
        if ItemMotion.paragraphs(text).isEmpty { faults.append(("text", Message("Write what is moved."))) }
        if text.count > ItemMotion.longest {
            faults.append(("text", Message("A motion has at most \(ItemMotion.longest) characters.")))
        }
        return faults.isEmpty ? .success(MotionDraft(title: title, text: text)) : .failure(Faults(faults))
    }
}

/// An amendment as somebody typed it.
struct AmendmentDraft: Hashable, Sendable {
    let kind: Amendment.Kind
    let paragraph: Int
    let text: String

    /// - Parameter paragraphs: the motion's
    static func read(_ typed: (String) -> String, _ paragraphs: [String]) -> Result<AmendmentDraft, Faults> {
        guard let kind = Amendment.Kind(rawValue: typed("kind")) else {
            return .failure(Faults([("kind", Message("Choose what the amendment does."))]))
        }
        let least = kind == .insert ? 0 : 1
        guard let paragraph = Int(typed("paragraph").trimmed), (least...paragraphs.count).contains(paragraph) else {
            return .failure(Faults([("paragraph", Message("Choose one of the \(paragraphs.count) paragraphs."))]))
        }
        guard kind != .delete else { return .success(AmendmentDraft(kind: kind, paragraph: paragraph, text: "")) }
        let text = ItemMotion.paragraphs(typed("text")).joined(separator: kind == .insert ? "\n\n" : " ")
        if text.isEmpty { return .failure(Faults([("text", Message("Write how the paragraph is to read."))])) }
        if text.count > ItemMotion.longest {
            return .failure(Faults([("text", Message("A motion has at most \(ItemMotion.longest) characters."))]))
        }
        guard kind == .insert || text != paragraphs[paragraph - 1] else {
            return .failure(Faults([("text", Message("This is how the paragraph reads already."))]))
        }
        return .success(AmendmentDraft(kind: kind, paragraph: paragraph, text: text))
    }
}
