// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Markup

extension Visit {
    /// The strip for something with this readership. The narrower of two audiences gives the shape.
    public func audienceLine(_ readership: Readership) throws -> AudienceLine {
        let audiences = readership.audiences
        let narrowest = audiences.max { $0.closeness < $1.closeness } ?? .public
        switch narrowest.closeness {
        case 0: return .everybody
        case 1: return .signedIn
        case 2: return .members
        default:
            let names = try audiences.filter { $0.closeness > 2 }.map { audience in
                try snapshot.name(of: audience, in: council.id) ?? say("a group of named persons")
            }
            let name = say("\(list: names)")
            return narrowest.circle == nil ? .formation(name) : .circle(name)
        }
    }
}

extension AudienceLine {
    /// The badge: word, shape and fill.
    public func badge(_ say: Speech) -> HTML {
        Part.badge(look, label(say))
    }
}

extension Audience {
    /// How close the group is: anybody, signed in, members, a group of their own.
    fileprivate var closeness: Int {
        switch self {
        case .public: 0
        case .signedIn: 1
        case .members: 2
        default: circle == nil ? 3 : 4
        }
    }
}
