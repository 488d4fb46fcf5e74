// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Markup
import Web

/// The questions of a session, as the audience sees them, and the form that asks one.
struct QuestionsPart {
    let visit: Visit
    let conference: Conference
    let guest: Guest?
    let questions: [Question]
    let counts: (asked: Int, answered: Int)
    /// The guest's own that others do not see, and what they voted for.
    let own: [Question]
    let voted: Set<QuestionID>
    /// Whether there are more than stand here.
    let hasMore: Bool
    /// Whether the list is there to be read alone, without the buttons of the session's own page.
    let isToRead: Bool

    private var say: Speech { visit.say }

    init(_ visit: Visit, _ conference: Conference) throws {
        self.visit = visit
        self.conference = conference
        let guest = try visit.guest(of: conference)
        let snapshot = visit.snapshot
        let page = try snapshot.questions(of: conference, size: 20)
        self.guest = guest
        (questions, hasMore, isToRead) = (page.items, page.next != nil, false)
        counts = try snapshot.counts(of: conference)
        own = try guest.map { try snapshot.ownQuestions(of: $0, in: conference) } ?? []
        voted = try guest.map { try snapshot.votes(of: $0, in: conference) } ?? []
    }

    /// Whether this person may ask and vote now.
    var mayTakePart: Bool {
        conference.refusal(of: guest ?? Guest(code: "", isRegistered: false)) == nil
    }

    func html(asking faults: [Fault]) -> HTML {
        guard conference.plan.door.asking != .nobody || !questions.isEmpty else { return .empty }
        let count = say("\(counts.asked) asked, \(counts.answered) answered")
        let content: HTML = """
            \(mayTakePart ? askForm(faults) : Self.closed(conference, say))\(mayTakePart ? voteForm : .empty)\
            <div id="asked" data-live><p class="small dim">\(count)</p>\(ownList)\(list)</div>\(more)
            """
        return Part.section(say("Questions from the audience"), id: "questions", content)
    }

    /// Why nothing is asked now, where that is so.
    private static func closed(_ conference: Conference, _ say: Speech) -> HTML {
        guard !conference.state.isOver, conference.plan.door.asking == .registered else { return .empty }
        return "<p class=\"dim\">\(say(ParticipationRefusal.registeredOnly.message))</p>"
    }

    private func askForm(_ faults: [Fault]) -> HTML {
        let form = visit.form(problems: faults.map { Form.Problem($0.field, say($0.message)) }, prefix: "a")
        let signing = conference.plan.door.signing
        let signature: HTML =
            signing == .unsigned
            ? .empty
            : form.text(
                Form.Field(
                    "signature", say("Your name or organisation"), hint: say("Shown beside the question."),
                    optional: signing == .free), maxLength: 80)
        let fields: HTML = """
            \(form.textarea(Form.Field("question", say("Your question to the speakers"), hint: say("A moderator reads it first. No names of private persons.")), rows: 2, maxLength: Question.longest))\
            \(signature)<p>\(Form.submit(say("Ask")))</p>
            """
        return "<div class=\"measure\">\(visit.post(form, to: QuestionRoute.ask(conference.id), fields))</div>"
    }

    /// One form for all votes: the buttons in the list refer to it, so that the list holds nothing of one browser but
    /// which of them are pressed.
    var voteForm: HTML {
        let fields = visit.hiddenFields().map { Form.hidden($0.0, $0.1) }
        return
            "<form id=\"vote\" method=\"post\" action=\"\(visit.link(QuestionRoute.vote(conference.id)))\">\(fields)</form>"
    }

    private var ownList: HTML {
        guard !own.isEmpty else { return .empty }
        let items = own.map { question -> HTML in
            "<li><span></span><div><p><b>\(words(question))</b></p>\(question.toldToAsker(say))</div></li>"
        }
        return "<h3>\(say("Your questions"))</h3><ol class=\"chat\">\(items)</ol>"
    }

    private var list: HTML {
        guard !questions.isEmpty else {
            return Part.empty(
                say("No question is shown yet"), why: say("Questions stand here once a moderator has read them."))
        }
        return "<ol class=\"chat\">\(questions.map(item))</ol>"
    }

    private func words(_ question: Question) -> HTML {
        question.tongue == say.tongue
            ? HTML(text: question.text) : Part.words(question.text, in: question.tongue.rawValue)
    }

