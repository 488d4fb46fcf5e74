// SPDX-License-Identifier: EUPL-1.2

extension Stage {
    /// The whole year, in its order.
    func playAll() async throws {
        try await foundCouncils()
    }
}
