// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language

extension Snapshot {
    /// Everything that was written down and noted of a meeting, in its own language.
    ///
    /// - Warning: it holds what only a few may read, whoever asks. What somebody is shown is a `version` of it.
    func draftMinutes(of meeting: Meeting, _ languages: Languages, zone: Zone) throws -> MinutesDocument {
        let scope = Scope.assembling(
            try readerships(at: meeting) + [meeting.readership, meeting.members], of: meeting.council)
        let say = languages.speech(in: meeting.tongue, zone: zone)
        let sitting = try sitting(meeting, for: scope)
        let votes = try votes(of: meeting, for: scope)
        return MinutesDocument(
            sitting: sitting, papers: try papers(of: meeting, for: scope), votes: votes,
            decisions: try decisions(of: meeting, for: scope),
            ballots: try votes.filter { $0.method == .named && $0.state == .closed && $0.asks == nil }
                .reduce(into: [:]) { $0[$1.id] = try ballots(of: $1) },
            notes: try notes(of: meeting, for: scope), remarks: try remarks(on: meeting, for: scope),
            happenings: try MinutesSource.all.flatMap { try $0.happenings(sitting, scope, self, say) }, say: say)
    }

    /// Who the readers are of what stands on the agenda of a meeting, and below it.
    private func readerships(at meeting: Meeting) throws -> [Readership] {
        let of: SQL = "council = \(meeting.council) AND meeting = \(meeting.id)"
        return try rows(
            """
            SELECT audience, within FROM agenda_item WHERE \(of) UNION SELECT audience, within FROM agenda_paper WHERE \(of)
            UNION SELECT audience, within FROM minutes_note WHERE \(of)
            """
        ).map(Readership.init)
    }
}

extension MinutesDocument {
    /// Puts the minutes together from what happened.
    init(
        sitting: Sitting, papers: [Paper], votes: [Vote], decisions: [Decision], ballots: [VoteID: [Ballot]],
        notes: [MinuteNote], remarks: [Remark], happenings: [Happening], say: Speech
    ) {
        let meeting = sitting.meeting
        let names = sitting.seatNames(in: say)
        let here = Set(sitting.roll.stays.map(\.seat))
        let numbers = Dictionary(decisions.map { ($0.vote, $0.number.description) }) { first, _ in first }
        self.init(
            formation: meeting.formation.names.text(in: say.tongue), starts: meeting.starts, place: meeting.venue.place,
            opened: meeting.opened, closed: meeting.closed,
            present: sitting.holdings.filter { here.contains($0.seat.id) }.compactMap { names[$0.seat.id] },
            absent: sitting.holdings.filter { !here.contains($0.seat.id) && !$0.isVacant }.compactMap {
                names[$0.seat.id]
            },
            corrections: remarks.compactMap { remark in
                guard remark.item == nil, let answer = remark.answer, answer.verdict == .accepted else { return nil }
                return Note(at: answer.at, text: answer.text, readers: Readers(meeting.readership))
            },
            parts: sitting.agenda.lines.map { line in
                let item = line.item
                return Part(
                    title: item.title, kind: item.kind.rawValue, isNumbered: line.number != nil,
                    readers: Readers(item.readership), opened: item.opened, closed: item.closed,
                    quorum: item.opened.map { sitting.quorum(for: item.id, at: $0) },
                    recused: (sitting.recusals[item.id] ?? []).compactMap { names[$0] }.sorted(),
                    papers: papers.filter { $0.item == item.id }.map {
                        PaperLine(title: $0.title, readers: Readers($0.readership))
                    },
                    votes: votes.filter { $0.item == item.id }.compactMap { vote in
                        VoteLine(
                            of: vote, number: numbers[vote.id] ?? "", named: Self.named(ballots[vote.id] ?? [], names))
                    },
                    notes: notes.filter { $0.item == item.id }.map {
                        Note(at: $0.at, text: $0.text, readers: Readers($0.readership))
                    },
                    events: happenings.inOrder(under: item.id).map { Event($0, in: say) })
            })
    }

    private static func named(_ ballots: [Ballot], _ names: [SeatID: String]) -> [String: [String]] {
        Dictionary(grouping: ballots, by: \.choice.rawValue).mapValues { $0.compactMap { names[$0.seat] }.sorted() }
    }
}

extension MinutesDocument.Event {
    fileprivate init(_ happening: Happening, in say: Speech) {
        self.init(
            at: happening.at, kind: happening.kind, who: happening.who, text: happening.text(say),
            readers: MinutesDocument.Readers(happening.readership))
    }
}
