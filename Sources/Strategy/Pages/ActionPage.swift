// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Lineage
import Markup
import Web

extension Visit {
    func actionPage(_ action: CouncilAction, problems: [Form.Problem] = [], of prefix: String = "") throws -> Page {
        let milestones = try snapshot.milestones(of: [action.head.id], in: council.id)[action.head.id] ?? []
        let organisations = try organisations([action.owner])
        let reports = standing.may(ReportProgress.self, on: action)
        let forms: HTML =
            reports
            ? """
            \(progressForm(action, form(problems: prefix == "p" ? problems : [], prefix: "p")))\
            \(milestoneForms(action, milestones, form(problems: prefix == "m" ? problems : [], prefix: "m")))
            """ : .empty
        return try frame(
            action, tell(action, milestones, organisations), more: "\(try notes(action))\(forms)")
    }

    /// What was written on the way; who wrote it is for members.
    private func notes(_ action: CouncilAction) throws -> HTML {
        let notes = try snapshot.notes(of: action)
        guard !notes.isEmpty else { return .empty }
        let names = standing.isMember ? try snapshot.names(of: notes.compactMap(\.person), in: council.id) : [:]
        let items = notes.map { note -> HTML in
            let writer = note.person.flatMap { names[$0] }
            return """
                <li>\(Part.prose(note.text, tongue: action.head.tongue.rawValue))\
                <p class="small dim">\(say("\(dayOf: note.at)")) \(writer ?? "")</p></li>
                """
        }
        return Part.section(say("On the way"), id: "notes", "<ul class=\"rows\">\(items)</ul>")
    }

    private func progressForm(_ action: CouncilAction, _ form: Form) -> HTML {
        let stages = Stage.allCases.map { Form.Choice($0.rawValue, say($0.name)) }
        let fields: HTML = """
            \(Form.hidden("version", String(action.head.version)))\
            \(form.radios(Form.Field("stage", say("Where it stands"), hint: say("Whether it is late is reckoned from the due date.")),
                stages, value: action.progress.stage.rawValue))\
            \(form.date(Form.Field("ended", say("Done or stopped on"), optional: true), value: action.progress.ended?.description ?? ""))\
            \(form.text(Form.Field("reason", say("Why it is late, or was stopped"), optional: true), value: action.progress.reason, maxLength: 1_000))\
            \(form.textarea(Form.Field("note", say("What has happened"), optional: true), rows: 3, maxLength: 4_000))\
            \(Form.submit(say("Say where it stands")))
            """
        return Part.section(
            say("Say where it stands"), id: "progress",
            post(form, to: StrategyRoute.progress(action.head.id.as(EntryTag.self)), fields))
    }

    private func milestoneForms(_ action: CouncilAction, _ milestones: [Milestone], _ form: Form) -> HTML {
        let id = action.head.id.as(EntryTag.self)
        let reached = milestones.enumerated().map { number, one -> HTML in
            let mine = self.form(prefix: "r\(number)")
            let fields: HTML = """
                \(mine.date(Form.Field("reached", say("Reached on"), hint: one.title, optional: true), value: one.reached?.description ?? ""))\
                \(Form.submit(say("Save"), .second))
                """
            return "<li>\(post(mine, to: StrategyRoute.reach(id, milestone: one.id), fields))</li>"
        }
        let list: HTML = reached.isEmpty ? .empty : "<ul class=\"rows\">\(reached)</ul>"
        let fields: HTML = """
            \(form.text(Form.Field("milestone", say("A further milestone")), maxLength: 200))\
            \(form.date(Form.Field("milestoneDue", say("Due")), value: ""))\(Form.submit(say("Add the milestone"), .second))
            """
        return Part.section(
            say("Milestones"), id: "milestones", "\(list)\(post(form, to: StrategyRoute.addMilestone(id), fields))")
    }
}

extension Submission {
    /// The owner, or the coordinator, says where an action stands.
    func report(_ id: ID<CouncilAction>, _ series: SeriesSource) throws -> Reply {
        let action = try snapshot.find(id, for: scope)
        let permit = try transaction.permit(ReportProgress.self, standing, on: action)
        var typed = typed
        if form["version"] != String(action.head.version) { typed.fault("stage", .changedMeanwhile) }
        guard let draft = ProgressDraft(&typed, today: today), typed.faults.isEmpty else {
            throw refuse(try actionPage(action, problems: problems(typed), of: "p"))
        }
        if draft.progress != action.progress { try permit.update(to: action.standing(at: draft.progress)) }
        if !draft.note.isEmpty { try permit.note(draft.note) }
        return .seeOther(link(action.route))
    }

    func addMilestone(_ id: ID<CouncilAction>, _ series: SeriesSource) throws -> Reply {
        let action = try snapshot.find(id, for: scope)
        let permit = try transaction.permit(ReportProgress.self, standing, on: action)
        var typed = typed
        guard let draft = MilestoneDraft(&typed) else {
            throw refuse(try actionPage(action, problems: problems(typed), of: "m"))
        }
        try permit.add(draft)
        return .seeOther(link(action.route))
    }

    func reach(_ milestone: ID<Milestone>, of id: ID<CouncilAction>) throws -> Reply {
        let action = try snapshot.find(id, for: scope)
        let permit = try transaction.permit(ReportProgress.self, standing, on: action)
        var typed = typed
        let day = typed.day("reached", optional: true)
        if let day, day > today { typed.fault("reached", Message("This day has not come yet.")) }
        guard typed.faults.isEmpty else {
            throw refuse(try actionPage(action, problems: problems(typed).map { Form.Problem(nil, $0.text) }, of: "m"))
        }
        try permit.reach(milestone, on: day)
        return .seeOther(link(action.route))
    }
}

extension CouncilAction {
    /// The same action with its owner's word on where it stands, one version on.
    fileprivate func standing(at progress: Progress) -> CouncilAction {
        let words = Words(title: head.title, text: head.text, readership: head.readership)
        return CouncilAction(
            head: head.saying(words), owner: owner, partners: partners, starts: starts, due: due, progress: progress,
            cost: cost)
    }
}
