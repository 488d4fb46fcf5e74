// SPDX-License-Identifier: EUPL-1.2
import Language

/// How a new file of a dataset stands to what was there before.
public enum DeliveryManner: String, CaseIterable, Hashable, Sendable, Codable {
    /// The file is all there is: months that are not in it go.
    case replace
    /// Each month of the file takes the place of that month; months that are not in it stay.
    case append

    public var message: Message {
        switch self {
        case .replace: Message("The file is everything: months that are not in it are no longer counted.")
        case .append:
            Message("The file adds to what is there: its months are added, or take the place of the same months.")
        }
    }

    /// In a word or two.
    var title: Message {
        switch self {
        case .replace: Message("Everything anew", context: "delivery")
        case .append: Message("Added by month", context: "delivery")
        }
    }
}
