// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Lineage
import Markup
import Web

extension Visit {
    /// The report of a walk: the plan, what was found, what was promised, and what changed since the walk before.
    func walkPage(
        _ walk: Walk, promising problems: [FieldProblem] = []
    ) throws -> Page {
        let tallies = StopTally.tallies(of: walk, try snapshot.looks(of: walk))
        let parts = try [
            plan(walk), sheetsPart(walk),
            WalkFindings(say: say, walk: walk, tallies: tallies, photos: checkedPhotos(walk)).html,
            photosToCheck(walk), comparison(walk, tallies), promisesPart(walk, problems), removal(walk),
        ]
        return Page(
            title: walk.plan.title, titleTongue: walk.plan.tongue.rawValue, audience: try audienceLine(walk.readership),
            crumbs: walkCrumbs, content: .joined(parts))
    }

    private func plan(_ walk: Walk) throws -> HTML {
        let mayPlan = standing.may(PlanWalk.self, on: walk)
        let earlier = try walk.after.flatMap { try snapshot.walk($0, for: scope) }
        let content = WalkPlanPart(
            say: say, walk: walk, earlier: earlier.map { ($0.plan, link(WalkRoute.walk($0.id))) },
            record: standing.may(RecordWalk.self, on: walk) ? link(WalkRoute.record(walk.id)) : nil,
            paper: link(WalkRoute.paper(walk.id)), table: link(WalkRoute.table(walk.id)),
            thread: threadLink(NodeReference(.walk, walk.id)),
            edit: mayPlan ? link(WalkRoute.edit(walk.id)) : nil,
            again: mayPlan ? link(WalkRoute.new, query: ["after": "\(walk.id)"]) : nil)
        return content.html
    }

    /// The records that came in. Whoever sent one, and whoever plans, can take it away.
    private func sheetsPart(_ walk: Walk) throws -> HTML {
        let sheets = try snapshot.sheets(of: walk)
        guard !sheets.isEmpty else { return .empty }
        let names = try snapshot.names(of: sheets.compactMap(\.person), in: council.id)
        let items = sheets.map { sheet -> HTML in
            let who = sheet.person.flatMap { names[$0] } ?? say("somebody who left")
            let clock: HTML? =
                sheet.isClockWrong
                ? " <span class=\"dim\">\(say("The phone’s clock was wrong; this is the council’s."))</span>" : nil
            return "<li>\(say("\(sheet.sent), from \(who)."))\(clock)\(sheetTools(sheet, walk))</li>"
        }
        return Part.section(say("Records that came in"), id: "records", "<ul class=\"plain\">\(items)</ul>")
    }

    private func sheetTools(_ sheet: WalkSheet, _ walk: Walk) -> HTML {
        guard standing.may(TakeSheetAway.self, on: OnWalk(part: sheet, walk: walk)) else { return .empty }
        let change: HTML =
            sheet.person == viewer.person
            ? Part.link(say("Change it"), to: link(WalkRoute.record(walk.id), query: ["sheet": "\(sheet.id)"])) : .empty
        let take = post(
            form(prefix: "r-\(sheet.id)"), to: WalkRoute.takeAway(walk.id, sheet.id),
            Form.submit(say("Take this record away"), .link))
        return "<div class=\"row noprint\">\(change)\(take)</div>"
    }

    /// The photos a second person has looked at, by stop.
    private func checkedPhotos(_ walk: Walk) throws -> [Int: [Link]] {
        try snapshot.photos(of: walk).filter(\.isChecked).reduce(into: [:]) { links, photo in
            links[photo.stop, default: []].append(link(WalkRoute.photo(walk.id, photo.id)))
        }
    }

