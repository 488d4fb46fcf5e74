// SPDX-License-Identifier: EUPL-1.2
import Access

/// Who may come to a route at all. It has no default: a route without it does not compile.
///
/// Admission is the coarse door. What an admitted person sees behind it comes from their scope, and what they may
/// do from a permit.
public enum Admission: Sendable, Hashable {
    /// Anybody, signed in or not.
    case anyone
    /// Anybody who is signed in. Others are asked to sign in.
    case signedIn
    /// Whoever holds one of these roles in the council of the address. For others the address does not exist.
    case holding(Set<Role>)
    /// Whoever runs the installation. For others the address does not exist.
    case operating
}

extension Admission {
    /// Whoever has a seat or a post in the council.
    public static let members = Admission.holding([.member, .chair, .coordinator, .analyst])
    /// Whoever runs the council's secretariat.
    public static let secretariat = Admission.holding([.coordinator])

    /// The admission as the table of permissions prints it.
    var summary: String {
        switch self {
        case .anyone: "anyone"
        case .signedIn: "signed in"
        case .holding(let roles): roles.map(\.rawValue).sorted().joined(separator: ", ")
        case .operating: "operator"
        }
    }
}
