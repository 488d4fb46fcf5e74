// SPDX-License-Identifier: EUPL-1.2
import Language

/// What a vote is about: a motion, or an amendment to it.
struct MotionVote: Hashable, Sendable {
    let motion: MotionID
    /// Nil where it is about the motion itself.
    let amendment: AmendmentID?
}

/// What is to be voted on of a motion, in which order, and in which words.
struct MotionBallot: Hashable, Sendable {
    let motion: ItemMotion
    let amendments: [Amendment]

    /// The amendments that are still to be voted on, the next first.
    var open: [Amendment] { amendments.filter { $0.state == .open }.inOrderOfVoting(motion.paragraphs) }

    /// The paragraphs with the amendments that were adopted.
    var merged: [String] { amendments.merged(into: motion.paragraphs) }

    /// The words that are voted on: an amendment with what it does, or the motion as it was amended.
    func text(of amendment: Amendment?, _ say: Speech) -> String {
        guard let amendment else { return merged.joined(separator: "\n\n") }
        let does = say("Amendment \(amendment.number): \(amendment.kind.words(amendment.paragraph))")
        return amendment.text.isEmpty ? does : "\(does)\n\n\(amendment.text)"
    }
}
