// SPDX-License-Identifier: EUPL-1.2

extension Rule {
    /// Reads a rule whose content is of one type. Throws `ProfileFault`.
    init(_ place: Place, of type: any RuleValue.Type) throws {
        var keys = try place.keys()
        try self.init(&keys, of: type, exceptions: true)
        try keys.end()
    }

    private init(_ keys: inout Keys, of type: any RuleValue.Type, exceptions hasExceptions: Bool) throws {
        note = try keys.find("note")
        if keys.has("variants") {
            form = .disputed(try Self.variants(&keys, type))
        } else if try keys.peek("basis", as: Basis.self) == .unknown {
            _ = keys.take("basis")
            let looked = try keys.list("source", of: Citation.self)
            form = .unknown(looked, suggested: try keys.take("suggested").map { try Self.suggestion($0, type) })
        } else {
            form = .known(try Statement(&keys, type, keys.place))
        }
        let exceptions = hasExceptions ? keys.take("exceptions") : nil
        self.exceptions = try exceptions.map { try Self.exceptions($0, type) } ?? []
    }

    private static func variants(_ keys: inout Keys, _ type: any RuleValue.Type) throws -> [Statement] {
        guard let place = keys.take("variants") else { return [] }
        let statements = try place.list().map { place in
            var keys = try place.keys()
            let isFollowed = try keys.read("followed", as: Bool.self)
            let statement = try Statement(&keys, type, place, isFollowed: isFollowed)
            try keys.end()
            return statement
        }
        guard statements.count > 1, statements.count(where: \.isFollowed) == 1 else { throw place.fault(.oneFollowed) }
        return statements
    }

    private static func suggestion(_ place: Place, _ type: any RuleValue.Type) throws -> Statement {
        var keys = try place.keys()
        let statement = try Statement(&keys, type, place, why: try keys.find("why"))
        try keys.end()
        let allowed: [Basis] = [.localChoice, .generalLawFallback]
        guard allowed.contains(statement.basis) else {
            throw place.fault(.badChoice(statement.basis.rawValue, among: allowed.map(\.rawValue)))
        }
        return statement
    }

    private static func exceptions(_ place: Place, _ type: any RuleValue.Type) throws -> [Exception] {
        let exceptions = try place.list().map { place in
            var keys = try place.keys()
            let exception = Exception(
                place: try keys.read("where"), rule: try Rule(&keys, of: type, exceptions: false))
            try keys.end()
            return exception
        }
        guard !exceptions.isEmpty else { throw place.fault(.empty) }
        return exceptions
    }
}

extension Rule.Statement {
    /// Takes `basis`, `source` and `rule`.
    fileprivate init(
        _ keys: inout Keys, _ type: any RuleValue.Type, _ place: Place, why: LocalText? = nil, isFollowed: Bool = true
    ) throws {
        basis = try keys.read("basis")
        sources = try keys.list("source")
        guard basis != .unknown else { throw place.fault(.formMixed) }
        guard !sources.isEmpty || !basis.needsSource else { throw place.fault(.sourceNeeded) }
        guard let content = keys.take("rule") else { throw place.fault(.missingKey("rule")) }
        value = try type.init(content)
        self.content = content.structure
        self.why = why
        self.isFollowed = isFollowed
    }
}
