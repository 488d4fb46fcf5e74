// SPDX-License-Identifier: EUPL-1.2

/// What an act was refused with, if it is a refusal of this kind; nil when it was not refused.
func refusal<R: Error, T>(_ type: R.Type, _ act: () async throws -> T) async throws -> R? {
    do {
        _ = try await act()
        return nil
    } catch let refusal as R {
        return refusal
    }
}
