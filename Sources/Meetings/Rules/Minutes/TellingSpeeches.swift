// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Language

extension Happening {
    /// What the minutes tell of a turn: who had the floor from when to when, by seat. Nothing of one that was not begun.
    init?(_ turn: Turn, by seat: String) {
        guard let began = turn.began else { return nil }
        let sentence: Message =
            switch (turn.kind, turn.ended) {
            case (.speech, let ended?): Message("\(seat) spoke from \(timeOf: began) to \(timeOf: ended).")
            case (.speech, nil): Message("\(seat) spoke from \(timeOf: began) on.")
            case (.order, _): Message("\(seat) raised a point of order at \(timeOf: began).")
            }
        self.init(
            turn.kind == .order ? .pointOfOrder : .speech, under: turn.item, at: began, for: turn.readership, by: seat,
            sentence)
    }

    /// What the minutes tell of an interest that was declared, with what it means for quorum and vote by the rules.
    init(_ interest: DeclaredInterest, for readership: Readership, by seat: String, _ rule: Ballots.Recusal) {
        let told =
            interest.isOwn
            ? Message("\(seat) declared an interest in this item and takes no part in it.")
            : Message("\(seat) takes no part in this item; the secretariat noted it.")
        let words = interest.words.isEmpty ? [] : [Message("What was said of it: “\(interest.words)”")]
        let counts =
            rule.countsForQuorum
            ? Message("The seat counts for the quorum, and has no vote.")
            : Message("The seat counts neither for the quorum nor in the vote.")
        self.init(
            .recusal, under: interest.item, at: interest.at, for: readership, by: seat, told, then: words + [counts])
    }
}