    /// The photos that wait for a second person, for those who are one.
    private func photosToCheck(_ walk: Walk) throws -> HTML {
        let waiting = try snapshot.photos(of: walk).filter { !$0.isChecked }
        let items = waiting.compactMap { photo -> HTML? in
            guard standing.may(CheckWalkPhoto.self, on: OnWalk(part: photo, walk: walk)) else { return nil }
            let name = walk.stop(photo.stop)?.name ?? ""
            let buttons: HTML = """
                \(Form.submit(say("Nobody can be recognised"), .filled, name: "verdict", value: "clear"))\
                \(Form.submit(say("Take it out"), .second, name: "verdict", value: "out"))
                """
            return """
                <li><figure><img class="shot" src="\(link(WalkRoute.photo(walk.id, photo.id)))" alt="\(say("Photo at stop \(photo.stop), not looked at yet"))">\
                <figcaption lang="\(walk.plan.tongue.rawValue)">\(name)</figcaption></figure>\
                \(post(form(prefix: "p-\(photo.id)"), to: WalkRoute.check(walk.id, photo.id), "<div class=\"row\">\(buttons)</div>"))</li>
                """
        }
        let own = waiting.count { $0.person == viewer.person }
        let ownWords: HTML =
            own == 0
            ? .empty
            : """
            <p>\(say.plural(own, one: "\(own) photo of yours waits for a second person to look at it.", other: "\(own) photos of yours wait for a second person to look at them."))</p>
            """
        guard !items.isEmpty || own > 0 else { return .empty }
        let list: HTML =
            items.isEmpty
            ? .empty
            : """
            <p>\(say("Is there a person, a number plate, a house number, or anything else by which somebody could be known? Then take it out."))</p>\
            <ul class="grid plain">\(items)</ul>
            """
        return
            "<div class=\"noprint\">\(Part.section(say("Photos to look at"), id: "photos", "\(ownWords)\(list)"))</div>"
    }

    private func comparison(_ walk: Walk, _ tallies: [StopTally]) throws -> HTML {
        guard let earlier = try walk.after.flatMap({ try snapshot.walk($0, for: scope) }) else { return .empty }
        let before = StopTally.tallies(of: earlier, try snapshot.looks(of: earlier))
        let pairs = StopComparison.pairs(tallies, before).filter { !$0.now.isEmpty && !$0.before.isEmpty }
        return WalkComparisonPart(say: say, walk: walk, earlier: earlier, pairs: pairs).html
    }

    private func removal(_ walk: Walk) -> HTML {
        guard standing.may(RemoveWalk.self, on: walk) else { return .empty }
        let words = say(
            "The walk goes with its records, photos and promises. Phones that have not sent yet are told so.")
        let form = post(
            form(prefix: "remove"), to: WalkRoute.remove(walk.id), Form.submit(say("Take the walk out"), .danger))
        return
            "<details class=\"noprint gap\"><summary>\(say("Take the walk out"))</summary><p>\(words)</p>\(form)</details>"
    }

    /// The walk on paper, to be filled in by hand.
    func walkOnPaper(_ id: WalkID) throws -> Reply {
        let walk = try found(id)
        return page(
            Page(
                title: walk.plan.title, titleTongue: walk.plan.tongue.rawValue,
                audience: try audienceLine(walk.readership), crumbs: crumbs(walk),
                content: WalkPaperPage(say: say, walk: walk).html))
    }

    /// What was found, one line a stop, for spreadsheets.
    func walkTable(_ id: WalkID) throws -> Reply {
        let walk = try found(id)
        let tallies = StopTally.tallies(of: walk, try snapshot.looks(of: walk))
        return Reply.file(
            Array(WalkTable.text(walk, tallies).utf8), type: "text/csv; charset=utf-8",
            name: "walk-\(walk.plan.day).csv")
    }
}

extension Work {
    /// A photo: for those who walk once a second person has looked at it, before that for that person alone.
    func walkPhoto(_ id: WalkID, _ photoID: ID<WalkPhoto>) async throws -> Reply {
        let (council, file) = try await read { visit in
            let walk = try visit.found(id)
            guard let photo = try visit.snapshot.photos(of: walk).first(where: { $0.id == photoID }),
                photo.isChecked || visit.standing.may(CheckWalkPhoto.self, on: OnWalk(part: photo, walk: walk)),
                let file = try Files.find(photo.file, council: visit.council.id, in: visit.snapshot)
            else { throw Refusal.absent }
            return (visit.council.id, file)
        }
        return reply(with: file, named: file.type == "image/png" ? "stop.png" : "stop.jpg", of: council)
    }
}

extension Submission {
    func checkPhoto(_ photoID: ID<WalkPhoto>, of id: WalkID) throws -> Reply {
        try transaction.lock("walk:\(id)")
        let walk = try found(id)
        guard let photo = try snapshot.photos(of: walk).first(where: { $0.id == photoID }) else {
            throw Refusal.absent
        }
        let clears = form["verdict"] == "clear"
        let permit = try transaction.permit(
            CheckWalkPhoto.self, standing, on: OnWalk(part: photo, walk: walk), note: clears ? "clear" : "taken out")
        if clears { try permit.clear() } else { try permit.takeOut() }
        return .seeOther(link(WalkRoute.walk(id)).at("photos"))
    }
}
