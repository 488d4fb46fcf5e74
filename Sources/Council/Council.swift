// SPDX-License-Identifier: EUPL-1.2
import Database

/// Constitution as data, organisations, seats, mandates, formations and the public profile.
public enum CouncilModule {
    /// The tables of this room, in order.
    public static let migrations: [Migration] = [.council]
}
