// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Language
import Values

/// The time in which members may ask for corrections of a draft.
struct CorrectionWindow: Hashable, Sendable {
    let meeting: MeetingID
    let opened: Instant
    /// The last day on which a remark is taken.
    let lastDay: LocalDate

    func isOpen(on today: LocalDate) -> Bool { today <= lastDay }

    /// The longest time a council gives its members, in days.
    static let longest = 180

    /// The last day as it was typed, or what is wrong with it.
    static func read(_ typed: String, today: LocalDate) -> Result<LocalDate, Faults> {
        guard let day = LocalDate(typed.trimmed) else {
            return .failure(Faults([("last-day", Message("Give a day."))]))
        }
        guard day > today, today.days(until: day) <= longest else {
            return .failure(
                Faults([("last-day", Message("Choose a day after today, at most \(longest) days ahead."))]))
        }
        return .success(day)
    }
}

public typealias RemarkID = ID<Remark>

/// What a member asks to be corrected in the draft, and what came of it.
public struct Remark: Hashable, Sendable {
    /// What the secretariat answered.
    struct Answer: Hashable, Sendable {
        enum Verdict: String, Hashable, Sendable, CaseIterable, Storable { case accepted, refused }

        let verdict: Verdict
        /// How the minutes read now, or why they stay.
        let text: String
        let at: Instant
    }

    public let id: RemarkID
    let council: CouncilID
    let meeting: MeetingID
    /// The item it is about; nil where it is about the minutes as a whole.
    let item: ItemID?
    /// Those of the formation who may know of the item.
    let readership: Readership
    let person: PersonID
    let at: Instant
    let text: String
    let answer: Answer?

    static let longest = 5_000
}

/// A remark with its meeting: what is done to remarks is done to this.
struct RemarkAtMeeting: ActSubject, Sendable {
    let remark: RemarkID
    let readership: Readership
    let meeting: Meeting

    var council: CouncilID { meeting.council }
    var reference: ActReference { ActReference("remark", remark) }
}

/// What the secretariat answers to a remark, as it was typed.
struct AnswerDraft: Hashable, Sendable {
    let verdict: Remark.Answer.Verdict
    /// The note that is written anew; nil where the change is a note of its own.
    let note: NoteID?
    let version: Int
    let text: String

    static func read(_ typed: (String) -> String) -> Result<AnswerDraft, Faults> {
        guard let verdict = Remark.Answer.Verdict(rawValue: typed("verdict")) else {
            return .failure(Faults([("verdict", Message("Accept the remark, or refuse it with a reason."))]))
        }
        let field = verdict == .accepted ? "change" : "reason"
        let text = typed(field).trimmed
        guard !text.isEmpty else {
            let message =
                verdict == .accepted
                ? Message("Write how the minutes read from now on.") : Message("Say why the minutes stay as they are.")
            return .failure(Faults([(field, message)]))
        }
        // The choice carries the version of the note that was read.
        let place = typed("place").split(separator: " ").map(String.init)
        return .success(
            AnswerDraft(
                verdict: verdict, note: verdict == .accepted ? place.first.flatMap(NoteID.init) : nil,
                version: place.count > 1 ? Int(place[1]) ?? 0 : 0, text: String(text.prefix(20_000))))
    }
}
