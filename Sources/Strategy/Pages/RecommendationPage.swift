// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Lineage
import Markup
import Web

extension Visit {
    func recommendationPage(_ recommendation: Recommendation, problems: [Form.Problem] = []) throws -> Page {
        let organisations = try organisations([recommendation.addressee])
        let asks = standing.may(AnswerRecommendation.self, on: recommendation)
        return try frame(
            recommendation, tell(recommendation, organisations), beside: recommendation.status(on: today).badge(say),
            more: asks ? answerForm(recommendation, form(problems: problems, prefix: "a")) : .empty)
    }

    private func answerForm(_ recommendation: Recommendation, _ form: Form) -> HTML {
        let verdicts = Recommendation.Answer.Verdict.allCases.map { Form.Choice($0.rawValue, say($0.name)) }
        let known = recommendation.answer
        let fields: HTML = """
            \(Form.hidden("version", String(recommendation.head.version)))\
            \(form.radios(Form.Field("verdict", say("The answer")), verdicts, value: known?.verdict.rawValue ?? ""))\
            \(form.textarea(Form.Field("answer", say("In the words of the addressee")), value: known?.text ?? "", rows: 5, maxLength: 10_000))\
            \(form.date(Form.Field("answered", say("Given on")), value: (known?.day ?? today).description))\
            \(Form.submit(say("Enter the answer")))
            """
        let heading = known == nil ? say("Enter the answer") : say("Correct the answer")
        return Part.section(
            heading, id: "answer",
            post(form, to: StrategyRoute.answer(recommendation.head.id.as(EntryTag.self)), fields))
    }
}

extension Submission {
    /// Enters the answer, or corrects it.
    func answer(_ id: ID<Recommendation>, _ series: SeriesSource) throws -> Reply {
        let recommendation = try snapshot.find(id, for: scope)
        let permit = try transaction.permit(AnswerRecommendation.self, standing, on: recommendation)
        var typed = typed
        if form["version"] != String(recommendation.head.version) { typed.fault("verdict", .changedMeanwhile) }
        guard let draft = AnswerDraft(&typed, to: recommendation, today: today), typed.faults.isEmpty else {
            throw refuse(try recommendationPage(recommendation, problems: problems(typed)))
        }
        let head = recommendation.head
        try permit.update(
            to: Recommendation(
                head: head.saying(Words(title: head.title, text: head.text, readership: head.readership)),
                addressee: recommendation.addressee, made: recommendation.made, answerDue: recommendation.answerDue,
                answer: draft.answer))
        try transaction.tell(
            try transaction.coordinators(in: council.id).filter { $0 != viewer.person }, Told.answered,
            about: recommendation.node, in: council.id)
        return .seeOther(link(recommendation.route))
    }

    func problems(_ typed: Typed) -> [Form.Problem] { typed.faults.map { Form.Problem($0.field, say($0.message)) } }
}

extension Message {
    static var changedMeanwhile: Message {
        Message("Somebody changed this while you were writing. Look at what stands now, and send yours again.")
    }
}
