// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Markup
import Web

/// The opened ballots of one secret vote, or of all rounds of a secret election.
enum OpenedBallots: Hashable, Sendable {
    case question([SecretBallot])
    case choice([Round])

    struct Round: Hashable, Sendable {
        let asks: Asked
        let ballots: [MarkedBallot]
    }

    var isEmpty: Bool {
        switch self {
        case .question(let ballots): ballots.isEmpty
        case .choice(let rounds): rounds.allSatisfy(\.ballots.isEmpty)
        }
    }

    /// The list as a file (RFC 4180): a code and `for`, `against` or `abstention` a line; or the round, a code and a mark
    /// for each option, whose number stands before its name.
    var file: String {
        switch self {
        case .question(let ballots):
            return "code,vote\r\n" + ballots.map { "\($0.code),\($0.choice.rawValue)\r\n" }.joined()
        case .choice(let rounds):
            let slate = rounds.first?.asks.slate ?? Slate(options: [])
            let names = slate.options.enumerated().map { "\"\($0 + 1). \($1.replacing("\"", with: "\"\""))\"" }
            let lines = rounds.enumerated().flatMap { index, round in
                round.ballots.map { ballot in
                    (["\(index + 1)", "\(ballot.code)"] + ballot.marks.marks.map(String.init)).joined(separator: ",")
                }
            }
            return ([(["round", "code"] + names).joined(separator: ",")] + lines).map { $0 + "\r\n" }.joined()
        }
    }
}

/// The opened ballots of a secret vote, for whoever may know of the decision.
struct BallotListPage {
    let stationery: Stationery
    let decision: Decision
    let ballots: OpenedBallots

    private var say: Speech { stationery.say }

    var html: HTML {
        """
        \(OutcomePart(outcome: decision.outcome, say: say).html)\(lists)\
        \(Part.section(say("To check it"), id: "check", check))
        """
    }

    private var lists: HTML {
        switch ballots {
        case .question(let ballots):
            let list = Table(
                say("Ballots"), captionIsHidden: true, columns: [.init(say("Code")), .init(say("Vote"))],
                rows: ballots.map { ballot -> [HTML] in
                    ["<span class=\"mono\">\(ballot.code.description)</span>", HTML(text: say(ballot.choice.word))]
                })
            return Part.section(say("Ballots"), id: "ballots", list.html)
        case .choice(let rounds):
            let sections = rounds.enumerated().map { index, round in
                Part.section(
                    rounds.count == 1 ? say("Ballots") : say("Ballots of round \(index + 1)"),
                    id: "ballots-\(index + 1)",
                    MarkedBallot.table(round.ballots, round.asks.slate, say))
            }
            return HTML.joined(sections)
        }
    }

    private var check: HTML {
        """
        <ul><li>\(say("Whoever voted finds their code here, once, with what they voted."))</li>\
        <li>\(say("Anybody can count the list. It has as many lines as people voted."))</li>\
        <li>\(say("The list stands in the entry of this decision in the Record, so that nobody can change it later."))</li>\
        <li>\(say("It is sorted by the codes, which are random: the order tells nothing."))</li></ul>\
        <p class="noprint">\(Part.link(say("The list as a table (CSV)"), to: stationery.link(.ballotsFile(decision.id))))</p>
        """
    }
}

extension Visit {
    /// A decision with its opened ballots; absent where the vote was not secret.
    private func ballots(_ id: DecisionID) throws -> (Decision, OpenedBallots) {
        let decision = try orAbsent(snapshot.decision(id, for: scope))
        let vote = try orAbsent(snapshot.vote(decision.vote, for: scope))
        let ballots: OpenedBallots
        if vote.asks == nil {
            ballots = .question(try snapshot.secretBallots(of: vote.id, in: council.id))
        } else {
            let rounds = try (snapshot.votes(before: vote, for: scope) + [vote]).compactMap { round in
                try round.asks.map {
                    OpenedBallots.Round(
                        asks: $0, ballots: try snapshot.markedBallots(opened: round.id, in: council.id))
                }
            }
            ballots = .choice(rounds)
        }
        guard !ballots.isEmpty else { throw Refusal.absent }
        return (decision, ballots)
    }

    func ballotListPage(_ id: DecisionID) throws -> Reply {
        let (decision, ballots) = try ballots(id)
        return page(
            Page(
                title: say("Ballots of decision \(decision.number.description)"), lead: decision.title,
                audience: try audienceLine(decision.readership),
                crumbs: [
                    Part.Entry(say("Decisions"), link(MeetingsRoute.decisions)),
                    Part.Entry(decision.title, link(MeetingsRoute.decision(id))),
                ], content: BallotListPage(stationery: stationery, decision: decision, ballots: ballots).html))
    }

    func ballotsFile(_ id: DecisionID) throws -> Reply {
        let (decision, ballots) = try ballots(id)
        return .file(
            Array(ballots.file.utf8), type: "text/csv; charset=utf-8",
            name: "ballots-\(decision.number.year)-\(decision.number.sequence).csv")
    }
}
