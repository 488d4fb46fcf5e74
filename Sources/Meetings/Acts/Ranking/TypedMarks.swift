// SPDX-License-Identifier: EUPL-1.2
import Council
import Language
import Web

extension Asked {
    /// Whether one field holds the whole ballot: one place, one choice.
    var isSingle: Bool {
        if case .choose(atMost: 1) = form { return true }
        return false
    }

    /// The name of the field for an option. Names and values are always as long, so that the length of a request tells
    /// nothing of a secret ballot.
    static func field(_ option: Int) -> String { "m\(twoDigits(option))" }

    static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// The field that a ballot as a whole is told at.
    var firstField: String { isSingle ? "mark" : Self.field(standing.first ?? 1) }

    /// The marks that were typed; nil where something is missing or no number.
    func marks(_ typed: (String) -> String) -> Marks? {
        if isSingle {
            guard let chosen = Int(typed("mark")), (0...slate.options.count).contains(chosen) else { return nil }
            return Marks(for: [chosen], of: slate.options.count)
        }
        let marks = slate.numbers.map { option -> UInt8? in
            standing.contains(option) ? UInt8(typed(Self.field(option))) : 0
        }
        return marks.contains(nil) ? nil : Marks(marks.compactMap(\.self))
    }
}

extension Submission {
    /// The ballot of an election or a ranking as it was typed; throws what is wrong with it.
    func typedMarks(_ asks: Asked, in sitting: Sitting) throws -> Marks {
        guard let marks = asks.marks(typed) else { throw Faults([(asks.firstField, Message("Choose how you vote."))]) }
        if let refusal = asks.refusal(of: marks, allowsBlank: sitting.rules.ballots.isAbstentionAllowed) {
            throw Faults([(asks.firstField, refusal.message)])
        }
        return marks
    }
}
