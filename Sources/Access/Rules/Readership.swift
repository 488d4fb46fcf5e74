// SPDX-License-Identifier: EUPL-1.2
import Language

/// Who may read one object: an audience, and where it inherited a second one that does not contain the first, both.
///
/// Stored in two columns, `audience` and `within`; the second is `public` where one audience says it all.
public struct Readership: Hashable, Sendable {
    /// The narrower audience, or the object's own where neither contains the other.
    public let audience: Audience
    /// The audience that must be held as well; `public` when there is none.
    public let within: Audience

    /// The readers of one audience.
    public init(_ audience: Audience) {
        self.audience = audience
        self.within = .public
    }

    private init(_ audience: Audience, within: Audience) {
        self.audience = audience
        self.within = within
    }

    /// Reads the two columns back.
    public init(audience: Audience, within: Audience) throws(ReadershipRefusal) {
        self = try audience.inside(Readership(within))
    }

    /// The audiences a reader must hold: one or two.
    public var audiences: [Audience] { within == .public ? [audience] : [audience, within] }

    /// Whether an object of this readership may be read by all whom the other admits.
    public func admitsAll(of other: Readership) -> Bool {
        audiences.allSatisfy { mine in other.audiences.contains { $0.isWithin(mine) } }
    }

    /// The readers an object keeps when it is placed inside its parent with an audience of its own.
    fileprivate static func narrowest(of audiences: [Audience]) throws(ReadershipRefusal) -> Readership {
        var kept: [Audience] = []
        for audience in audiences where !kept.contains(where: { $0.isWithin(audience) }) {
            kept.removeAll { audience.isWithin($0) }
            kept.append(audience)
        }
        guard kept.count <= 2 else { throw .tooManyAudiences }
        return kept.count == 2 ? Readership(kept[0], within: kept[1]) : Readership(kept[0])
    }
}

extension Audience {
    /// The readership of an object with this audience, placed inside a parent: it can narrow, never widen.
    ///
    /// Throws `ReadershipRefusal.tooManyAudiences` where three audiences would have to be held at once.
    public func inside(_ parent: Readership) throws(ReadershipRefusal) -> Readership {
        try Readership.narrowest(of: [self] + parent.audiences)
    }
}

/// Why an object cannot have the audience that was asked for.
public enum ReadershipRefusal: Error, Hashable, Sendable, CaseIterable {
    case tooManyAudiences

    /// The sentence shown to the person.
    public var message: Message {
        switch self {
        case .tooManyAudiences:
            Message(
                "This would only be readable by people who belong to three groups at once. Choose one of the groups it already stands in."
            )
        }
    }
}
