// SPDX-License-Identifier: EUPL-1.2
import Language
import Markup
import Web

extension CouncilModule {
    /// What is late and what is due next, and the seats to be filled, for the desk of a coordinator.
    public static func desk(_ gatherings: @escaping Gatherings) -> @Sendable (Visit) throws -> HTML {
        { try $0.dutyDesk(gatherings) }
    }
}

extension Visit {
    /// Lines of the calendar that the desk shows.
    private static let deskLines = 5

    fileprivate func dutyDesk(_ gatherings: Gatherings) throws -> HTML {
        guard standing.isCoordinator,
            let calendar = try snapshot.dutyCalendar(of: council, for: scope, gatherings)
        else { return .empty }
        let open = calendar.lines.filter { if case .done = $0.fulfilment { false } else { true } }
        let lines = Array(open.prefix(max(Self.deskLines, calendar.late.count)))
        let alerts = try snapshot.seatAlerts(of: council, for: scope)
        let duties: HTML =
            lines.isEmpty
            ? .empty
            : Part.section(
                say("What is due"), id: "duties", beside: Part.link(say("All duties"), to: link(DutyRoute.duties)),
                try dutyTable(lines))
        return "\(duties)\(seatSection(Array(alerts.prefix(10))))"
    }
}
