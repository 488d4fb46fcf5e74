// SPDX-License-Identifier: EUPL-1.2
import Council
import Language
import Markup

/// The result of a round of an election.
struct ElectionPart {
    let result: ElectionResult
    let say: Speech

    private var slate: Slate { result.contest.slate }

    var html: HTML {
        let table = Table(
            say("Votes", context: "count"), captionIsHidden: true,
            columns: [
                .init(result.contest.kind == .lists ? say("List", context: "election") : say("Candidate")),
                .init(say("Votes", context: "count"), figures: true), .init(say("Result")),
            ],
            rows: result.lines.map { line in
                [HTML(text: slate.name(line.option)), HTML(text: say.number(line.votes)), fate(line.option)]
            })
        return "<p>\(summary)</p>\(table)<p class=\"why\">\(say(rule)) \(ballots)</p>\(tie)"
    }

    private var summary: HTML {
        let elected: HTML =
            result.elected.isEmpty
            ? HTML(text: say("Nobody elected"))
            : "<b>\(say("Elected: \(list: slate.names(result.elected))"))</b>"
        let free: HTML =
            result.free > 0 && result.isOver
            ? " \(say.plural(result.free, one: "\(result.free) place stays free.", other: "\(result.free) places stay free."))"
            : .empty
        return "\(elected)\(free)"
    }

    private func fate(_ option: Int) -> HTML {
        if result.elected.contains(option) { return Part.status(.done, say("Elected")) }
        if result.next.contains(option) { return HTML(text: say("Next round")) }
        if result.tiebreak == .awaitsChair, result.tied.contains(option) { return HTML(text: say("Equal votes")) }
        return HTML(text: say("Not elected"))
    }

    private var rule: Message {
        guard let needed = result.needed else { return Message("Most votes were enough.") }
        return Message("\(result.majority.words): \(needed) were needed, counted on \(result.whole) (\(base)).")
    }

    /// Votes cast are ballots with a vote here: nobody votes against.
    private var base: Message { result.base == .cast ? Message("ballots with a vote") : result.base.words }

    private var ballots: HTML {
        HTML(text: say("\(result.valid) ballots with a vote, \(result.blank) blank."))
    }

    private var tie: HTML {
        let names = slate.names(result.tied)
        switch result.tiebreak {
        case nil, .awaitsChair: return .empty
        case .lot(let seed, let order):
            return """
                <p>\(say("Equally many votes: \(list: names). The lot decided, in this order: \(list: slate.names(order))."))</p>\
                <p class="why">\(say("Seed: “\(seed)”. To draw again, sort the SHA-256 of the seed, a stroke (/) and the number on the ballot."))</p>
                """
        case .chair: return "<p>\(say("Equally many votes: \(list: names). The chair decided."))</p>"
        case .some(.none): return "<p>\(say("Equally many votes: \(list: names). Nobody is elected between them."))</p>"
        }
    }
}
