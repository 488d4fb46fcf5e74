// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Web

/// The addresses of partners' weekly reports.
enum ReportRoute: RouteSet {
    case index, new, send
    case report(ReportID), edit(ReportID), save(ReportID)
    /// What the secretariat does with a report.
    case acknowledge(ReportID), answer(ReportID), strike(ReportID)
    case week(ReportWeek), picture(ReportWeek), show(ReportWeek), acknowledgeAll(ReportWeek)
    case lines, partners, savePartners

    static let endpoints: [Endpoint<ReportRoute>] = reporting + answering + weeks + asking

    private static let reporting: [Endpoint<ReportRoute>] = [
        .page("/evidence/reports", .members, "Weekly reports of partners") { _ in .index },
        .page("/evidence/reports/new", .members, "Form of a weekly report") { _ in .new },
        .form("/evidence/reports", .members, "Send a weekly report") { _ in .send },
        .page("/evidence/reports/{id}", .members, "One weekly report, for its organisation and those who read all") {
            slots throws(Slots.Mismatch) in .report(try slots.id("id"))
        },
        .page("/evidence/reports/{id}/edit", .members, "Form to correct a weekly report") {
            slots throws(Slots.Mismatch) in .edit(try slots.id("id"))
        },
        .form("/evidence/reports/{id}", .members, "Correct a weekly report") { slots throws(Slots.Mismatch) in
            .save(try slots.id("id"))
        },
    ]

    private static let answering: [Endpoint<ReportRoute>] = [
        .form("/evidence/reports/{id}/acknowledgement", .members, "Acknowledge a weekly report") {
            slots throws(Slots.Mismatch) in .acknowledge(try slots.id("id"))
        },
        .form("/evidence/reports/{id}/answer", .members, "Answer a weekly report, or close it") {
            slots throws(Slots.Mismatch) in
            .answer(try slots.id("id"))
        },
        .form("/evidence/reports/{id}/words-removal", .members, "Take the words of a weekly report away") {
            slots throws(Slots.Mismatch) in .strike(try slots.id("id"))
        },
    ]

    private static let weeks: [Endpoint<ReportRoute>] = [
        .page("/evidence/reports/weeks/{week}", .members, "The picture of a week, and who reported") {
            slots throws(Slots.Mismatch) in .week(try slots.choice("week"))
        },
        .file("/evidence/reports/weeks/{week}/picture.csv", .members, "The picture of a week (CSV)") {
            slots throws(Slots.Mismatch) in .picture(try slots.choice("week"))
        },
        .form("/evidence/reports/weeks/{week}/picture", .members, "Make the picture of a week that members see") {
            slots throws(Slots.Mismatch) in .show(try slots.choice("week"))
        },
        .form("/evidence/reports/weeks/{week}/acknowledgement", .secretariat, "Acknowledge all reports of a week") {
            slots throws(Slots.Mismatch) in .acknowledgeAll(try slots.choice("week"))
        },
    ]

    private static let asking: [Endpoint<ReportRoute>] = [
        .file("/evidence/reports/lines.csv", EvidenceRoute.workers, "What partners reported, line by line (CSV)") { _ in
            .lines
        },
        .page("/evidence/reports/partners", .secretariat, "Who is asked for weekly reports") { _ in .partners },
        .form("/evidence/reports/partners", .secretariat, "Keep who is asked for weekly reports") { _ in .savePartners
        },
    ]

    var path: RoutePath {
        switch self {
        case .index, .send: Self.below()
        case .new: Self.below("new")
        case .report(let id), .save(let id): Self.below("\(id)")
        case .edit(let id): Self.below("\(id)", "edit")
        case .acknowledge(let id): Self.below("\(id)", "acknowledgement")
        case .answer(let id): Self.below("\(id)", "answer")
        case .strike(let id): Self.below("\(id)", "words-removal")
        case .week(let week): Self.below("weeks", week.rawValue)
        case .picture(let week): Self.below("weeks", week.rawValue, "picture.csv")
        case .show(let week): Self.below("weeks", week.rawValue, "picture")
        case .acknowledgeAll(let week): Self.below("weeks", week.rawValue, "acknowledgement")
        case .lines: Self.below("lines.csv")
        case .partners, .savePartners: Self.below("partners")
        }
    }

    private static func below(_ segments: String...) -> RoutePath { .council(["evidence", "reports"] + segments) }

    func handling(_ room: EvidenceRoom) -> Handling {
        switch self {
        case .index: .read { try $0.reportIndex() }
        case .new: .read { try $0.newReport() }
        case .send: .write { try $0.sendReport(room) }
        case .report(let id): .read { try $0.reportReply(id) }
        case .edit(let id): .read { try $0.editReport(id) }
        case .save(let id): .write { try $0.correctReport(id) }
        case .acknowledge(let id): .write { try $0.acknowledgeReport(id, room) }
        case .answer(let id): .write { try $0.answerReport(id, room) }
        case .strike(let id): .write { try $0.strikeWords(id, room) }
        case .week(let week): .read { try $0.reportWeek(week) }
        case .picture(let week): .read { try $0.pictureFile(week) }
        case .show(let week): .write { try $0.showWeek(week, room) }
        case .acknowledgeAll(let week): .write { try $0.acknowledgeAll(week, room) }
        case .lines: .read { try $0.lineFile() }
        case .partners: .read { try $0.partnersReply() }
        case .savePartners: .write { try $0.savePartners() }
        }
    }
}
