// SPDX-License-Identifier: EUPL-1.2
import Database
import Language

/// An action that may give people places in a council, or end them. Everything that does so can be found by this name.
public protocol GivesPlaces: Action {}

/// The coordinator gives a place among the council's members, residents and analysts.
public enum GivePlace: GivesPlaces {
    public static let name: StaticString = "place.give"
    public static func permits(_ standing: Standing, _ council: CouncilIdentity) -> Bool { standing.isCoordinator }
}

/// The coordinator ends somebody's place.
public enum EndPlace: GivesPlaces {
    public static let name: StaticString = "place.end"
    public static func permits(_ standing: Standing, _ council: CouncilIdentity) -> Bool { standing.isCoordinator }
}

/// Why a place cannot be given.
public enum PlaceRefusal: Error, Hashable, Sendable, CaseIterable {
    case everybodyHasIt, notKnownHere, notYours, coordinatorsOnly, endsBeforeItStarts

    /// The sentence shown to the person.
    public var message: Message {
        switch self {
        case .everybodyHasIt: Message("Everybody belongs to the public already.")
        case .notKnownHere: Message("This person is not known in this council. Invite them first.")
        case .notYours: Message("Only somebody who belongs to this group can let others in.")
        case .coordinatorsOnly: Message("Only a coordinator can appoint another coordinator.")
        case .endsBeforeItStarts: Message("The term ends before it starts.")
        }
    }
}

extension Permit where A: GivesPlaces {
    /// Gives a place in the permit's council; throws `PlaceRefusal`.
    ///
    /// A formation, circle or list of names that has had anybody is opened only by somebody who belongs to it: not
    /// even the coordinator lets themselves in.
    @discardableResult
    public func give(_ grant: NewGrant) throws -> GrantID {
        if let refusal = try refusal(of: grant) { throw refusal }
        return try transaction.insert(grant, in: council)
    }

    /// Ends a place now, or at a later instant; nothing happens where it ended before.
    public func end(_ grant: GrantID, at instant: Instant? = nil) throws {
        try end(where: "id = \(grant)", at: instant)
    }

    /// Ends every place that came from one basis, such as a mandate.
    public func endPlaces(from basis: String, at instant: Instant? = nil) throws {
        try end(where: "basis = \(basis)", at: instant)
    }

    private func refusal(of grant: NewGrant) throws -> PlaceRefusal? {
        if grant.audience == .public { return .everybodyHasIt }
        if let ends = grant.ends, ends <= grant.starts ?? transaction.now { return .endsBeforeItStarts }
        if grant.role == .coordinator, standing.viewer.channel == .web, !standing.isCoordinator {
            return .coordinatorsOnly
        }
        if try !transaction.isKnown(grant.person, in: council) { return .notKnownHere }
        guard grant.audience.kind.isOfOne, !standing.scope.keys.contains(grant.audience) else { return nil }
        return try transaction.hasHadMembers(grant.audience, in: council) ? .notYours : nil
    }

    private func end(where condition: SQL, at instant: Instant?) throws {
        let ends = max(instant ?? transaction.now, transaction.now)
        let people: [PersonID] = try transaction.rows(
            """
            UPDATE grants SET ends = \(ends)
            WHERE council = \(council) AND \(condition) AND (ends IS NULL OR ends > \(ends)) RETURNING person
            """
        ).map { try $0["person"] }
        for person in Set(people) { try transaction.announceRights(of: person) }
    }
}
