// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language

extension Snapshot {
    /// What an office is called that the rules name: chair and secretary by their common names, others as their seat is.
    func office(_ authority: Authority, of council: CouncilID, in tongue: Tongue) throws -> Message {
        switch authority {
        case .chair: return Message("Chair", context: "office")
        case .secretary: return Message("Secretary", context: "office")
        case .coordinator: return Message("Coordinator", context: "office")
        case .members: return Message("A member", context: "office")
        default:
            let names: LocalText? = try value(
                """
                SELECT names FROM seat WHERE council = \(council) AND profile_seat = \(authority.rawValue)
                ORDER BY since DESC, id LIMIT 1
                """)
            return Message(verbatim: names?.text(in: tongue) ?? authority.rawValue)
        }
    }
}
