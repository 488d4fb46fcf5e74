// SPDX-License-Identifier: EUPL-1.2
import Language

extension ConversionQuality {
    /// How well it went, in sentences that stand beside every figure that rests on it.
    var messages: [Message] {
        var messages = [
            Message("The residents were carried over from “\(origin)”, area by area."),
            Message("\(whole.areas) of \(areas) areas, with \(whole.residents) residents, lie wholly in one area."),
        ]
        if cut.areas > 0 {
            messages.append(
                Message(
                    "Areas that a border cuts: \(cut.areas), with \(cut.residents) residents. They count where their middle lies."
                ))
        }
        if outside.areas > 0 {
            messages.append(
                Message("Areas outside: \(outside.areas), with \(outside.residents) residents. They count nowhere."))
        }
        if unknown > 0 {
            messages.append(
                Message("Areas whose residents are unknown: \(unknown). Where they lie, the residents stay unknown."))
        }
        return messages
    }
}
