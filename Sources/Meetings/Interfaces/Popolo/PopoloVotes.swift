// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Web

/// Public meetings, and what was voted there.
///
/// How each seat voted stands here only where it is public already: for named votes, in approved minutes that anybody may
/// read, and by seat as the minutes have it. Of a secret vote nothing but the counts is ever told.
struct PopoloVotes {
    private(set) var events: [JSON] = []
    private(set) var motions: [JSON] = []
    private(set) var voteEvents: [JSON] = []
    private let say: Speech

    init(_ snapshot: Snapshot, _ council: CouncilIdentity, _ say: Speech) throws {
        let scope = Scope.visitors(of: council.id)
        self.say = say
        let meetings = try snapshot.allMeetings(for: scope)
        events = meetings.map(event)
        let byID = Dictionary(meetings.map { ($0.id, $0) }) { first, _ in first }
        let decisions = try snapshot.allDecisions(for: scope)
        let manners = try snapshot.manners(of: decisions.map(\.vote), in: council.id)
        let named = Set(decisions.filter { manners[$0.vote]?.method == .named }.map(\.meeting))
        let votes = try named.reduce(into: [MeetingID: [String: MinutesDocument.VoteLine]]()) { votes, id in
            votes[id] = try byID[id].map { try snapshot.publicVotes(at: $0, for: scope) }
        }
        for decision in decisions {
            guard let manner = manners[decision.vote], let meeting = byID[decision.meeting] else { continue }
            let line = votes[decision.meeting]?[decision.number.description]
            add(decision, manner, at: meeting, manner.method == .named ? line : nil)
        }
    }

    private func event(_ meeting: Meeting) -> JSON {
        let end = meeting.starts.instant() + .seconds(60 * meeting.minutes)
        return .present([
            ("id", .text("\(meeting.id)")), ("name", .text(meeting.title(say))), ("classification", "meeting"),
            ("start_date", .text(meeting.starts.withOffset)),
            ("end_date", .text(end.offsetText(in: meeting.starts.zone))),
            ("location", meeting.venue.place.map(JSON.text)), ("status", .text(meeting.state.popolo)),
            ("organization_id", .text("\(meeting.formation.id)")),
        ])
    }

    private mutating func add(
        _ decision: Decision, _ manner: VoteManner, at meeting: Meeting, _ line: MinutesDocument.VoteLine?
    ) {
        let formation: JSON = .text("\(meeting.formation.id)")
        let result: JSON = decision.isAdopted ? "pass" : "fail"
        motions.append(
            .object([
                "id": .text("\(decision.vote)"), "organization_id": formation, "text": .text(decision.text),
                "identifier": .text(decision.number.description), "classification": .text(decision.matter.rawValue),
                "result": result,
            ]))
        let counts = decision.outcome.popolo
        voteEvents.append(
            .present([
                ("id", .text("\(decision.id)")), ("identifier", .text(decision.number.description)),
                ("motion_id", .text("\(decision.vote)")), ("organization_id", formation),
                ("classification", .text(manner.method.rawValue)),
                ("end_date", manner.closed.map { .text($0.offsetText(in: meeting.starts.zone)) }), ("result", result),
                ("counts", .array(counts.map { .object(["option": .text($0), "value": .number($1)]) })),
                ("votes", line.map { .array(votes(in: $0)) }),
            ]))
    }

    private func votes(in line: MinutesDocument.VoteLine) -> [JSON] {
        line.named.sorted { $0.key < $1.key }.flatMap { choice, seats in
            seats.map { seat in
                .object([
                    "option": .text(Ballot.Choice(rawValue: choice)?.popolo ?? choice), "role": .text(seat),
                ])
            }
        }
    }
}

extension Meeting.State {
    fileprivate var popolo: String {
        switch self {
        case .called: "confirmed"
        case .open: "in progress"
        case .closed: "held"
        case .cancelled: "cancelled"
        }
    }
}

extension Ballot.Choice {
    fileprivate var popolo: String {
        switch self {
        case .yes: "yes"
        case .no: "no"
        case .abstention: "abstain"
        }
    }
}

/// How a vote was taken, and when it came to its result.
struct VoteManner: Hashable, Sendable {
    let method: Ballots.Method
    let closed: Instant?
}

extension Snapshot {
    fileprivate func allMeetings(for scope: Scope) throws -> [Meeting] {
        try meetings(
            rows("SELECT m.* FROM meeting AS m WHERE \(scope.sees("m")) ORDER BY m.starts, m.id"), for: scope)
    }

    fileprivate func allDecisions(for scope: Scope) throws -> [Decision] {
        try rows(
            """
            SELECT \(Decision.columns) FROM \(Decision.source) WHERE \(scope.sees("d")) ORDER BY d.taken, d.id
            """
        ).map(Decision.init)
    }

    fileprivate func manners(of votes: [VoteID], in council: CouncilID) throws -> [VoteID: VoteManner] {
        try rows(
            """
            SELECT id, method, closed FROM meeting_vote WHERE council = \(council) AND id IN \(list: votes)
            """
        ).reduce(into: [:]) {
            $0[try $1["id"]] = VoteManner(method: try $1["method"], closed: try $1["closed"])
        }
    }

    /// The votes that the public minutes of a meeting tell of, by the number of the decision.
    fileprivate func publicVotes(
        at meeting: Meeting, for scope: Scope
    ) throws -> [String: MinutesDocument.VoteLine] {
        guard meeting.state == .closed, let minutes = try approvedMinutes(of: meeting) else { return [:] }
        let lines = minutes.document.version { scope.includes($0) }.parts.flatMap(\.votes)
        return Dictionary(lines.map { ($0.number, $0) }) { first, _ in first }
    }
}

extension Outcome {
    /// What was voted for, and by how many.
    fileprivate var popolo: [(String, Int)] {
        switch self {
        case .question(let tally):
            [("yes", tally.count.yes), ("no", tally.count.no), ("abstain", tally.count.abstained)]
        case .choice(.election(let result)):
            result.lines.map { (result.contest.slate.name($0.option), $0.votes) } + [("abstain", result.blank)]
        case .choice(.approval(let approved)):
            zip(approved.slate.options, approved.votes.votes).map { ($0, $1) } + [("abstain", approved.blank)]
        // A ranking has no counts of options; how many took part is all that fits here.
        case .choice(.ranking(let ranked)): [("ballots", ranked.ballots), ("abstain", ranked.blank)]
        }
    }
}
