// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Markup
import Record
import Web

extension Visit {
    /// A walk the viewer may know of; absent otherwise.
    func found(_ id: WalkID) throws -> Walk {
        guard let walk = try snapshot.walk(id, for: scope) else { throw Refusal.absent }
        return walk
    }

    var walkCrumbs: [Part.Entry] { evidenceCrumbs + [Part.Entry(say("Exploratory walks"), link(WalkRoute.list))] }

    func crumbs(_ walk: Walk) -> [Part.Entry] {
        walkCrumbs + [Part.Entry(walk.plan.title, link(WalkRoute.walk(walk.id)))]
    }

    func walkList() throws -> Reply {
        let list = try snapshot.walks(for: scope, after: request.query["after"].map { Keyset.Cursor($0) })
        let content = WalkListPage(
            say: say, walks: list.items, link: { self.link(WalkRoute.walk($0)) },
            badge: { try self.audienceLine($0).badge(self.say) },
            new: groupsThatWalk.isEmpty ? nil : link(WalkRoute.new),
            next: list.next.map { link(WalkRoute.list, query: ["after": $0.text]) })
        return page(
            Page(
                title: say("Exploratory walks"),
                lead: say(
                    "A small group walks a route, stands still at its stops, and says what it sees and feels there."),
                audience: standing.isMember ? .members : .signedIn, crumbs: evidenceCrumbs, content: try content.html))
    }

    /// The groups for which the viewer may plan a walk, by key.
    private var groupsThatWalk: [Audience] {
        let isOfTheCouncil = standing.has([.coordinator, .chair, .analyst])
        let formations = standing.formations.keys.sorted().filter {
            isOfTheCouncil || standing.has([.coordinator, .chair], in: $0)
        }
        return (isOfTheCouncil ? [.members] : []) + formations.map(Audience.formation)
    }

    /// The form of a new walk; with `after`, one that begins with the route of an earlier walk.
    func newWalk(_ problems: [FieldProblem] = []) throws -> Page {
        guard !groupsThatWalk.isEmpty else { throw Refusal.notAllowed(PlanWalk.refusal) }
        let earlier = try (request.query["after"] ?? typedAfter).flatMap { WalkID($0) }.map { try found($0) }
        let form = form(problems: problems.map { $0.said(say) })
        let fields = WalkFields(
            form: form, say: say, plan: earlier?.plan, isNew: true,
            tongues: tongues.map { ($0.tongue.rawValue, $0.name) },
            council: council.tongue, audiences: try audienceChoices(),
            audience: earlier?.readership.audience.key)
        let after: HTML = earlier.map { Form.hidden("after", "\($0.id)") } ?? .empty
        return Page(
            title: earlier == nil ? say("Plan a walk") : say("Walk the same route again"),
            lead: earlier.map { say("The route is that of “\($0.plan.title)”. Stops are compared by their names.") },
            audience: .members, crumbs: walkCrumbs, content: post(form, to: WalkRoute.add, "\(after)\(fields.html)"))
    }

    private var typedAfter: String? {
        if case .form(let fields, _) = request.body { fields["after"] } else { nil }
    }

    private func audienceChoices() throws -> [(id: String, name: String)] {
        try groupsThatWalk.map { group in
            if group == .members { return (group.key, say("Council members")) }
            return (group.key, try snapshot.name(of: group, in: council.id) ?? say("a group of named persons"))
        }
    }

    func editWalk(_ walk: Walk, _ problems: [FieldProblem] = [], notice: HTML = .empty) throws -> Page {
        if let refusal = standing.refusal(of: PlanWalk.self, on: walk) { throw refusal }
        let form = form(problems: problems.map { $0.said(say) })
        let fields = WalkFields(
            form: form, say: say, plan: walk.plan, isNew: false, tongues: tongues.map { ($0.tongue.rawValue, $0.name) },
            council: council.tongue, audiences: [], audience: nil)
        let version = Form.hidden("version", "\(walk.version)")
        return Page(
            title: say("Change the plan"), lead: walk.plan.title, audience: try audienceLine(walk.readership),
            crumbs: crumbs(walk),
            content: "\(notice)\(post(form, to: WalkRoute.save(walk.id), "\(version)\(fields.html)"))")
    }
}

extension Submission {
    private func typed(_ name: String) -> String { form[name] ?? "" }

    func addWalk() throws -> Reply {
        let chosen = Audience(key: typed("audience")) ?? .members
        let allowed = [Audience.members] + standing.formations.keys.map(Audience.formation)
        guard allowed.contains(chosen) else { throw Refusal.absent }
        let earlier = try WalkID(typed("after")).map { try found($0) }
        do {
            let walk = Walk(
                new: transaction.newID(), try WalkDraft.read(typed), in: council.id, for: Readership(chosen),
                after: earlier?.id, seal: newSeal())
            try transaction.permit(PlanWalk.self, standing, on: walk).insert()
            return .seeOther(link(WalkRoute.walk(walk.id)))
        } catch let wrong as WalkProblems {
            throw refuse(try newWalk(wrong.problems))
        }
    }

    /// A key of 244 random bits, from the source all ids come from.
    private func newSeal() -> [UInt8] {
        let bits = (transaction.newUnorderedID(Walk.self), transaction.newUnorderedID(Walk.self))
        return Digest(of: Array("\(bits.0)\(bits.1)".utf8)).bytes
    }

    func saveWalk(_ id: WalkID) throws -> Reply {
        try transaction.lock("walk:\(id)")
        let walk = try found(id)
        let permit = try transaction.permit(PlanWalk.self, standing, on: walk)
        do {
            let plan = try WalkDraft.read(typed)
            try checkStops(plan, of: walk)
            guard try permit.save(plan, over: Int(typed("version")) ?? -1) else {
                throw Answer(page(try changedMeanwhile(walk), status: 409))
            }
            return .seeOther(link(WalkRoute.walk(id)))
        } catch let wrong as WalkProblems {
            throw refuse(try editWalk(walk, wrong.problems))
        }
    }

    /// Once something was recorded, the numbers of the stops stand for places: words may be mended, places not exchanged.
    private func checkStops(_ plan: WalkPlan, of walk: Walk) throws {
        guard plan.stops.count != walk.plan.stops.count, try !snapshot.sheets(of: walk).isEmpty else { return }
        throw WalkProblems(problems: [
            FieldProblem(
                "stops",
                Message(
                    "The walk was recorded with \(walk.plan.stops.count) stops. Their words can be mended, their number stays."
                ))
        ])
    }

    private func changedMeanwhile(_ walk: Walk) throws -> Page {
        let notice = Part.note(
            .care, say("Somebody changed this meanwhile"), level: .h2,
            """
            <p>\(say("Below stands what you typed. These are the stops as they stand now:"))</p>\
            <p class="kept" lang="\(walk.plan.tongue.rawValue)">\(WalkDraft.text(walk.plan.stops))</p>
            """)
        return try editWalk(
            walk, [FieldProblem("title", Message("Changed meanwhile: compare, then keep."))], notice: notice)
    }

    func removeWalk(_ id: WalkID) throws -> Reply {
        try transaction.lock("walk:\(id)")
        try transaction.permit(RemoveWalk.self, standing, on: try found(id)).remove()
        return .seeOther(link(WalkRoute.list))
    }
}
