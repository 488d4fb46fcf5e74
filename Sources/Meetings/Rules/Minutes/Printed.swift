// SPDX-License-Identifier: EUPL-1.2
import Language
import Values

/// A version of approved minutes that is made as PDF.
enum PrintedVersion: String, Hashable, Sendable, CaseIterable, Storable, Codable {
    /// For those of the formation.
    case members
    /// For all who may know of the meeting.
    case `public`
}

/// How far the making of a PDF has come.
enum PrintState: String, Hashable, Sendable, CaseIterable, Storable {
    case waiting, made
    /// The program that makes it is not there.
    case missing
    case failed

    /// Why there is none to get.
    static func message(_ state: PrintState?) -> Message {
        switch state {
        case .waiting: Message("The PDF is being made. Reload the page in a minute.")
        case .failed: Message("The PDF could not be made. Print this page from the browser.")
        case .missing: Message("No PDF is made on this installation. Print this page from the browser.")
        case .made, nil: Message("There is no PDF of these minutes. Print this page from the browser.")
        }
    }
}
