// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Markup
import Web

/// The minutes as somebody may read them, with what stands around them in every format.
struct ReadMinutes {
    let meeting: Meeting
    let approved: ApprovedMinutes?
    let version: MinutesDocument
    /// Who signed, by office; nobody signs a draft.
    let signatures: [(office: String, at: Instant)]
    /// In the language they are written in.
    let say: Speech
}

extension Visit {
    /// The minutes of a meeting for whoever asks, or with `?version=public` for all who may know of the meeting.
    private func readMinutes(_ id: MeetingID, _ means: Means) throws -> ReadMinutes {
        let meeting = try found(id)
        guard try showsMinutes(of: meeting) else { throw Refusal.absent }
        let approved = try snapshot.approvedMinutes(of: meeting)
        let whole = try approved?.document ?? snapshot.draftMinutes(of: meeting, means.languages, zone: say.zone)
        let say = means.languages.speech(in: meeting.tongue, zone: say.zone)
        let signatures = approved == nil ? [] : try snapshot.signatures(of: meeting)
        return ReadMinutes(
            meeting: meeting, approved: approved, version: whole.version(minutesReaders(meeting).sees),
            signatures: try signatures.map {
                (say(try snapshot.office($0.authority, of: council.id, in: say.tongue)), $0.at)
            }, say: say)
    }

    func minutesText(_ id: MeetingID, _ means: Means) throws -> Reply {
        let read = try readMinutes(id, means)
        let say = read.say
        var state = [read.approved.map { say("Approved on \(dayOf: $0.approved)") } ?? say("Draft")]
        state += read.signatures.map { "\($0.office): \(say("Signed on \($0.at)"))" }
        let lines = MinutesLines(
            say: say, minutes: read.version, title: say("Minutes of \(read.meeting.title(say))"), state: state)
        return .file(
            Array(lines.text.utf8), type: "text/plain; charset=utf-8", name: fileName(read.meeting, "txt"))
    }

    func minutesDocument(_ id: MeetingID, _ means: Means) throws -> Reply {
        let read = try readMinutes(id, means)
        let profile = try snapshot.constitution(of: council.id)?.profile ?? ""
        let document = AkomaNtoso(
            say: read.say, minutes: read.version, title: read.say("Minutes of \(read.meeting.title(read.say))"),
            council: council.name, address: "/meetings/\(id)/minutes", tongue: read.meeting.tongue,
            country: AkomaNtoso.country(ofProfile: profile),
            approved: read.approved.map { $0.approved.local(in: say.zone).date }, signatures: read.signatures)
        return .file(
            Array(document.text.utf8), type: "application/akn+xml; charset=utf-8", name: fileName(read.meeting, "xml"))
    }

    private func fileName(_ meeting: Meeting, _ ending: String) -> String {
        "\(say("minutes", context: "file name"))-\(meeting.starts.date).\(ending)"
    }

    /// Links to the other version and the other formats.
    func versions(of meeting: Meeting, _ approved: ApprovedMinutes?, _ readers: MinutesReaders) throws -> HTML {
        let version = readers.isPublic ? "public" : nil
        func file(_ route: MinutesRoute, _ name: String) -> HTML {
            Part.link(name, to: link(route).with("version", version))
        }
        var links = [file(.text(meeting.id), say("Plain text")), file(.document(meeting.id), say("Akoma Ntoso (XML)"))]
        var pdf: HTML = .empty
        if approved != nil {
            let paper = try snapshot.paper(of: meeting, for: paperVersion(meeting, readers))
            if paper?.file != nil { links.append(file(.paper(meeting.id), say("PDF"))) }
            pdf = paper?.file == nil ? "<p class=\"why\">\(say(PrintState.message(paper?.state)))</p>" : .empty
        }
        if standing.belongs(to: meeting.formation) {
            let page = link(MeetingsRoute.minutes(meeting.id))
            links.append(
                readers.isPublic
                    ? Part.link(say("All that you may read"), to: page)
                    : Part.link(
                        say("What everybody may read who knows of the meeting"), to: page.with("version", "public")))
        }
        return "<div class=\"noprint\"><p class=\"row\">\(HTML.joined(links, separator: " · "))</p>\(pdf)</div>"
    }

    /// Which printed version somebody is given.
    func paperVersion(_ meeting: Meeting, _ readers: MinutesReaders) -> PrintedVersion {
        standing.belongs(to: meeting.formation) && !readers.isPublic ? .members : .public
    }
}

extension AkomaNtoso {
    /// The country a profile is of: its name begins with it. England and Wales are Great Britain to ISO 3166.
    static func country(ofProfile profile: String) -> String {
        let parts = profile.split(separator: "-")
        guard parts.count > 1, let first = parts.first, first.count == 2 else { return "zz" }
        return first == "ew" ? "gb" : String(first)
    }
}
