// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Markup
import Web

/// The opened ballots of a secret vote, for whoever may know of the decision.
struct BallotListPage {
    let stationery: Stationery
    let decision: Decision
    let ballots: [SecretBallot]

    private var say: Speech { stationery.say }

    var html: HTML {
        let list = Table(
            say("Ballots"), captionIsHidden: true, columns: [.init(say("Code")), .init(say("Vote"))],
            rows: ballots.map { ballot -> [HTML] in
                ["<span class=\"mono\">\(ballot.code.description)</span>", HTML(text: say(ballot.choice.word))]
            })
        return """
            \(decision.tally.chart(say))\
            \(Part.section(say("Ballots"), id: "ballots", list.html))\
            \(Part.section(say("To check it"), id: "check", check))
            """
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

extension SecretBallot {
    /// The list as a file (RFC 4180): a code and `for`, `against` or `abstention` a line.
    static func file(_ ballots: [SecretBallot]) -> String {
        "code,vote\r\n" + ballots.map { "\($0.code),\($0.choice.rawValue)\r\n" }.joined()
    }
}

extension Visit {
    /// A decision with its opened ballots; absent where the vote was not secret.
    private func ballots(_ id: DecisionID) throws -> (Decision, [SecretBallot]) {
        let decision = try orAbsent(snapshot.decision(id, for: scope))
        let ballots = try snapshot.secretBallots(of: decision.vote, in: council.id)
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
            Array(SecretBallot.file(ballots).utf8), type: "text/csv; charset=utf-8",
            name: "ballots-\(decision.number.year)-\(decision.number.sequence).csv")
    }
}
