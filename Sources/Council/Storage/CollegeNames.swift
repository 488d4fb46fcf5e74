// SPDX-License-Identifier: EUPL-1.2
import Access
import Database

/// A college by its id in the profile, and what it is called.
public struct CollegeName: Hashable, Sendable {
    public let id: String
    public let names: LocalText
}

extension Snapshot {
    /// The colleges of a council in the order of its profile; none where it has no profile.
    public func colleges(of council: CouncilID) throws -> [CollegeName] {
        let document: String? = try value("SELECT document FROM constitution WHERE council = \(council)")
        let profile = document.flatMap { try? ProfileMemory.shared.profile(yaml: $0) }
        return (profile?.colleges ?? []).map { CollegeName(id: $0.id, names: $0.names) }
    }
}
