// SPDX-License-Identifier: EUPL-1.2

extension ChairRule: RuleValue {
    init(_ place: Place) throws {
        var keys = try place.keys()
        kind = try keys.read("kind")
        holders = try keys.list("holders")
        namedBy = try keys.list("named-by")
        electedBy = try keys.list("elected-by")
        with = try keys.list("with")
        deputy = try keys.list("deputy")
        mayDelegate = try keys.find("may-delegate")
        term = try keys.find("term")
        electedFrom = try keys.find("elected-from", as: Authorities.self)?.authorities
        deputyElectedBy = try keys.find("deputy-elected-by", as: Authorities.self)?.authorities
        try keys.end()
    }
}

extension ChairRule.Kind: Readable {}

/// What each kind of seat may do.
struct Standings: RuleValue {
    let byKind: [SeatKind: SeatStanding]

    init(_ place: Place) throws {
        var keys = try place.keys()
        var standings: [SeatKind: SeatStanding] = [:]
        for kind in SeatKind.allCases {
            if let standing = try keys.find(kind.rawValue, as: SeatStanding.self) { standings[kind] = standing }
        }
        try keys.end()
        guard !standings.isEmpty else { throw place.fault(.empty) }
        byKind = standings
    }
}

extension SeatStanding: RuleValue {}
extension SeatKind: Readable {}

extension Substitutes: RuleValue {
    private enum Vote: String, CaseIterable, Readable {
        case whileTitularAbsent = "while-titular-absent"
        case never
    }

    init(_ place: Place) throws {
        var keys = try place.keys()
        isAllowed = try keys.read("allowed")
        votesWhileTitularAbsent = try keys.find("vote", as: Vote.self) == .whileTitularAbsent && isAllowed
        try keys.end()
    }
}

extension Term: RuleValue {
    init(_ place: Place) throws {
        var keys = try place.keys()
        kind = try keys.read("kind")
        years = try keys.find("years", as: Positive.self)?.number
        try keys.end()
    }
}

extension Term.Kind: Readable {}

/// Who runs the secretariat.
struct Secretariat: RuleValue {
    enum Kind: String, CaseIterable, Readable {
        case underChair = "under-chair"
        case named, rotating, local
    }

    let kind: Kind
    let by: [Authority]
    let rotatesEveryMonths: Int?

    init(_ place: Place) throws {
        var keys = try place.keys()
        kind = try keys.read("kind")
        by = try keys.list("by")
        rotatesEveryMonths = try keys.find("rotates-every-months", as: Positive.self)?.number
        try keys.end()
    }
}

/// Whether there must be a coordinator, and who names one.
struct CoordinatorRule: RuleValue {
    let isRequired: Bool
    let when: [Condition]
    let namedBy: [Authority]
    let from: LocalText?
    let fallback: [Authority]

    init(_ place: Place) throws {
        var keys = try place.keys()
        isRequired = try keys.read("required")
        when = try keys.list("when")
        namedBy = try keys.list("named-by")
        from = try keys.find("from")
        fallback = try keys.list("fallback")
        try keys.end()
    }
}
