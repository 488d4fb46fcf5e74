// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Values

typealias ReportID = ID<PartnerReport>

/// What one organisation saw in one week. A week in which nothing was seen is a report too.
struct PartnerReport: Hashable, Sendable {
    /// Where it stands between those who sent it and the secretariat.
    enum State: String, Hashable, Sendable, CaseIterable {
        case sent
        /// Somebody has read it. From here on it is not changed any more.
        case acknowledged
        case answered
        /// With what came of it.
        case closed
    }

    let id: ReportID
    let council: CouncilID
    let organisation: OrganisationID
    let week: ReportWeek
    let lines: [SeenLine]
    /// The boundaries its areas are of.
    let boundarySet: BoundarySetID?
    let isNothing: Bool
    let words: String
    let tongue: Tongue
    let asks: Bool
    /// Whether its words were sent although the form had asked about them.
    let isWarned: Bool
    /// Whether the secretariat took its words away.
    let isStruck: Bool
    let state: State
    let sent: Instant
    let acknowledged: Instant?
    /// What the secretariat answered, and what came of it in the end.
    let answer: Said?
    let feedback: Said?
    let version: Int

    /// What somebody said, in which language and when.
    struct Said: Hashable, Sendable {
        let text: String
        let tongue: Tongue
        let at: Instant
    }

    /// Whether those who sent it can still correct it.
    var isOpenToChange: Bool { state == .sent }
}

extension PartnerReport {
    /// What the secretariat does with a report.
    enum Move: String, Hashable, Sendable, CaseIterable {
        case acknowledge, answer, close

        /// Where it leads from a state; nil where it does not fit.
        func result(from state: State) -> State? {
            switch (self, state) {
            case (.acknowledge, .sent): .acknowledged
            case (.answer, .sent), (.answer, .acknowledged): .answered
            case (.close, .sent), (.close, .acknowledged), (.close, .answered): .closed
            default: nil
            }
        }
    }
}

/// Why a report is not taken, changed or moved.
enum ReportRefusal: Error, Hashable, Sendable, CaseIterable {
    case notAsked, notOpen, sentAlready, readMeanwhile, changedMeanwhile, movedMeanwhile, noWords, tooLong

    var message: Message {
        switch self {
        case .notAsked: Message("Your organisation is not asked for weekly reports. The secretariat can change that.")
        case .notOpen:
            Message(
                "This week cannot be reported any more: only the running one and the four before. Write to the secretariat."
            )
        case .sentAlready:
            Message("Somebody of your organisation has reported for this week meanwhile. What you typed is below.")
        case .readMeanwhile:
            Message("This report has been read, so it stays as it is. Write what changed into the next one.")
        case .changedMeanwhile:
            Message("Somebody changed this report meanwhile. Below stands what you typed; sending it replaces theirs.")
        case .movedMeanwhile: Message("Somebody else moved this report meanwhile. It stands here as it is now.")
        case .noWords: Message("Write a sentence to those who reported.")
        case .tooLong: Message("Write at most \(ReportDraft.longest) characters.")
        }
    }
}

/// An organisation that is asked for reports, from a week on.
struct ReportPartner: Hashable, Sendable {
    let organisation: OrganisationID
    let kind: PartnerKind
    let since: ReportWeek
    /// The last week it was asked for, if it is asked no longer.
    let until: ReportWeek?

    func isAsked(for week: ReportWeek) -> Bool { since <= week && until.map { week <= $0 } ?? true }
}

/// Who reported for a week, and who did not.
enum ReportStanding: Hashable, Sendable {
    case reported, nothingToReport, missing
}
