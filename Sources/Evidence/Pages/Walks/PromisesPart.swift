// SPDX-License-Identifier: EUPL-1.2
import Language
import Values
import Markup

/// What was promised at a walk.
struct PromisesPart {
    let say: Speech
    let walk: Walk
    let promises: [WalkPromise]
    let today: LocalDate
    /// The form that says what became of one, for those who may.
    let edit: ((ID<WalkPromise>) -> Link)?

    var html: HTML {
        guard !promises.isEmpty else {
            return "<p>\(say("Nothing yet. A walk without an answer is the last one people come to."))</p>"
        }
        let items = promises.map { promise -> HTML in
            """
            <li><h3 lang="\(walk.plan.tongue.rawValue)">\(promise.what)</h3>\
            <p class="row small"><span>\(status(promise))</span><span lang="\(walk.plan.tongue.rawValue)">\(promise.organisation)</span>\
            <span>\(say("by \(promise.by)"))</span>\(place(promise))\(tool(promise))</p>\(answer(promise))</li>
            """
        }
        return "<ul class=\"rows\">\(items)</ul>"
    }

    private func status(_ promise: WalkPromise) -> HTML {
        if let days = promise.late(on: today) {
            return Part.status(.late, say.plural(days, one: "Late by \(days) day", other: "Late by \(days) days"))
        }
        switch promise.state {
        case .open: return Part.status(.going, say(promise.state.word))
        case .done: return Part.status(.done, say(promise.state.word))
        case .refused: return Part.status(.stopped, say(promise.state.word))
        }
    }

    private func place(_ promise: WalkPromise) -> HTML? {
        promise.stop.flatMap(walk.stop).map { stop -> HTML in
            "<span>\(say("Stop \(stop.number)")): <span lang=\"\(walk.plan.tongue.rawValue)\">\(stop.name)</span></span>"
        }
    }

    private func tool(_ promise: WalkPromise) -> HTML? {
        edit.map { edit -> HTML in
            "<a class=\"noprint\" href=\"\(edit(promise.id))\">\(say("What became of it"))</a>"
        }
    }

    private func answer(_ promise: WalkPromise) -> HTML {
        guard let day = promise.answered else { return .empty }
        let words: HTML =
            promise.answer.isEmpty ? .empty : Part.prose(promise.answer, tongue: walk.plan.tongue.rawValue)
        return "<p class=\"label\">\(say("Answered on \(day)"))</p>\(words)"
    }
}

/// The fields of a promise.
struct PromiseFields {
    let say: Speech
    let form: Form
    let walk: Walk

    var html: HTML {
        let stops = walk.plan.stops.map { Form.Choice("\($0.number)", "\($0.number). \($0.name)") }
        return """
            \(form.text(Form.Field("what", say("What was promised"), hint: say("A thing that can be seen: “Two lamps on the lower steps”.")), maxLength: WalkPromise.longest, tongue: walk.plan.tongue.rawValue))\
            \(form.text(Form.Field("organisation", say("By whom"), hint: say("An office or organisation, no names.")), maxLength: WalkDraft.longestLine, tongue: walk.plan.tongue.rawValue))\
            \(form.date(Form.Field("by", say("By when")), value: walk.plan.answersBy?.description ?? ""))\
            \(form.select(Form.Field("stop", say("At which stop"), optional: true), stops, prompt: say("The walk as a whole")))\
            \(Form.submit(say("Keep the promise")))
            """
    }
}
