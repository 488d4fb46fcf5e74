// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Markup
import Web

/// What the secretariat typed to have something chosen among options.
struct ChoiceDraft: Hashable, Sendable {
    enum Kind: String, Hashable, Sendable, CaseIterable { case persons, lists, ranking, approval }

    let text: String
    let asks: Asked

    static func read(_ typed: (String) -> String) -> Result<ChoiceDraft, Faults> {
        let text = typed("text").trimmed
        guard !text.isEmpty, text.count <= 5_000 else {
            return .failure(Faults([("text", Message("Write down what is chosen, word for word."))]))
        }
        guard let kind = Kind(rawValue: typed("kind")) else {
            return .failure(Faults([("kind", Message("Choose what it is."))]))
        }
        let isElection = kind == .persons || kind == .lists
        return Slate.read(typed("options"), least: isElection ? 1 : 2).flatMap { slate in
            switch kind {
            case .ranking: return .success(ChoiceDraft(text: text, asks: .ranking(slate)))
            case .approval: return .success(ChoiceDraft(text: text, asks: .approval(slate)))
            case .persons, .lists:
                // Of lists one is elected, as a whole.
                let places = kind == .lists ? 1 : Int(typed("places").trimmed)
                guard let places, (1...slate.options.count).contains(places) else {
                    return .failure(
                        Faults([("places", Message("Type how many are elected: at least 1, at most as many as stand."))]
                        ))
                }
                let contest = Contest(
                    kind: kind == .lists ? .lists : .persons, slate: slate, standing: Array(slate.numbers),
                    places: places, round: 1)
                return .success(ChoiceDraft(text: text, asks: .election(contest)))
            }
        }
    }
}

extension ChoiceDraft.Kind {
    var word: Message {
        switch self {
        case .persons: Message("An election of persons")
        case .lists: Message("An election between lists")
        case .ranking: Message("A ranking")
        case .approval: Message("Approval voting")
        }
    }

    var hint: Message {
        switch self {
        case .persons: Message("Each voter has as many votes as there are places.")
        case .lists: Message("One list is elected, as a whole.")
        case .ranking: Message("Each puts all in an order; the common order is found by the method of Schulze.")
        case .approval: Message("Each approves of as many as they like; who has most comes first.")
        }
    }
}

extension Work {
    /// Puts an election, a ranking or approval to the vote.
    func openChoice(_ id: MeetingID, _ itemID: ItemID, _ means: Means) async throws -> Reply {
        let isSecret = form["method"] == Ballots.Method.secret.rawValue
        return try await opening(
            isSecret, means,
            check: { visit in
                let meeting = try visit.found(id)
                return OnAgenda(try visit.found(itemID, of: meeting), of: meeting)
            },
            { try $0.openChoice(id, itemID, sealed: $1) })
    }
}

extension Submission {
    func openChoice(_ id: MeetingID, _ itemID: ItemID, sealed: SealedVote?) throws -> Reply {
        let meeting = try found(id)
        let item = try found(itemID, of: meeting)
        let permit = try transaction.permit(OpenVote.self, standing, on: OnAgenda(item, of: meeting))
        do {
            let sitting = try readyForVote(on: item, of: meeting)
            guard sitting.rules.ballots.manner.kind == .vote else {
                throw Faults([
                    (
                        "kind",
                        Message("This council does not decide by vote. Put what is agreed to the members instead.")
                    )
                ])
            }
            let draft = try ChoiceDraft.read(typed).get()
            let majority = Majority(
                sitting.rules.majority(for: draft.asks.matter).name,
                sitting.rules.majority(for: draft.asks.matter).threshold)
            let method = try checked(
                typed("method"), for: draft.asks.matter, majority, on: item, in: sitting,
                among: Self.choiceMethods, sealed)
            let vote = Vote(
                id: sealed?.id ?? transaction.newID(), council: council.id, meeting: id, item: item.id,
                readership: item.readership, text: draft.text, matter: draft.asks.matter, method: method, state: .open,
                opened: now, closed: nil, adopts: nil, tally: nil, lock: sealed?.lock, ending: nil, asks: draft.asks,
                chosen: nil, majority: majority, sequel: nil, challenge: nil)
            return try open(vote, permit, meeting)
        } catch let faults as Faults {
            throw refuse(try choicePage(meeting, item, problems(faults)))
        }
    }
}

extension Visit {
    /// How something is chosen; the safer way first.
    static let choiceMethods: [Ballots.Method] = [.secret, .named]

    func choicePage(_ id: MeetingID, _ itemID: ItemID) throws -> Reply {
        let meeting = try found(id)
        return page(try choicePage(meeting, try found(itemID, of: meeting)))
    }

    func choicePage(_ meeting: Meeting, _ item: AgendaItem, _ problems: [Form.Problem] = []) throws -> Page {
        if let refusal = standing.refusal(of: OpenVote.self, on: OnAgenda(item, of: meeting)) { throw refusal }
        guard let rules = try snapshot.constitution(of: council.id) else { throw Refusal.absent }
        let content = ChoicePage(
            stationery: votingStationery, meeting: meeting, item: item, elections: rules.ballots.elections ?? .usual,
            majority: rules.majority(for: .election), methods: Self.choiceMethods, form: form(problems: problems))
        return Page(
            title: say("An election or a ranking"), lead: item.title,
            audience: try audienceLine(item.readership), crumbs: crumbs(meeting), content: content.html)
    }
}
