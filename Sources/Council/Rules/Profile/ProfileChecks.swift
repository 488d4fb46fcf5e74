// SPDX-License-Identifier: EUPL-1.2

/// What the shape of a profile cannot say: that everything named is listed, and that the platform can start with it.
struct ProfileChecks {
    private let profile: Profile
    private let root: Place

    init(_ profile: Profile, _ root: Place) {
        self.profile = profile
        self.root = root
    }

    /// Throws `ProfileFault` with the first thing that is wrong.
    func run() throws {
        try checkLists()
        try checkSources()
        try checkAuthorities()
        try checkSeats()
        try checkFormations()
        try checkHolidays()
    }

    private func fault(_ reason: ProfileFault.Reason, at path: String...) -> ProfileFault {
        ProfileFault(reason, line: line(at: path[...], in: root.structure), path: path)
    }

    /// The line of a value by the keys that lead to it.
    private func line(at path: ArraySlice<String>, in structure: Structure) -> Int? {
        guard let key = path.first, case .map(let pairs) = structure.content,
            let next = pairs.first(where: { $0.key == key })
        else { return structure.line }
        return line(at: path.dropFirst(), in: next.value)
    }

    private func checkLists() throws {
        let lists: [(String, [String])] = [
            ("colleges", profile.colleges.map(\.id)), ("seats", profile.seats.map(\.id)),
            ("formations", profile.formations.map(\.id)), ("outputs", profile.outputs.map(\.id)),
            ("inputs", profile.inputs.map(\.id)), ("duties", profile.duties.map(\.id)),
            ("above", profile.above.map(\.id)), ("examples", profile.examples.map(\.id)),
        ]
        for (key, ids) in lists {
            var seen: Set<String> = []
            for id in ids where !seen.insert(id).inserted { throw fault(.twice(id), at: key) }
        }
    }

    private func checkSources() throws {
        let cited = profile.citations.map(\.source)
        for source in cited where profile.sources[source] == nil { throw fault(.noSuchSource(source), at: "sources") }
        for source in Set(profile.sources.keys).subtracting(cited).sorted() {
            throw fault(.uncitedSource, at: "sources", source)
        }
    }

    private func checkAuthorities() throws {
        let named = Set(Named.authorities(in: root))
        let listed = Set(profile.authorities.keys)
        let colleges = Set(profile.colleges.map { Authority(rawValue: $0.id) })
        let strange = named.subtracting(listed).subtracting(Authority.everywhere).subtracting(colleges)
        if let first = strange.map(\.rawValue).min() { throw fault(.noSuchAuthority(first), at: "authorities") }
        if let unused = listed.subtracting(named).map(\.rawValue).min() {
            throw fault(.unnamedAuthority, at: "authorities", unused)
        }
    }

    private func checkSeats() throws {
        let colleges = Set(profile.colleges.map(\.id))
        let standings = (profile.rules["standing"]?.working?.value as? Standings)?.byKind ?? [:]
        for seat in profile.seats {
            guard colleges.contains(seat.college) else { throw seat.place.fault(.noSuchCollege(seat.college)) }
            guard standings[seat.kind] != nil || seat.ownStanding != nil else {
                throw seat.place.fault(.standingMissing(seat.kind.rawValue))
            }
        }
    }

    private func checkFormations() throws {
        let seats = Set(profile.seats.map(\.id))
        let formations = Set(profile.formations.map(\.id))
        guard profile.formations.count(where: { $0.kind == .plenary }) == 1 else {
            throw fault(.onePlenary, at: "formations")
        }
        for formation in profile.formations {
            guard case .these(let ids) = formation.seats else { continue }
            for id in ids where !seats.contains(id) { throw formation.place.fault(.noSuchSeat(id)) }
        }
        for right in profile.rights {
            for id in right.formations where !formations.contains(id) { throw right.place.fault(.noSuchFormation(id)) }
        }
    }

    private func checkHolidays() throws {
        guard profile.rules["holidays"]?.working == nil, Named.usesWorkingDays(root) else { return }
        throw fault(.holidaysNeeded, at: "holidays")
    }
}

extension Profile {
    /// Every citation of the file.
    fileprivate var citations: [Citation] {
        let grounds =
            seats.map(\.grounds) + formations.map(\.grounds) + rights.map(\.grounds) + outputs.map(\.grounds)
            + inputs.map(\.grounds) + (duties + above + examples).map(\.grounds)
        let own =
            seats.flatMap(\.rules) + formations.flatMap(\.rules) + outputs.flatMap(\.rules) + inputs.flatMap(\.rules)
        return grounds.flatMap(\.sources) + own.flatMap(\.rule.citations) + rules.values.flatMap(\.citations)
    }
}

/// What a file names, wherever it stands.
private enum Named {
    /// Keys whose values are lists of authorities.
    static let keys: Set = [
        "by", "proposed-by", "named-by", "fallback", "holders", "with", "elected-by", "deputy", "who", "asked-by",
        "decided-by", "signed-by", "approved-by", "sent-to", "considered-by", "from", "parties", "also", "adopted-by",
        "opinion-of", "elected-from", "deputy-elected-by",
    ]
    /// Rules that are themselves lists of authorities.
    static let rules: Set = ["convening.by", "minutes.signatories", "minutes.recipients"]

    static func authorities(in place: Place) -> [Authority] {
        switch place.structure.content {
        case .scalar: return []
        case .list(let items):
            return items.enumerated().flatMap { authorities(in: place.at("\($0)", $1)) }
        case .map(let pairs):
            return pairs.flatMap { key, value -> [Authority] in
                let inner = place.at(key, value)
                let isNamed = keys.contains(key) || isRule(inner.path)
                return (isNamed ? words(value) : []) + authorities(in: inner)
            }
        }
    }

    /// Whether the keys lead to the content of a rule that is a list of authorities.
    private static func isRule(_ path: [String]) -> Bool {
        path.last == "rule" && (rules.contains(path.prefix(2).joined(separator: ".")) || path.contains("convened-by"))
    }

    private static func words(_ structure: Structure) -> [Authority] {
        guard case .list(let items) = structure.content else { return [] }
        return items.compactMap { item in
            guard case .scalar(let text, _) = item.content else { return nil }
            return Authority(rawValue: text)
        }
    }

    static func usesWorkingDays(_ place: Place) -> Bool {
        switch place.structure.content {
        case .scalar(let text, _): place.path.last == "unit" && text == Period.Unit.workingDays.rawValue
        case .list(let items): items.enumerated().contains { usesWorkingDays(place.at("\($0)", $1)) }
        case .map(let pairs): pairs.contains { usesWorkingDays(place.at($0, $1)) }
        }
    }
}
