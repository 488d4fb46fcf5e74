// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Lineage
import Markup

/// What pages of the register need besides their model.
struct RegisterStationery {
    let say: Speech
    let link: (RegisterRoute) -> Link
    let post: (Form, RegisterRoute, HTML) -> HTML
    let decision: (DecisionID) -> Link
}

extension RegisterEntry {
    /// Where it stands, with the days an answer is late.
    func badge(_ say: Speech, today: LocalDate) -> HTML {
        guard decision.isAdopted else { return .empty }
        if let days = follow.lateness(on: today) {
            return Part.status(
                .late, say.plural(days, one: "Answer \(days) day late", other: "Answer \(days) days late"))
        }
        let state: Part.State =
            switch follow.status {
            case .open: .open
            case .underWay: .going
            case .done: .done
            case .dropped: .stopped
            }
        return Part.status(state, say(follow.status.word))
    }
}

/// What became of a decision, on its page.
struct FollowPart {
    let stationery: RegisterStationery
    let entry: RegisterEntry
    let actions: [(node: Node, link: Link)]
    let today: LocalDate
    let mayFollow: Bool

    private var say: Speech { stationery.say }

    var html: HTML {
        guard entry.decision.isAdopted else { return .empty }
        let way: HTML =
            mayFollow
            ? Part.link(say("Note what became of it"), to: stationery.link(.follow(entry.decision.id))) : .empty
        return Part.section(
            say("What became of it"), id: "follow", beside: way, "<p>\(entry.badge(say, today: today))</p>\(body)")
    }

    /// Addressee, answer and actions.
    var body: HTML {
        let follow = entry.follow
        var facts: [(term: String, fact: HTML)] = []
        if let addressee = follow.addressee { facts.append((say("Addressed to"), HTML(text: addressee))) }
        if let due = follow.answerDue, follow.answer == nil {
            facts.append((say("Answer due"), HTML(text: say.date(due))))
        }
        if let answer = follow.answer {
            facts.append(
                (
                    say("Answer"),
                    "\(Part.prose(answer.text))<small class=\"small\">\(say("\(answer.by), \(answer.day)"))</small>"
                ))
        }
        if follow.status == .dropped { facts.append((say("Why it was dropped"), HTML(text: follow.note))) }
        if !actions.isEmpty {
            let links = actions.map { node, link -> HTML in
                "<a href=\"\(link)\" lang=\"\(node.tongue.rawValue)\">\(node.title)</a>"
            }
            facts.append((say("Actions"), HTML.joined(links, separator: "<br>")))
        }
        return facts.isEmpty ? .empty : Part.facts(facts)
    }
}

/// Where the secretariat notes what became of one decision.
struct FollowPage {
    let stationery: RegisterStationery
    let decision: Decision
    let follow: FollowUp
    /// The latest first.
    let reviews: [DecisionReview]
    let names: [PersonID: String]
    let today: LocalDate
    let problems: [Form.Problem]
    let form: (_ problems: [Form.Problem], _ prefix: String) -> Form

    private var say: Speech { stationery.say }
    private var version: HTML { Form.hidden("version", "\(follow.version)") }

    var html: HTML { "\(standing)\(address)\(answer)\(past)" }

    private func form(_ fields: Set<String>, _ prefix: String) -> Form {
        form(problems.filter { $0.field.map(fields.contains) ?? true }, prefix)
    }

    private var standing: HTML {
        guard decision.isAdopted else { return "<p>\(say("It was not adopted, so there is nothing to follow."))</p>" }
        let form = form(["status", "note"], "r")
        return Part.section(
            say("Where it stands"), id: "stands",
            stationery.post(
                form, .review(decision.id),
                """
                \(version)\(form.radios(
                    Form.Field("status", say("Status")), FollowUp.Status.allCases.map { .init($0.rawValue, say($0.word)) },
                    value: follow.status.rawValue))\
                \(form.textarea(
                    Form.Field("note", say("What is known of it"), hint: say("What is dropped says why."), optional: true),
                    value: follow.note, rows: 3, maxLength: FollowUpForm.longest))\
                <p>\(Form.submit(say("Save where it stands")))</p>
                """))
    }

