// SPDX-License-Identifier: EUPL-1.2
import Access
import Foundation

extension KeyCabinet {
    /// The folder that all tests of one run share; keys are named after the random ids of votes.
    public static let ofTests = KeyCabinet(
        folder: FileManager.default.temporaryDirectory.appending(path: "koinon-ballot-keys-\(getpid())").path)
}
