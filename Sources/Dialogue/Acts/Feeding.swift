// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Jobs
import Language
import Markup
import Web

extension Visit {
    /// One session for a calendar.
    func conferenceCalendar(_ id: ConferenceID) throws -> Reply {
        let conference = try found(id)
        return try calendar([conference], name: nil)
    }

    /// A council's public sessions for calendars, whoever asks: calendar programs keep no session.
    func calendarOfConferences() throws -> Reply {
        let reach = Reach(scope: .visitors(of: council.id), councils: [])
        let all = try [ConferenceList.ahead, .past].flatMap { try $0.page(for: reach, of: 50, in: snapshot).items }
        return try calendar(all, name: council.name)
    }

    private func calendar(_ conferences: [Conference], name: String?) throws -> Reply {
        let home = link(ConferenceRoute.list).address
        guard let base = BaseAddress(String(absolute(ConferenceRoute.list).dropLast(home.count))) else {
            throw Refusal.absent
        }
        let events = conferences.map { conference in
            conference.event(
                in: say, stamp: conference.closed ?? conference.opened ?? conference.starts,
                path: link(ConferenceRoute.conference(conference.id)))
        }
        let document = CalendarDocument(.publish, events: events, base: base, name: name)
        return .text(document.text, type: "text/calendar; charset=utf-8")
    }

    /// What changes in a session; those who moderate also hear of questions that came in.
    func liveConference(_ id: ConferenceID) throws -> Reply {
        let channels = try channels(of: id)
        return events(channels) { visit in try visit.channels(of: id) == channels }
    }

    private func channels(of id: ConferenceID) throws -> Set<String> {
        let conference = try found(id)
        let moderates = standing.may(ModerateConference.self, on: conference)
        return moderates ? [conference.channel, conference.moderatorsChannel] : [conference.channel]
    }

    // MARK: For programs

    func conferencesAPI() throws -> Reply {
        let list: ConferenceList = request.query["when"] == "past" ? .past : .ahead
        let page = try list.page(
            for: reach(), of: 50, after: request.query["after"].map { Keyset.Cursor($0) }, in: snapshot)
        return .json(.object(["conferences": .array(page.items.map(json)), "next": .optional(page.next?.text)]))
    }

    func conferenceAPI(_ id: ConferenceID) throws -> Reply {
        guard let conference = try snapshot.conference(id, for: reach()) else { throw Refusal.absent }
        let programme = conference.plan.programme.slots.map { slot in
            JSON.object([
                "time": .text("\(slot.time)"), "title": .text(slot.title), "speakers": .text(slot.speakers),
            ])
        }
        let documents = conference.plan.documents.map { document in
            JSON.object(["title": .text(document.title), "url": .text(document.address.address)])
        }
        return .json(
            .object([
                "conference": json(conference), "text": .text(conference.plan.text), "programme": .array(programme),
                "documents": .array(documents), "replay": .optional(conference.afterwards.replay),
                "summary": .text(conference.afterwards.summary),
                "questions": .array(try snapshot.questions(of: conference, size: 200).items.map(json)),
                "polls": .array(try pollsJSON(conference)),
                "tookPart": conference.afterwards.tookPart.map { .number($0) } ?? .null,
            ]))
    }

    private func json(_ question: Question) -> JSON {
        .object([
            "text": .text(question.text), "language": .text(question.tongue.rawValue),
            "signature": .optional(question.signature.isEmpty ? nil : question.signature),
            "state": .text(question.state.rawValue), "votes": .number(question.votes),
            "answer": .optional(question.answer.isEmpty ? nil : question.answer),
        ])
    }

    /// Open polls with the number of voters alone, for programs as for anybody.
    private func pollsJSON(_ conference: Conference) throws -> [JSON] {
        let threshold = try hideBelow()
        return try snapshot.polls(of: conference, preparedToo: false).map { poll in
            let result = poll.voters >= threshold ? try snapshot.result(of: poll) : nil
            let answers = poll.answers.enumerated().map { index, answer in
                JSON.object(["answer": .text(answer), "votes": result.map { .number($0[index]) } ?? .null])
            }
            return .object([
                "text": .text(poll.text), "state": .text(poll.state.rawValue), "voters": .number(poll.voters),
                "answers": .array(answers),
            ])
        }
    }

    /// Without the way into the video room: that is for people, when their time has come.
    private func json(_ conference: Conference) -> JSON {
        let plan = conference.plan
        return .object([
            "id": .text("\(conference.id)"), "title": .text(plan.title), "lead": .text(plan.lead),
            "language": .text(conference.tongue.rawValue), "languages": .text(plan.languages),
            "series": .text(plan.series), "date": .text("\(plan.starts.date)"), "time": .text("\(plan.starts.time)"),
            "zone": .text(plan.starts.zone.name), "minutes": .number(plan.minutes),
            "moderators": .text(plan.moderators), "state": .text(conference.state.rawValue),
            "public": .bool(conference.readership.audience == .public),
        ])
    }
}
