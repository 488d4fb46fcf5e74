// SPDX-License-Identifier: EUPL-1.2
import Council
import Language

/// Whether minutes may be approved now.
enum ApprovalRefusal: Hashable, Sendable {
    /// Members may still ask for corrections.
    case windowOpen(LocalDate)
    /// Remarks wait for an answer.
    case unanswered(Int)
    /// The rules give members time, and nobody gave it to them.
    case neverSent
    /// The vote on them went against them.
    case votedDown

    /// - Parameters:
    ///   - unanswered: remarks without an answer, as far as whoever approves may know of them
    ///   - needsWindow: whether the members have no other occasion to object
    static func check(
        _ window: CorrectionWindow?, unanswered: Int, needsWindow: Bool, today: LocalDate
    ) -> ApprovalRefusal? {
        if let window, window.isOpen(on: today) { return .windowOpen(window.lastDay) }
        if unanswered > 0 { return .unanswered(unanswered) }
        return needsWindow && window == nil ? .neverSent : nil
    }

    var message: Message {
        switch self {
        case .windowOpen(let day): Message("Members may ask for corrections until \(day). Approve after that.")
        case .unanswered(let count):
            .plural(
                count, one: "\(count) remark has no answer yet. Answer it first.",
                other: "\(count) remarks have no answer yet. Answer them first.")
        case .neverSent:
            Message("The rules give members time to ask for corrections. Send them the draft first.")
        case .votedDown:
            Message("The vote on these minutes went against them. Choose another meeting, or change the draft.")
        }
    }
}

extension MinutesRules.Approval {
    /// Whether members can object only before: the meeting that approves hears them itself.
    var needsWindow: Bool { by != .nextMeeting && correctionsWithin != nil }
}
