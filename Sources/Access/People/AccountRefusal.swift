// SPDX-License-Identifier: EUPL-1.2
import Language

/// Why something cannot be done to an account.
public enum AccountRefusal: Error, Hashable, Sendable, CaseIterable {
    case lastOperator, lastCoordinator

    /// The sentence shown to the person.
    public var message: Message {
        switch self {
        case .lastOperator: Message("Nobody else operates this installation. Name another operator first.")
        case .lastCoordinator: Message("A council would be left without a coordinator. Appoint another one first.")
        }
    }
}
