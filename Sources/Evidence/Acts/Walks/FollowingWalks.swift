// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Markup
import Web

extension Visit {
    /// What was promised, by whom, by when, and what became of it.
    func promisesPart(_ walk: Walk, _ problems: [FieldProblem]) throws -> HTML {
        let mayFollow = standing.may(FollowWalk.self, on: walk)
        let promises = try snapshot.promises(of: walk)
        let part = PromisesPart(
            say: say, walk: walk, promises: promises, today: now.local(in: say.zone).date,
            edit: mayFollow ? { self.link(WalkRoute.answerForm(walk.id, $0)) } : nil)
        let sheet = form(problems: problems.map { $0.said(say) }, prefix: "n")
        let add: HTML =
            mayFollow
            ? """
            <details class="noprint"\(open: !problems.isEmpty || promises.isEmpty)><summary>\(say("Write down a promise"))</summary>\
            \(post(sheet, to: WalkRoute.promise(walk.id), PromiseFields(say: say, form: sheet, walk: walk).html))</details>
            """ : .empty
        return Part.section(say("What was promised"), id: "promises", "\(part.html)\(add)")
    }

    /// The form that says what became of a promise.
    func promisePage(_ walk: Walk, _ id: ID<WalkPromise>, _ problems: [FieldProblem] = []) throws -> Page {
        let promise = try found(id, of: walk)
        if let refusal = standing.refusal(of: FollowWalk.self, on: walk) { throw refusal }
        let form = form(problems: problems.map { $0.said(say) })
        let states = WalkPromise.State.allCases.map { Form.Choice($0.rawValue, say($0.word)) }
        let fields: HTML = """
            \(form.radios(Form.Field("state", say("Where it stands")), states, value: promise.state.rawValue, look: .tiles))\
            \(form.textarea(Form.Field("answer", say("The answer, in their words"), hint: say("What was done, or why not."), optional: true), value: promise.answer, rows: 4, maxLength: WalkPromise.longest))\
            \(Form.submit(say("Keep the answer")))
            """
        return Page(
            title: say("What became of it"), lead: promise.what, audience: try audienceLine(walk.readership),
            crumbs: crumbs(walk), content: post(form, to: WalkRoute.answer(walk.id, id), fields))
    }

    fileprivate func found(_ id: ID<WalkPromise>, of walk: Walk) throws -> WalkPromise {
        guard let promise = try snapshot.promises(of: walk).first(where: { $0.id == id }) else { throw Refusal.absent }
        return promise
    }
}

extension Submission {
    private func typed(_ name: String) -> String { form[name] ?? "" }

    func addPromise(_ id: WalkID) throws -> Reply {
        let walk = try found(id)
        let permit = try transaction.permit(FollowWalk.self, standing, on: walk)
        do {
            try permit.add(try PromiseDraft.read(walk, typed))
            return .seeOther(link(WalkRoute.walk(id)).at("promises"))
        } catch let wrong as WalkProblems {
            throw refuse(try walkPage(walk, promising: wrong.problems))
        }
    }

    func answerPromise(_ id: WalkID, _ promiseID: ID<WalkPromise>) throws -> Reply {
        let walk = try found(id)
        let promise = try found(promiseID, of: walk)
        let permit = try transaction.permit(FollowWalk.self, standing, on: walk)
        do {
            try permit.answer(promise, try PromiseAnswer.read(typed), on: now.local(in: say.zone).date)
            return .seeOther(link(WalkRoute.walk(id)).at("promises"))
        } catch let wrong as WalkProblems {
            throw refuse(try promisePage(walk, promiseID, wrong.problems))
        }
    }
}
