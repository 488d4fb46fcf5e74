// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Desk
import Jobs
import Lineage
import Record
import Web

/// The rooms of the house. Adding one is a folder and a line here.
enum Rooms {
    /// The rooms in the order in which their migrations run.
    static let all: [Room] = {
        let rooms: [Room] = [.lineage(parts: [])]
        return rooms + [.installation(describing: rooms)]
    }()

    /// The whole schema, ground first.
    static let migrations: [Migration] = AccessModule.migrations + all.flatMap(\.migrations)
}
