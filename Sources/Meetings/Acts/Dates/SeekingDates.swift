// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Jobs
import Language
import Lineage
import Markup
import Web

extension NodeKind {
    static let dateSearch = NodeKind("date-search")
}

extension NotificationEvent {
    static let dateSought = NotificationEvent("dates.sought") { Message("When could you meet? \($0)") }
}

extension DateSearch {
    var node: NodeReference { NodeReference(.dateSearch, id) }
}

extension Visit {
    /// A search the viewer may know of; absent otherwise.
    func found(_ id: DateSearchID) throws -> DateSearch { try orAbsent(snapshot.dateSearch(id, for: scope)) }

    func dateSearchList() throws -> Reply {
        let content = DateSearchListPage(
            say: say, searches: try snapshot.openDateSearches(for: scope),
            link: { self.link(DateRoute.search($0)) },
            new: try callable.isEmpty ? nil : link(DateRoute.new))
        return page(
            Page(
                title: say("Dates that are looked for"), audience: .members, crumbs: crumbs(), content: content.html))
    }

    func seekDatePage(_ problems: [Form.Problem] = []) throws -> Page {
        let formations = try callable
        guard !formations.isEmpty else { throw Refusal.notAllowed(SeekDate.refusal) }
        let today = now.local(in: say.zone)
        let rules = try orAbsent(snapshot.constitution(of: council.id))
        let earliest = rules.notice.earliestDay(sent: today, holidays: rules.holidays(around: today.date.year))
        let form = form(problems: problems)
        let content = SeekDatePage(
            say: say, form: form, formations: formations, period: rules.notice.period, earliest: earliest
        ) { self.post(form, to: DateRoute.seek, $0) }
        return Page(
            title: say("Find a date"), lead: say("Ask when people could meet, then call the meeting."),
            audience: .members, crumbs: crumbs() + [datesCrumb], content: content.html)
    }

    private var datesCrumb: Part.Entry { Part.Entry(say("Dates that are looked for"), link(DateRoute.list)) }

    func dateSearchPage(_ search: DateSearch, _ problems: [Form.Problem] = []) throws -> Page {
        let answers = try snapshot.answers(to: search)
        let rules = try orAbsent(snapshot.constitution(of: council.id))
        let holdings = try snapshot.holders(of: search.formation, on: search.answersBy, for: scope)
        let outlooks = search.options.map { option in
            DateOutlook(
                option, holdings.map { Bench($0, in: say.zone) },
                substitutesVote: rules.substitutes.votesWhileTitularAbsent,
                quorum: rules.quorum(of: search.formation)
            ) { answers[option.id]?[$0] }
        }
        let mayEnd = standing.may(EndDateSearch.self, on: search)
        let content = DateSearchPage(
            say: say, search: search, outlooks: outlooks, holdings: holdings, answers: answers,
            viewer: holdings.contains { $0.holds(viewer.person) } ? viewer.person : nil,
            form: form(problems: problems, prefix: "answer"), ways: ways(search), mayCall: mayEnd,
            reminded: mayEnd ? try snapshot.reminded(of: search) : nil)
        return Page(
            title: search.purpose, titleTongue: nil, lead: search.formation.names.text(in: say.tongue),
            audience: try audienceLine(search.readership), crumbs: crumbs() + [datesCrumb], content: content.html)
    }

    private func ways(_ search: DateSearch) -> DateSearchPage.Ways {
        DateSearchPage.Ways(
            answer: { self.post($0, to: DateRoute.answer(search.id), $1) },
            remind: { self.post(self.form(prefix: "remind"), to: DateRoute.remind(search.id), $0) },
            end: { self.post(self.form(prefix: "end"), to: DateRoute.end(search.id), $0) },
            call: { option in
                self.link(MeetingsRoute.new).with("dates", "\(search.id)").with("option", "\(option)")
            },
            meeting: search.meeting.map { self.link(MeetingsRoute.meeting($0)) })
    }
}

