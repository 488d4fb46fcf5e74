// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Values

/// A session as somebody typed it: its plan, and who may know of it.
struct ConferenceDraft: Sendable {
    let plan: ConferencePlan
    let audience: Audience
    /// Other councils of the installation whose people are invited.
    let guests: [CouncilID]

    /// Who may know of a session.
    enum Openness: String, CaseIterable, Sendable {
        case `public`
        /// The council's members and those it invites: other councils, or people by mail.
        case invited

        var audience: Audience { self == .public ? .public : .members }
    }

    /// What the form offered to choose from.
    struct Offers: Sendable {
        let organisations: [OrganisationID]
        let meetings: [String]
        let councils: [CouncilID]
        let zone: Zone
    }

    /// Reads what was typed; nil where there is something to correct.
    init?(_ form: inout FormReader, _ offers: Offers) {
        let openness = form.choice("openness", of: Openness.self)
        guests = form.all("guests").compactMap { CouncilID($0) }.filter(offers.councils.contains)
        let plan = Self.plan(&form, offers)
        guard form.faults.isEmpty, let openness, let plan else { return nil }
        self.plan = plan
        audience = openness.audience
    }

    private static func plan(_ form: inout FormReader, _ offers: Offers) -> ConferencePlan? {
        let title = form.text("title", limit: 200)
        let starts = starts(&form, offers.zone)
        let minutes = form.whole("minutes", in: 5...1_440)
        let programme = programme(&form)
        let documents = documents(&form)
        let video = video(&form)
        let door = door(&form)
        let moderating = form.raw("moderating")
        if !moderating.isEmpty, !offers.organisations.contains(where: { $0.description == moderating }) {
            form.refuse("moderating", Message("Choose one of the answers."))
        }
        let meeting = form.raw("meeting")
        if !meeting.isEmpty, !offers.meetings.contains(meeting) {
            form.refuse("meeting", Message("Choose one of the answers."))
        }
        guard let starts, let minutes, let door else { return nil }
        return ConferencePlan(
            title: title, lead: form.text("lead", limit: 300, optional: true),
            text: form.text("text", limit: 10_000, optional: true),
            languages: form.text("languages", limit: 200, optional: true),
            series: form.text("series", limit: 120, optional: true), meeting: meeting.isEmpty ? nil : meeting,
            starts: starts, minutes: minutes, programme: programme,
            moderators: form.text("moderators", limit: 300, optional: true), moderating: OrganisationID(moderating),
            documents: documents, video: video, door: door)
    }

    private static func starts(_ form: inout FormReader, _ zone: Zone) -> LocalMoment? {
        let day = LocalDate(form.raw("day")).flatMap { (2000...2200).contains($0.year) ? $0 : nil }
        let time = LocalTime(form.raw("time"))
        let place = form.raw("zone").isEmpty ? zone : Zone(form.raw("zone"))
        if day == nil { form.refuse("day", Message("Give the day, as in 2026-11-18.")) }
        if time == nil { form.refuse("time", Message("Give the time, as in 18:00.")) }
        if place == nil { form.refuse("zone", Message("Give a time zone, as in Europe/Athens.")) }
        guard let day, let time, let place else { return nil }
        return LocalMoment(date: day, time: time, zone: place)
    }

    private static func programme(_ form: inout FormReader) -> Programme {
        do {
            return try Programme(lines: form.raw("programme"))
        } catch {
            form.refuse("programme", error.message)
            return Programme()
        }
    }

    private static func documents(_ form: inout FormReader) -> [DocumentLink] {
        let read = DocumentLink.read(form.raw("documents"))
        if let bad = read.bad {
            form.refuse(
                "documents",
                Message(
                    "Line \(bad) is no title with an address. Write it as in Slides | https://city.example/slides.pdf.")
            )
        }
        return read.links
    }

    private static func video(_ form: inout FormReader) -> ConferencePlan.Video? {
        let address = form.raw("video")
        guard !address.isEmpty else { return nil }
        guard let viewers = form.choice("videoFor", of: ConferencePlan.Video.Viewers.self),
            let from = form.choice("videoFrom", of: ConferencePlan.Video.Moment.self)
        else { return nil }
        guard Conference.isAddress(address) else {
            form.refuse("video", Message("Give a whole address, beginning with https://."))
            return nil
        }
        return ConferencePlan.Video(address: address, viewers: viewers, from: from)
    }

    private static func door(_ form: inout FormReader) -> ConferencePlan.Door? {
        let capacity = form.whole("capacity", in: 1...100_000, optional: true)
        guard let asking = form.choice("asking", of: ConferencePlan.Door.Asking.self),
            let signing = form.choice("signing", of: ConferencePlan.Door.Signing.self)
        else { return nil }
        let registers = form.isTicked("registers")
        let needs = asking == .registered || form.raw("videoFor") == "registered" && !form.raw("video").isEmpty
        if needs, !registers {
            form.refuse("registers", Message("Something is kept to those who register, so people must be able to."))
        }
        return ConferencePlan.Door(registers: registers, capacity: capacity, asking: asking, signing: signing)
    }
}
