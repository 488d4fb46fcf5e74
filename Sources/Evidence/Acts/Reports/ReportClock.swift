// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Jobs
import Language
import Web

/// What happens to weekly reports by the clock: those are reminded who have not reported, and the members' picture is made.
struct ReportClock: Sendable {
    let room: EvidenceRoom

    /// Each hour, since each council has a morning of its own; everything waits for seven on the council's clocks.
    var schedule: Schedule {
        Schedule("evidence.reports", .minutes(60)) { context in
            for council in try await context.database.read({ try $0.councils() }) {
                try await context.database.write { try remind(council, in: $0) }
                try await context.database.write { try show(council, in: $0) }
            }
        }
    }

    /// Reminds the people of each organisation that has not reported the last week, once.
    func remind(_ council: CouncilIdentity, in transaction: Transaction) throws {
        guard let today = morning(of: council, transaction) else { return }
        let calendar = try transaction.reportSettings(of: council.id).calendar
        guard let week = calendar.reminded(on: today) else { return }
        let partners = try transaction.reportPartners(of: council.id, in: council.tongue).map(\.partner)
        let senders = try transaction.senders(since: week, in: council.id)[week] ?? [:]
        let teller = ReportTeller(room: room, council: council, transaction)
        for partner in partners where partner.isAsked(for: week) && senders[partner.organisation] == nil {
            guard try transaction.markReminded(partner.organisation, of: week, in: council.id) else { continue }
            try teller.tell(partner.organisation, of: week, ReportEvents.due, mail: .due)
        }
    }

    /// Makes the pictures that are due and that nobody has made.
    func show(_ council: CouncilIdentity, in transaction: Transaction) throws {
        guard let today = morning(of: council, transaction) else { return }
        let weeks = try transaction.reportSettings(of: council.id).calendar.shown(on: today)
        guard let first = weeks.last else { return }
        let senders = try transaction.senders(since: first, in: council.id)
        let shown = try transaction.shownWeeks(since: first, in: council.id)
        let due = weeks.filter { senders[$0] != nil && !shown.contains($0) }
        guard !due.isEmpty else { return }
        let standing = try transaction.standing(of: .schedule(), in: council.id)
        let threshold = try room.threshold(transaction, council.id) ?? EvidenceRoom.usualThreshold
        for week in due {
            let permit = try transaction.permit(
                ShowWeek.self, standing, on: CouncilWeek(council: council.id, week: week))
            try permit.show(threshold: threshold)
        }
    }

    private func morning(of council: CouncilIdentity, _ snapshot: Snapshot) -> LocalDate? {
        let moment = snapshot.now.local(in: Zone(council.zone) ?? .utc)
        return moment.time.minuteOfDay >= 7 * 60 ? moment.date : nil
    }
}