extension Submission {
    /// Begins a search, and tells those who sit in the formation.
    func seekDate(_ means: Means) throws -> Reply {
        let formation = try orAbsent(FormationID(typed("formation")).flatMap { try snapshot.formation($0, for: scope) })
        let permit = try transaction.permit(SeekDate.self, standing, on: formation)
        do {
            let draft = try DateSearchDraft.read(typed, now: now.local(in: say.zone)).get()
            let search = try found(try permit.insert(draft))
            try transaction.put(
                Node(
                    council: council.id, reference: search.node, readership: search.readership, title: search.purpose,
                    tongue: say.tongue, day: search.answersBy, path: ["meetings", "dates", "\(search.id)"]))
            let holdings = try snapshot.holders(of: formation, on: search.answersBy, for: scope)
            try ask(holdings.people, about: search, key: "first", means)
            return .seeOther(link(DateRoute.search(search.id)))
        } catch let faults as Faults {
            throw refuse(try seekDatePage(problems(faults)))
        }
    }

    /// Takes what somebody said of each moment. What they left open stays open.
    func answerDates(_ id: DateSearchID) throws -> Reply {
        let search = try found(id)
        let permit = try transaction.permit(AnswerDates.self, standing, on: search)
        guard search.state == .open else {
            throw refuse(
                try dateSearchPage(
                    search, [Form.Problem(nil, say("This search is over. Answers are not taken any more."))]))
        }
        let answers = search.options.compactMap { option in
            Fitness(rawValue: typed("option-\(option.id)")).map { (option.id, $0) }
        }
        try permit.answer(Dictionary(answers) { $1 })
        return .seeOther(link(DateRoute.search(id)))
    }

    /// Writes once a day at most to those who said nothing yet.
    func remindOfDates(_ id: DateSearchID, _ means: Means) throws -> Reply {
        let search = try found(id)
        let permit = try transaction.permit(EndDateSearch.self, standing, on: search)
        let last = try snapshot.reminded(of: search)
        if search.state == .open, last.map({ now - $0 > .seconds(86_400) }) ?? true {
            let said = Set(try snapshot.answers(to: search).values.flatMap(\.keys))
            let holdings = try snapshot.holders(of: search.formation, on: search.answersBy, for: scope)
            try ask(holdings.people.subtracting(said), about: search, key: now.local(in: .utc).date.description, means)
            try permit.noteReminder()
        }
        return .seeOther(link(DateRoute.search(id)))
    }

    func endDateSearch(_ id: DateSearchID) throws -> Reply {
        let search = try found(id)
        let permit = try transaction.permit(EndDateSearch.self, standing, on: search)
        if search.state == .open { try permit.end(nil) }
        return .seeOther(link(DateRoute.list))
    }

    /// Settles the search a meeting was called from, where the form says so.
    func settleDateSearch(with meeting: Meeting) throws {
        guard let id = DateSearchID(typed("dates")), let search = try snapshot.dateSearch(id, for: scope),
            search.state == .open, search.formation.id == meeting.formation.id
        else { return }
        try transaction.permit(EndDateSearch.self, standing, on: search).end(meeting.id)
    }

    /// Writes that a question waits behind the link; nothing of what it is about.
    private func ask(_ people: Set<PersonID>, about search: DateSearch, key: String, _ means: Means) throws {
        try transaction.tell(people, .dateSought, about: search.node, in: council.id)
        let names = try snapshot.names(of: people, in: council.id)
        for person in people.sorted() {
            guard let account = try snapshot.person(person), let address = account.address,
                let mail = MailAddress(address.text)
            else { continue }
            let say = means.languages.speech(in: account.tongue ?? council.tongue, zone: self.say.zone)
            let notice = MailNotice(
                subject: Message("When could you meet?"),
                line: Message("A date is being looked for. It takes a minute to say when you could come."),
                button: .init(
                    Message("Say when you could come"),
                    Link(path: ["c", council.slug, say.tongue.rawValue, "meetings", "dates", "\(search.id)"])),
                reason: Message("You get this because you hold a seat in \(council.name)."))
            try transaction.post(
                Letter(notice, to: Mailbox(names[person].map { HeaderText(flattening: $0) }, mail), in: say),
                council: council.id, key: "dates:\(search.id):\(key):\(person)")
        }
    }
}

extension [Holding] {
    /// Everybody who holds one of the seats.
    var people: Set<PersonID> {
        Set(flatMap { [$0.titular, $0.substitute] }.compactMap { $0?.mandate.person })
    }
}

extension Holding {
    fileprivate func holds(_ person: PersonID?) -> Bool { person.map { mandate(of: $0) != nil } ?? false }
}
