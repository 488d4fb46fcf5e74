// SPDX-License-Identifier: EUPL-1.2
import Synchronization

/// Profiles that were read lately, by their text: reading one takes milliseconds, and most pages of a council need it.
///
/// It only remembers what a text says, so it can never be out of date.
final class ProfileMemory: Sendable {
    static let shared = ProfileMemory()

    /// Each takes about half a megabyte.
    private static let capacity = 32

    private let kept = Mutex<[String: Profile]>([:])

    /// The profile that a text says; throws `ProfileFault`.
    func profile(yaml text: String) throws -> Profile {
        if let profile = kept.withLock({ $0[text] }) { return profile }
        let profile = try Profile(yaml: text)
        kept.withLock { kept in
            if kept.count >= Self.capacity { kept.removeAll() }
            kept[text] = profile
        }
        return profile
    }
}
