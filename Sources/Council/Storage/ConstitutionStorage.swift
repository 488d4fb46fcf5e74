// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

extension Snapshot {
    /// The rules a council works by now; nil for one that was made without a profile.
    public func constitution(of council: CouncilID) throws -> Constitution? {
        let working: String? = try value("SELECT working FROM constitution WHERE council = \(council)")
        return try working.map { try StoredJSON.value(of: $0) }
    }
}