    private func item(_ question: Question) -> HTML {
        let signature: HTML =
            question.signature.isEmpty
            ? .empty : "<p class=\"why\" lang=\"\(question.tongue.rawValue)\">\(question.signature)</p>"
        let answer: HTML =
            question.answer.isEmpty
            ? .empty
            : "<div class=\"note\"><p><b>\(say("Answer in writing"))</b></p>\(Part.prose(question.answer, tongue: conference.tongue.rawValue))</div>"
        return """
            <li>\(button(question))<div><p><b>\(words(question))</b></p>\(signature)\
            <p class="row why">\(question.status(say))</p>\(answer)</div></li>
            """
    }

    /// The votes, and the button that adds one or takes it back.
    private func button(_ question: Question) -> HTML {
        let number: HTML = "<b class=\"num\">\(say.number(question.votes))</b>"
        guard !isToRead, mayTakePart, question.state != .answered else {
            let words = say.plural(question.votes, one: "vote", other: "votes", context: "number above")
            return "<p class=\"vote\">\(number)<span>\(words)</span></p>"
        }
        let isVoted = voted.contains(question.id)
        let id = "\(question.id)"
        let label: HTML =
            isVoted
            ? "\(say("voted"))<span class=\"vh\"> \(say("for: \(question.text)"))</span>"
            : "\(say("vote", context: "button"))<span class=\"vh\"> \(say("for: \(question.text)"))</span>"
        return isVoted
            ? "<button class=\"btn vote\" type=\"submit\" form=\"vote\" name=\"take\" value=\"\(id)\" aria-pressed=\"true\">\(number)<span>\(label)</span></button>"
            : "<button class=\"btn second vote\" type=\"submit\" form=\"vote\" name=\"for\" value=\"\(id)\" aria-pressed=\"false\">\(number)<span>\(label)</span></button>"
    }

    private var more: HTML {
        guard hasMore else { return .empty }
        let all = say.plural(
            counts.asked, one: "The whole list: \(counts.asked) question",
            other: "The whole list: \(counts.asked) questions")
        return "<p>\(Part.link(all, to: visit.link(QuestionRoute.all(conference.id))))</p>"
    }

    /// The questions alone, for the page that has all of them.
    init(_ visit: Visit, _ conference: Conference, _ page: [Question]) {
        self.visit = visit
        self.conference = conference
        (guest, questions, counts, own, voted, hasMore, isToRead) = (nil, page, (0, 0), [], [], false, true)
    }

    /// All of a page, to read.
    var reading: HTML { list }
}

extension Visit {
    /// All questions that everybody sees, a page at a time.
    func allQuestions(_ id: ConferenceID) throws -> Reply {
        let conference = try found(id)
        let found = try snapshot.questions(
            of: conference, size: 50, after: request.query["after"].map { Keyset.Cursor($0) })
        let more = found.next.map { next in
            Part.pages(
                label: say("Pages of the list"),
                shown: say.plural(
                    found.items.count, one: "\(found.items.count) question", other: "\(found.items.count) questions"),
                later: .init(say("Further questions"), link(QuestionRoute.all(id), query: ["after": next.text])))
        }
        return page(
            Page(
                title: say("All questions"), lead: conference.plan.title, audience: try readers(of: conference),
                crumbs: crumbs(below: conference),
                content: "\(QuestionsPart(self, conference, found.items).reading)\(more)"))
    }
}

extension Question {
    /// Where it stands, for everybody.
    func status(_ say: Speech) -> HTML {
        switch state {
        case .waiting: Part.status(.wait, say("Being read"))
        case .shown: Part.status(.open, say("In line"))
        case .now: Part.status(.going, say("Being answered now"))
        case .answered: Part.status(.done, say("Answered"))
        case .later: Part.status(.wait, say("To be answered in writing"))
        case .held: Part.status(.stopped, say("Not shown"))
        case .merged: Part.status(.done, say("Put together with another"))
        }
    }

    /// What its asker alone is told.
    func toldToAsker(_ say: Speech) -> HTML {
        let words: String =
            switch state {
            case .held: say("Why: \(reason)")
            case .merged: say("It asks the same as: \(reason)")
            default: say("Only you see it until a moderator has read it.")
            }
        return "<p class=\"row why\">\(status(say))<span>\(words)</span></p>"
    }
}
