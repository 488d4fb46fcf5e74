// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Lineage
import Markup
import Web

extension Visit {
    /// What became of what was decided, for anybody: what is public and nothing else, whoever asks.
    func outcomesPage() throws -> Reply {
        let scope = Scope.visitors(of: council.id)
        let page: Keyset.Page<RegisterEntry>
        var adopted = RegisterFilter()
        adopted.isAdopted = true
        do {
            page = try snapshot.register(
                adopted, for: scope, of: 30, after: request.query["after"].map { Keyset.Cursor($0) })
        } catch DatabaseError.cursor {
            throw Refusal.absent
        }
        let entries = page.items
        let actions = try entries.reduce(into: [:]) { actions, entry in
            actions[entry.decision.id] = try snapshot.nodes(before: entry.decision.node, .carriesOut, for: scope)
        }
        let content = OutcomesPage(
            stationery: registerStationery, entries: entries, counts: try snapshot.counts(for: scope),
            actions: actions.mapValues { $0.map { ($0, link($0)) } }, today: today, next: page.next)
        return self.page(
            Page(
                title: say("What became of what was decided"),
                lead: say("Every public decision: the answer, what is done about it, and where it stands."),
                crumbs: [Part.Entry(say("Decisions"), link(MeetingsRoute.decisions))], content: content.html))
    }

    /// The whole register as the viewer may know of it, narrowed by the query; at most 10,000 decisions.
    private func wholeRegister() throws -> [RegisterEntry] {
        let filter = RegisterFilter(request.query)
        var (entries, cursor): ([RegisterEntry], Keyset.Cursor?) = ([], nil)
        repeat {
            let page = try snapshot.register(filter, for: scope, of: 500, after: cursor)
            entries += page.items
            cursor = page.next
        } while cursor != nil && entries.count < 10_000
        return entries
    }

    func registerTable() throws -> Reply {
        let heads = [
            "number", "date", "kind", "title", "text", "adopted", "for", "against", "abstained", "chosen", "status",
            "addressee",
            "answer due", "answered", "answered by", "answer",
        ]
        let rows = try wholeRegister().map { entry in
            let (decision, follow) = (entry.decision, entry.follow)
            let count = decision.tally?.count
            return [
                decision.number.description, decision.day.description, entry.kind.rawValue, decision.title,
                decision.text, decision.isAdopted ? "yes" : "no", count.map { String($0.yes) } ?? "",
                count.map { String($0.no) } ?? "", count.map { String($0.abstained) } ?? "", entry.chosen(say) ?? "",
                decision.isAdopted ? follow.status.rawValue : "", follow.addressee ?? "",
                follow.answerDue?.description ?? "", follow.answer?.day.description ?? "", follow.answer?.by ?? "",
                follow.answer?.text ?? "",
            ]
        }
        return .file(Array(CSV.text([heads] + rows).utf8), type: "text/csv; charset=utf-8", name: "decisions.csv")
    }

    func registerList() throws -> Reply {
        .json(.object(["decisions": .array(try wholeRegister().map(json))]))
    }

    private func json(_ entry: RegisterEntry) -> JSON {
        let (decision, follow) = (entry.decision, entry.follow)
        return .object([
            ("id", .text("\(decision.id)")), ("number", .text(decision.number.description)),
            ("date", .text(decision.day.description)), ("kind", .text(entry.kind.rawValue)),
            ("title", .text(decision.title)), ("text", .text(decision.text)),
            ("language", .text(decision.tongue.rawValue)), ("adopted", .bool(decision.isAdopted)),
            ("challenged", .bool(decision.challenge != nil)),
            ("status", decision.isAdopted ? .text(follow.status.rawValue) : .null),
            ("addressee", .optional(follow.addressee)), ("answerDue", .optional(follow.answerDue?.description)),
            ("answer", .optional(follow.answer?.text)), ("answered", .optional(follow.answer?.day.description)),
            ("answeredBy", .optional(follow.answer?.by)), ("url", .text(absolute(MeetingsRoute.decision(decision.id)))),
            ("result", .object(decision.outcome.json)),
        ])
    }

    /// The answer to a decision and where it stands, for its page; nothing of what was not adopted.
    func followPart(of decision: Decision) throws -> HTML {
        let follow = try snapshot.followUp(of: decision, for: scope)
        let actions = try snapshot.nodes(before: decision.node, .carriesOut, for: scope).map { ($0, link($0)) }
        let subject = try snapshot.meeting(decision.meeting, for: scope).map {
            DecisionOfFormation(decision: decision, formation: $0.formation)
        }
        let mayFollow = subject.map { standing.may(FollowDecision.self, on: $0) } ?? false
        return FollowPart(
            stationery: registerStationery, entry: RegisterEntry(decision: decision, follow: follow), actions: actions,
            today: today, mayFollow: mayFollow
        ).html
    }

    /// When a decision takes effect, where the rules let it do so with the approval of the minutes.
    func effect(of decision: Decision) throws -> Message? {
        guard decision.isAdopted, try snapshot.constitution(of: council.id)?.minutes.effect == .approval else {
            return nil
        }
        let approved = try snapshot.approvals(of: [decision.meeting], in: council.id)[decision.meeting]
        return approved.map { Message("In effect since \(dayOf: $0), when the minutes were approved") }
            ?? Message("Takes effect when the minutes are approved")
    }
}
