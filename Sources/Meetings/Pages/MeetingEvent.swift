// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Markup

extension Meeting {
    /// A public meeting for search engines and other programs that read pages: schema.org's `Event` as microdata.
    ///
    /// Nothing of it is shown, and nothing stands in it that the page does not say; of a meeting for fewer, nothing at all.
    func event(for say: Speech, organizer: String, address: String) -> HTML {
        guard readership == Readership(.public) else { return .empty }
        let status = state == .cancelled ? "EventCancelled" : "EventScheduled"
        let end = (starts.instant() + .seconds(60 * minutes)).local(in: starts.zone)
        return """
            <div itemscope itemtype="https://schema.org/Event">\
            \(property("name", formation.names.text(in: say.tongue)))\
            \(property("startDate", starts.withOffset))\(property("endDate", end.withOffset))\
            \(property("eventStatus", "https://schema.org/\(status)"))\
            \(property("eventAttendanceMode", "https://schema.org/\(venue.kind.attendance)"))\
            \(property("inLanguage", tongue.rawValue))\(property("url", address))\
            \(venue.place.map { thing("location", "https://schema.org/Place", $0) })\
            \(thing("organizer", "https://schema.org/Organization", organizer))</div>
            """
    }

    private func property(_ name: String, _ value: String) -> HTML {
        "<meta itemprop=\"\(name)\" content=\"\(value)\">"
    }

    private func thing(_ property: String, _ type: String, _ name: String) -> HTML {
        """
        <div itemprop="\(property)" itemscope itemtype="\(type)"><meta itemprop="name" content="\(name)"></div>
        """
    }
}

extension Meeting.Venue.Kind {
    /// What schema.org calls it.
    fileprivate var attendance: String {
        switch self {
        case .onSite: "OfflineEventAttendanceMode"
        case .remote: "OnlineEventAttendanceMode"
        case .hybrid: "MixedEventAttendanceMode"
        }
    }
}
