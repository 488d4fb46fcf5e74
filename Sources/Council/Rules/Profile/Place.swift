// SPDX-License-Identifier: EUPL-1.2
import Language

/// A value of a profile with the keys that lead to it and what is known of the whole file.
struct Place {
    let structure: Structure
    let path: [String]
    /// Languages in which every text must stand.
    let tongues: [Tongue]

    func fault(_ reason: ProfileFault.Reason) -> ProfileFault {
        ProfileFault(reason, line: structure.line, path: path)
    }

    func at(_ key: String, _ structure: Structure) -> Place {
        Place(structure: structure, path: path + [key], tongues: tongues)
    }

    /// The places of a list.
    func list() throws -> [Place] {
        guard case .list(let items) = structure.content else { throw fault(.listExpected) }
        return items.enumerated().map { at("\($0)", $1) }
    }

    /// The places of a map, by key.
    func map() throws -> [(key: String, place: Place)] {
        guard case .map(let pairs) = structure.content else { throw fault(.mapExpected) }
        return pairs.map { ($0.key, at($0.key, $0.value)) }
    }

    /// The keys of a map, to be read one by one.
    func keys() throws -> Keys { try Keys(self) }

    func scalar(or reason: ProfileFault.Reason) throws -> (text: String, isPlain: Bool) {
        guard case .scalar(let text, let isPlain) = structure.content else { throw fault(reason) }
        return (text, isPlain)
    }
}

/// Something that can be read from a profile.
protocol Readable: Sendable {
    /// Throws `ProfileFault`.
    init(_ place: Place) throws
}

/// The keys of a map while they are read. What nobody asked for is a fault.
struct Keys {
    let place: Place
    private var left: [String: Place]
    private let order: [String]

    init(_ place: Place) throws {
        self.place = place
        let pairs = try place.map()
        order = pairs.map(\.key)
        left = Dictionary(pairs.map { ($0.key, $0.place) }, uniquingKeysWith: { first, _ in first })
    }

    func has(_ key: String) -> Bool { left[key] != nil }

    /// A key that must be there.
    mutating func read<T: Readable>(_ key: String, as type: T.Type = T.self) throws -> T {
        guard let value = try find(key, as: type) else { throw place.fault(.missingKey(key)) }
        return value
    }

    /// A key that may be left out.
    mutating func find<T: Readable>(_ key: String, as type: T.Type = T.self) throws -> T? {
        try take(key).map { try T($0) }
    }

    /// A list that may be left out, but not be empty.
    mutating func list<T: Readable>(_ key: String, of type: T.Type = T.self) throws -> [T] {
        guard let place = take(key) else { return [] }
        let list = try [T](place)
        guard !list.isEmpty else { throw place.fault(.empty) }
        return list
    }

    /// A list that must be there.
    mutating func needed<T: Readable>(_ key: String, of type: T.Type = T.self) throws -> [T] {
        guard has(key) else { throw place.fault(.missingKey(key)) }
        return try list(key)
    }

    /// A key that must be there, left for another to read.
    func peek<T: Readable>(_ key: String, as type: T.Type) throws -> T {
        guard let place = left[key] else { throw place.fault(.missingKey(key)) }
        return try T(place)
    }

    /// The place behind a key, for those who read it themselves.
    mutating func take(_ key: String) -> Place? { left.removeValue(forKey: key) }

    /// All keys were asked for, or it is a fault.
    func end() throws {
        guard let unknown = order.first(where: { left[$0] != nil }), let place = left[unknown] else { return }
        throw ProfileFault(.unknownKey(unknown), line: place.structure.line, path: self.place.path)
    }
}
