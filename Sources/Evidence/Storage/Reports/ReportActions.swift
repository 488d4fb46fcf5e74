// SPDX-License-Identifier: EUPL-1.2
import Access
import Language

/// What one organisation has to say of one week: the thing that is sent, read and answered. That it did is known to every
/// member; what it says is not.
struct PartnerWeek: ActSubject {
    let council: CouncilID
    let organisation: OrganisationID
    let week: ReportWeek

    var reference: ActReference { ActReference("partner-report", "\(week) \(organisation)") }
    var readership: Readership { Readership(.members) }
}

/// A week of all partners together.
struct CouncilWeek: ActSubject {
    let council: CouncilID
    let week: ReportWeek

    var reference: ActReference { ActReference("report-week", week.rawValue) }
    var readership: Readership { Readership(.members) }
}

/// Who is asked for reports in a council, by when and on which areas.
struct ReportSubject: ActSubject {
    let council: CouncilID

    var reference: ActReference { ActReference("report-partners", council) }
    var readership: Readership { Readership(.members) }
}

extension Standing {
    /// Whether they read what partners report.
    var readsReports: Bool { has([.coordinator, .analyst]) }

    /// Whether they may read one report: those who read all, and the people of the organisation it is from.
    func mayRead(_ report: PartnerReport) -> Bool {
        readsReports || isMember && organisations.contains(report.organisation)
    }
}

/// Decides who is asked for reports.
enum AskPartners: Action {
    static let name: StaticString = "reports.ask"
    static let refusal = Message("Only coordinators of this council decide who is asked for reports.")
    static func permits(_ standing: Standing, _ subject: ReportSubject) -> Bool { standing.isCoordinator }
}

/// Reports for one's organisation, or corrects what was reported.
enum SendReport: Action {
    static let name: StaticString = "reports.send"
    static let refusal = Message("Only people of the organisation report for it.")
    static func permits(_ standing: Standing, _ week: PartnerWeek) -> Bool {
        standing.isMember && standing.viewer.person != nil && standing.organisations.contains(week.organisation)
    }
}

/// Acknowledges a report, answers it, closes it, or takes its words away.
enum AnswerReport: Action {
    static let name: StaticString = "reports.answer"
    static let refusal = Message("Only coordinators of this council answer reports.")
    static func permits(_ standing: Standing, _ week: PartnerWeek) -> Bool { standing.isCoordinator }
}

/// Makes the picture of a week that members see.
enum ShowWeek: Action {
    static let name: StaticString = "reports.show"
    static let refusal = Message("Only analysts and coordinators of this council make the picture of a week.")
    static func permits(_ standing: Standing, _ week: CouncilWeek) -> Bool { standing.readsReports }
}
