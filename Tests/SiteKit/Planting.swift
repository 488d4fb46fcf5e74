// SPDX-License-Identifier: EUPL-1.2
import Access
import Web

/// What a room brings to the walks over all addresses: things for everybody, and things that most may not know of.
///
/// A new room, or a new address with an object in it, is walked as soon as something is planted there; a test fails
/// while nothing is.
public struct Planting: Sendable {
    public typealias Gardener = @Sendable (SiteFixture) async throws -> [Planted]

    /// Things that visitors may read, so that pages have something on them.
    public let open: Gardener
    /// Things that only some may read, made after the first look at every page.
    public let hidden: Gardener

    public init(open: @escaping Gardener = { _ in [] }, hidden: @escaping Gardener = { _ in [] }) {
        self.open = open
        self.hidden = hidden
    }
}

/// Something a test put into a council, with everything by which one could come upon it.
public struct Planted: Sendable {
    /// The room whose addresses lead to it.
    public let room: String
    /// The beginning of those addresses, below council and language: `/meetings/{id}`.
    public let pattern: String
    /// What stands in their slots.
    public let slots: [String: String]
    /// What their programs are asked besides, so that there is something to answer.
    public let query: Fields
    /// A word that stands in nothing else, if it has words: whoever may not read it never meets it.
    public let word: String?
    /// The people of the fixture who may read it.
    public let readers: Set<Who>

    public init(
        _ room: String, _ pattern: String, _ slots: [String: String], query: Fields = [:], word: String? = nil,
        readers: Set<Who>
    ) {
        self.room = room
        self.pattern = pattern
        self.slots = slots
        self.query = query
        self.word = word
        self.readers = readers
    }

    /// Whether the object stands in the addresses of a door.
    public func fits(_ door: Door) -> Bool {
        door.room == room && Set(door.objectSlots).isSubset(of: slots.keys) && isAbove(door.relativePattern)
    }

    /// Whether a door is the object's own page rather than something below it.
    public func isPage(_ door: Door) -> Bool { door.room == room && door.relativePattern == pattern }

    private func isAbove(_ other: String) -> Bool { other == pattern || other.hasPrefix(pattern + "/") }
}

extension Door {
    /// The slots that name an object, rather than where one is.
    public var objectSlots: [String] { pattern.slots.filter { $0 != "council" && $0 != "language" } }

    /// The pattern below council and language.
    public var relativePattern: String {
        let whole = pattern.description
        for prefix in ["/c/{council}/{language}", "/{language}"] where whole == prefix || whole.hasPrefix(prefix + "/")
        {
            return String(whole.dropFirst(prefix.count))
        }
        return whole
    }

    /// An address of this door.
    public func path(_ slots: [String: String], council: CouncilIdentity, language: String = "en") -> String {
        let values = slots.merging(["council": council.slug, "language": language]) { own, _ in own }
        return pattern.slots.reduce(pattern.description) { path, slot in
            path.replacing("{\(slot)}", with: values[slot] ?? "missing-\(slot)")
        }
    }
}