    private var address: HTML {
        let form = form(["addressee", "due"], "a")
        return Part.section(
            say("Whom it is addressed to"), id: "addressee",
            stationery.post(
                form, .address(decision.id),
                """
                \(version)\(form.text(
                    Form.Field("addressee", say("Addressee"), hint: say("An office or an organisation."), optional: true),
                    value: follow.addressee ?? "", maxLength: 200))\
                \(form.date(Form.Field("due", say("Answer due"), optional: true), value: follow.answerDue?.description ?? ""))\
                <p>\(Form.submit(say("Save the addressee"), .second))</p>
                """))
    }

    private var answer: HTML {
        let form = form(["answer", "answered", "by"], "w")
        return Part.section(
            say("The answer"), id: "answer",
            stationery.post(
                form, .answer(decision.id),
                """
                \(version)\(form.textarea(
                    Form.Field("answer", say("In the words of the addressee")), value: follow.answer?.text ?? "", rows: 5,
                    maxLength: FollowUpForm.longest))\
                \(form.text(
                    Form.Field("by", say("Who answered")), value: follow.answer?.by ?? follow.addressee ?? "", maxLength: 200))\
                \(form.date(Form.Field("answered", say("Given on")), value: (follow.answer?.day ?? today).description))\
                <p>\(Form.submit(say("Enter the answer"), .second))</p>
                """))
    }

    private var past: HTML {
        guard !reviews.isEmpty else { return .empty }
        let rows = reviews.map { review -> HTML in
            let note: HTML = review.note.isEmpty ? .empty : "<p>\(review.note)</p>"
            return """
                <li><p><b>\(say(review.status.word))</b> <span class="dim">\
                \(names[review.person] ?? say("Somebody")), \(say.date(review.at.local(in: say.zone).date))</span></p>\(note)</li>
                """
        }
        return Part.section(say("Looked at"), id: "reviews", "<ul class=\"rows\">\(rows)</ul>")
    }
}

/// The open decisions of a formation, to be gone through at a meeting.
struct FollowListPage {
    let stationery: RegisterStationery
    let meeting: Meeting
    let entries: [RegisterEntry]
    let mayPropose: Bool
    let form: Form

    private var say: Speech { stationery.say }

    var html: HTML {
        guard !entries.isEmpty else {
            return Part.empty(
                say("Nothing is open"), level: .h2,
                why: say("What was adopted stands here until it is done or dropped."))
        }
        let propose: HTML =
            mayPropose
            ? stationery.post(
                form, .propose(meeting.id), Form.submit(say("Put them on the agenda of this meeting"), .second))
            : .empty
        let save: HTML = "<p>\(Form.submit(say("Save where they stand")))</p>"
        return """
            <p>\(say("Choose where each one stands that was looked at; the others stay as they are."))</p>\
            \(stationery.post(form, .reviewAll(meeting.id), "<ul class=\"rows\">\(entries.map(row))</ul>\(save)"))\(propose)
            """
    }

    private func row(_ entry: RegisterEntry) -> HTML {
        let key = entry.decision.id.description
        let title = "\(entry.decision.number) \(entry.decision.title)"
        return """
            <li><h2>\(Part.link(title, to: stationery.decision(entry.decision.id)))</h2>\
            <p>\(Part.status(.open, say(entry.follow.status.word)))</p>\
            \(form.select(
                Form.Field("status-\(key)", say("Where it stands"), optional: true),
                FollowUp.Status.allCases.map { .init($0.rawValue, say($0.word)) }, prompt: say("Not looked at")))\
            \(form.text(Form.Field("note-\(key)", say("What is known of it"), optional: true), maxLength: 1_000))</li>
            """
    }
}
