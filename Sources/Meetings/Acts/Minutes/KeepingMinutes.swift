// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Lineage
import Markup
import Record
import Web

extension Visit {
    /// The minutes as this reader may see them: approved ones for whoever may know of the meeting, drafts for those who
    /// belong to the formation.
    func minutesPage(_ meeting: Meeting, _ means: Means, _ problems: [Form.Problem] = []) throws -> Page {
        guard try showsMinutes(of: meeting) else { throw Refusal.absent }
        let approved = try snapshot.approvedMinutes(of: meeting)
        let whole = try approved?.document ?? snapshot.draftMinutes(of: meeting, means.languages, zone: say.zone)
        let belongs = standing.belongs(to: meeting.formation)
        let notes =
            try belongs && approved == nil && standing.may(RunMeeting.self, on: meeting)
            ? snapshot.notes(of: meeting, for: scope) : []
        let content = MinutesPage(
            stationery: stationery, meeting: meeting, minutes: whole.version { scope.includes($0) }, approved: approved,
            approvedAt: try approved?.at.flatMap { try snapshot.meeting($0, for: scope) },
            notes: notes, approval: try approved == nil ? approval(of: meeting) : nil, form: form(problems: problems),
            badge: { try? self.audienceLine($0).badge(self.say) })
        return Page(
            title: say("Minutes of \(meeting.title(say))"),
            audience: try audienceLine(approved == nil ? meeting.members : meeting.readership), crumbs: crumbs(meeting),
            content: content.html)
    }

    /// How the minutes are approved, for whoever may do it.
    private func approval(of meeting: Meeting) throws -> MinutesPage.Approval? {
        guard standing.may(ApproveMinutes.self, on: meeting) else { return nil }
        let rule = try orAbsent(snapshot.constitution(of: council.id)).minutes.approval
        if rule.by == .chair { return standing.presides(over: meeting.formation) ? .chair : nil }
        return .meeting(try laterMeetings(than: meeting))
    }

    fileprivate func laterMeetings(than meeting: Meeting) throws -> [Meeting] {
        let rows = try snapshot.rows(
            """
            SELECT m.* FROM meeting AS m WHERE \(scope.sees("m")) AND m.formation = \(meeting.formation.id)
                AND m.starts > \(meeting.starts.instant()) AND m.state IN ('open', 'closed')
            ORDER BY m.starts, m.id LIMIT 20
            """)
        return try snapshot.meetings(rows, for: scope)
    }
}

extension Submission {
    /// Approves the minutes: by the chair at once, or as a later meeting did. From then on they stay as they are, and the
    /// Record holds what each circle of readers was given.
    func approveMinutes(_ id: MeetingID, _ means: Means) throws -> Reply {
        let meeting = try found(id)
        let permit = try transaction.permit(ApproveMinutes.self, standing, on: meeting)
        guard meeting.state == .closed else { throw Refusal.absent }
        let rule = try orAbsent(snapshot.constitution(of: council.id)).minutes.approval
        do {
            var at: MeetingID?
            if rule.by == .chair {
                guard permit.standing.presides(over: meeting.formation) else {
                    throw Refusal.notAllowed(ApproveMinutes.refusal)
                }
            } else {
                at = MeetingID(typed("at"))
                guard try laterMeetings(than: meeting).contains(where: { $0.id == at }) else {
                    throw Faults([("at", Message("Choose the meeting that approved them."))])
                }
            }
            let document = try snapshot.draftMinutes(of: meeting, means.languages, zone: say.zone)
            try permit.approve(document, at: at)
            try record(document, of: meeting, means)
            return .seeOther(link(MeetingsRoute.minutes(id)))
        } catch let faults as Faults {
            throw refuse(try minutesPage(meeting, means, problems(faults)))
        } catch is Changed {
            return .seeOther(link(MeetingsRoute.minutes(id)))
        }
    }

    private func record(_ document: MinutesDocument, of meeting: Meeting, _ means: Means) throws {
        for readers in Set([meeting.readership, meeting.members]).sorted(by: { $0.audience.key < $1.audience.key }) {
            let version = document.version(for: readers)
            let entry = Entry(
                .minutes, about: "meeting/\(meeting.id)",
                body: [
                    "day": .text(meeting.starts.date.description),
                    "document": .text(try StoredJSON.text(of: version)),
                ])
            try transaction.record(entry, of: council.id, for: readers, signedBy: means.keys)
        }
    }
}
