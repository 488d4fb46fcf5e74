// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Language

/// A motion with all that came of it, as the minutes tell it.
struct MotionAccount {
    /// A vote on the motion or on one of its amendments.
    struct Ballot: Hashable {
        let amendment: AmendmentID?
        let opened: Instant
    }

    let motion: ItemMotion
    let amendments: [Amendment]
    /// The votes that came to a result, in the order in which they were taken.
    let votes: [Ballot]
    /// The seats that moved something, by name.
    let seats: [SeatID: String]

    /// What happened, moved first; nothing of amendments in a text that nobody amended.
    var happenings: [Happening] {
        [moved] + amendments.map(moved) + amendments.compactMap(ordered) + [order].compactMap(\.self)
            + amendments.compactMap(outcome) + [outcome].compactMap(\.self)
    }

    private func name(_ seat: SeatID) -> String { seats[seat] ?? "" }

    private func tell(
        _ kind: Happening.Kind, _ at: Instant, by seat: SeatID? = nil, _ sentence: Message, _ words: [String] = []
    ) -> Happening {
        Happening(
            kind, under: motion.item, at: at, for: motion.readership, by: seat.map(name), sentence, words)
    }

    private var moved: Happening {
        tell(
            .motion, motion.moved, by: motion.mover,
            Message("\(name(motion.mover)) moved motion \(motion.number): \(motion.title)"), motion.paragraphs.numbered)
    }

    private func moved(_ amendment: Amendment) -> Happening {
        tell(
            .amendment, amendment.moved, by: amendment.mover,
            Message(
                "\(name(amendment.mover)) moved amendment \(amendment.number) to motion \(motion.number). \(amendment.kind.words(amendment.paragraph))."
            ), amendment.kind == .delete ? [] : ItemMotion.paragraphs(amendment.text))
    }

    /// The chair's word on what is voted on next.
    private func ordered(_ amendment: Amendment) -> Happening? {
        guard let reason = amendment.reason, let at = amendment.ordered ?? votes.first?.opened else { return nil }
        return tell(
            .amendment, at,
            Message(
                "The chair let amendment \(amendment.number) to motion \(motion.number) be voted on next. The reason: “\(reason)”"
            ))
    }

    /// In which order was voted, told when the first vote began; nothing where there was one question alone.
    private var order: Happening? {
        guard votes.count > 1, let first = votes.first, votes.contains(where: { $0.amendment != nil }) else {
            return nil
        }
        let numbers = Dictionary(amendments.map { ($0.id, $0.number) }) { first, _ in first }
        let places = votes.map { vote in
            vote.amendment.flatMap { numbers[$0] }.map { Message("amendment \($0)") }
                ?? Message("motion \(motion.number)", context: "in an order of voting")
        }
        return tell(
            .amendment, first.opened, Message("Voted on motion \(motion.number) in this order: \(list: places)."))
    }

    private func outcome(of amendment: Amendment) -> Happening? {
        let (number, at) = (amendment.number, amendment.settled ?? amendment.moved)
        let sentence: Message
        switch amendment.state {
        case .open: return nil
        case .withdrawn:
            return tell(
                .amendment, at, by: amendment.mover,
                Message("\(name(amendment.mover)) withdrew amendment \(number) to motion \(motion.number)."))
        case .adopted: sentence = Message("Amendment \(number) to motion \(motion.number) was adopted.")
        case .rejected: sentence = Message("Amendment \(number) to motion \(motion.number) was rejected.")
        case .fallen:
            sentence = Message(
                "Amendment \(number) to motion \(motion.number) fell: another one was adopted that it does not go together with."
            )
        }
        return tell(.amendment, at, sentence)
    }

    private var outcome: Happening? {
        let at = motion.settled ?? motion.moved
        switch motion.state {
        case .open: return nil
        case .withdrawn:
            return tell(
                .motion, at, by: motion.mover,
                Message("\(name(motion.mover)) withdrew motion \(motion.number): \(motion.title)"))
        case .rejected: return tell(.motion, at, Message("Motion \(motion.number) was rejected."))
        case .adopted:
            let merged = amendments.merged(into: motion.paragraphs)
            return merged == motion.paragraphs
                ? tell(.motion, at, Message("Motion \(motion.number) was adopted as it was moved."))
                : tell(
                    .motion, at, Message("Motion \(motion.number) was adopted as amended. The adopted text:"),
                    merged.numbered)
        }
    }
}

extension [String] {
    /// Paragraphs with their numbers, as pages show them.
    fileprivate var numbered: [String] { enumerated().map { "\($0.offset + 1). \($0.element)" } }
}
