// SPDX-License-Identifier: EUPL-1.2
import Language

extension Nature {
    func words(_ telling: Telling) -> [Message] {
        let nature =
            switch kind {
            case .consultative: Message("It gives advice")
            case .coordinating: Message("It brings those together who act")
            case .partnership: Message("It is a partnership of bodies with duties of their own")
            case .strategic: Message("It sets a common strategy")
            case .local: Message("The city decides what it is")
            }
        guard let isBinding else { return [nature] }
        return [nature, isBinding ? Message("Its advice binds") : Message("Its advice does not bind")]
    }
}

extension Duty {
    func words(_ telling: Telling) -> [Message] {
        let duty =
            switch kind {
            case .mandatory: Message("The city must have one")
            case .providedFor: Message("The law provides for one; whether it obliges is open")
            case .optional: Message("The city may have one")
            case .strive: Message("The city must strive to have one")
            case .none: Message("No law asks for one")
            }
        let limits = when.isEmpty ? [] : [Message("This applies to: \(when.words(telling))")]
        let ends = lapses.isEmpty ? [] : [Message("It lapses when \(lapses.words(telling))")]
        return [duty] + limits + ends
    }
}

extension Creation {
    func words(_ telling: Telling) -> [Message] {
        let proposal = proposedBy.isEmpty ? [] : [Message("Proposed by: \(telling.names(proposedBy))")]
        return [Message("Set up by: \(telling.names(by))")] + proposal
            + (act.map { [Message("\(telling.text($0))")] } ?? [])
    }
}

extension CountRange {
    func words(_ telling: Telling) -> [Message] {
        guard let to else { return [from == 0 ? Message("Any number") : Message("At least \(from)")] }
        return [from == to ? Message("\(from)") : Message("\(from) to \(to)")]
    }
}

extension Honorary {
    func words(_ telling: Telling) -> [Message] {
        [isPaid ? Message("Members are paid") : Message("Members are not paid")]
    }
}

extension RulesOfProcedure {
    func words(_ telling: Telling) -> [Message] {
        let opinion = opinionOf.isEmpty ? [] : [Message("Heard first: \(telling.names(opinionOf))")]
        let time = within.map { [Message("Within \($0.words)")] } ?? []
        return [Message("Adopted by: \(telling.names(adoptedBy))")] + opinion + time
    }
}

extension SmallNumbers {
    func words(_ telling: Telling) -> [Message] {
        let hidden =
            hideBelow == 2 ? Message("Counts of 1 are hidden") : Message("Counts of 1 to \(hideBelow - 1) are hidden")
        guard isComplementary else { return [hidden] }
        return [hidden, Message("So are others from which they could be worked out")]
    }
}

extension Holidays {
    func words(_ telling: Telling) -> [Message] {
        [Message("\(list: days.map { telling.text($0.names) })")]
    }
}

extension Texts {
    func words(_ telling: Telling) -> [Message] {
        [Message("\(list: texts.map { telling.text($0) })")]
    }
}

extension Authorities {
    func words(_ telling: Telling) -> [Message] { [telling.names(authorities)] }
}
