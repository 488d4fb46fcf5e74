// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Language

/// A meeting as somebody typed it.
struct MeetingDraft: Hashable, Sendable {
    let starts: LocalMoment
    let minutes: Int
    let venue: Meeting.Venue
    let audience: Audience
    let manner: Manner
    /// Titles of items, one line each.
    let items: [String]

    enum Manner: Hashable, Sendable {
        case ordinary
        case urgent(String)
    }

    /// The reason for short notice.
    var urgency: String? {
        if case .urgent(let reason) = manner { reason } else { nil }
    }

    /// Who may know of the meeting: anybody, the council, or the formation alone.
    enum Openness: String, CaseIterable {
        case `public`, members, formation

        func audience(of formation: Formation) -> Audience {
            switch self {
            case .public: .public
            case .members: .members
            case .formation: formation.audience
            }
        }

        /// What the council can choose for a formation: never more than may know of the formation itself.
        static func choices(for formation: Formation) -> [Openness] {
            var seen: Set<Readership> = []
            return allCases.reversed().filter { openness in
                let audience = openness.audience(of: formation)
                guard let readership = try? audience.inside(formation.readership), readership == Readership(audience)
                else { return false }
                return seen.insert(readership).inserted
            }
        }
    }

    /// Reads what was typed, or says what is wrong with it.
    static func read(
        _ typed: (String) -> String, for formation: Formation, zone: Zone
    ) -> Result<MeetingDraft, Faults> {
        var faults: [(String, Message)] = []
        let date = LocalDate(typed("date"))
        let time = LocalTime(typed("time"))
        let minutes = Int(typed("minutes"))
        if date == nil { faults.append(("date", Message("Give the day, as in 2026-11-18."))) }
        if time == nil { faults.append(("time", Message("Give the time, as in 18:00."))) }
        if !(5...1440).contains(minutes ?? 0) {
            faults.append(("minutes", Message("Give a length from 5 to 1,440 minutes.")))
        }
        let venue = self.venue(typed, &faults)
        let openness = Openness(rawValue: typed("audience")) ?? .formation
        if !Openness.choices(for: formation).contains(openness) {
            faults.append(("audience", Message("No more people can know of the meeting than know of the formation.")))
        }
        guard faults.isEmpty, let date, let time, let minutes else { return .failure(Faults(faults)) }
        return .success(
            MeetingDraft(
                starts: LocalMoment(date: date, time: time, zone: zone), minutes: minutes, venue: venue,
                audience: openness.audience(of: formation),
                manner: typed("urgent") == "yes" ? .urgent(typed("reason").trimmed) : .ordinary,
                items: typed("items").split(whereSeparator: \.isNewline).map { String($0).trimmed }.filter {
                    !$0.isEmpty
                }))
    }

    private static func venue(_ typed: (String) -> String, _ faults: inout [(String, Message)]) -> Meeting.Venue {
        let kind = Meeting.Venue.Kind(rawValue: typed("venue")) ?? .onSite
        let (place, address) = (typed("place").trimmed, typed("address").trimmed)
        if kind != .remote, place.isEmpty { faults.append(("place", Message("Say where: room and address."))) }
        if kind != .onSite, !address.hasPrefix("https://") {
            faults.append(("address", Message("Give the address to join, beginning with https://.")))
        }
        return Meeting.Venue(
            kind, place: kind == .remote ? nil : place, address: kind == .onSite ? nil : address)
    }
}

extension String {
    /// Without spaces at both ends.
    var trimmed: String {
        let head = drop(while: \.isWhitespace)
        return String(head.reversed().drop(while: \.isWhitespace).reversed())
    }
}
