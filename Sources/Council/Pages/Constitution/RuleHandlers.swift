// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Lineage
import Markup
import Web

extension Submission {
    /// The coordinator says that a rule is as it should be.
    func confirmRule(_ path: String) throws -> Reply {
        _ = try entry(path)
        let subject = RuleSubject(council: council.id, path: path)
        let permit = try transaction.permit(ConfirmRule.self, standing, on: subject)
        var fields = fields
        let reason = fields.needed("reason", Message("Say why."))
        try refusing({ try $0.rulePage(path, problems: $1) }) {
            try fields.finish()
            try permit.write(reason: reason)
        }
        return .seeOther(link(CouncilRoute.rule(path)))
    }

    /// The coordinator writes a rule anew, as the council decided.
    func correctRule(_ path: String) throws -> Reply {
        let (charter, entry) = try entry(path)
        guard entry.listed.isCorrectable else { throw Refusal.absent }
        let subject = RuleSubject(council: council.id, path: path)
        let permit = try transaction.permit(CorrectRule.self, standing, on: subject)
        try checkVersion(charter.version) { try $0.rulePage(path, problems: $1) }
        var fields = fields
        let reason = fields.needed("reason", Message("Say why."))
        let decision = try chosenDecision(&fields)
        try refusing({ try $0.rulePage(path, problems: $1) }) {
            let text = try entry.listed.amended(&fields, like: entry.value, of: charter.profile)
            try fields.finish()
            guard charter.knowsHolidays || !text.contains("\"\(Period.Unit.workingDays.rawValue)\"") else {
                throw FieldProblems(all: [
                    FieldProblem("unit", Message("Working days need a rule for holidays, which is missing."))
                ])
            }
            let verdict = try permit.write(text, reason: reason)
            try tie(verdict, to: decision, RuleView.title(entry, say), ["how-it-works", path])
        }
        return .seeOther(link(CouncilRoute.rule(path)))
    }

    /// Ties a change to the decision it carries out.
    func tie(
        _ change: some LosslessStringConvertible, to decision: NodeReference?, _ title: String, _ path: [String]
    ) throws {
        guard let decision else { return }
        try transaction.enter(
            Amendment(
                id: change.description, title: title, tongue: say.tongue, path: path, decision: decision),
            in: council.id, on: council.today(at: now))
    }

    private func entry(_ path: String) throws -> (Charter, CharterEntry) {
        guard let charter = try snapshot.charter(of: council.id), let entry = charter.entry(path) else {
            throw Refusal.absent
        }
        return (charter, entry)
    }
}

extension Charter {
    /// Whether periods in working days can be counted.
    var knowsHolidays: Bool { entry("holidays")?.value != nil }
}

extension Submission {
    /// Runs the part of a handler that may refuse what was typed; the page comes back with it (422).
    func refusing<T>(_ page: (Visit, [Form.Problem]) throws -> Page, _ body: () throws -> T) throws -> T {
        do {
            return try body()
        } catch let problems as FieldProblems {
            throw refuse(try page(self, problems.all.map { Form.Problem($0.field, say($0.message)) }))
        } catch let refusal as MandateRefusal {
            throw refuse(try page(self, [Form.Problem(nil, say(refusal.message))]))
        } catch let refusal as PlaceRefusal {
            throw refuse(try page(self, [Form.Problem(nil, say(refusal.message))]))
        }
    }

    /// Somebody else changed the thing since the form was shown: both texts stand on the page, nothing is overwritten (409).
    func checkVersion(_ version: Int, _ page: (Visit, [Form.Problem]) throws -> Page) throws {
        guard form["version"] != String(version) else { return }
        let problem = Form.Problem(
            nil,
            say(
                "Somebody changed this while you were writing. What stands there now is shown below; what you typed is still in the fields."
            ))
        throw Answer(self.page(try page(self, [problem]), status: 409))
    }
}
