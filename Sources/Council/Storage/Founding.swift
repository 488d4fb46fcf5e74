// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

/// A council to be founded.
public struct Founding: Sendable {
    /// Its part of an address: `kalliste`.
    public let slug: String
    public let name: String
    public let tongue: Tongue
    public let zone: Zone
    public let isFictional: Bool
    /// The text of the profile it starts with.
    public let profile: String

    public init(
        slug: String, name: String, tongue: Tongue, zone: Zone, profile: String, isFictional: Bool = false
    ) {
        self.slug = slug
        self.name = name
        self.tongue = tongue
        self.zone = zone
        self.profile = profile
        self.isFictional = isFictional
    }
}

extension OperatorPermit {
    /// Founds a council: its identity, its copy of the profile, its plenary with the seats that the profile numbers.
    ///
    /// Throws `CouncilRefusal` or `ProfileFault`. Nobody belongs to it yet: the operator appoints a coordinator.
    public func found(_ founding: Founding) throws -> CouncilIdentity {
        let council = try createCouncil(
            slug: founding.slug, name: founding.name, tongue: founding.tongue, zone: founding.zone,
            isFictional: founding.isFictional)
        try establish(council, by: founding.profile)
        return council
    }

    /// Gives a council that has no constitution yet its copy of a profile, and what exists from the first day.
    public func establish(_ council: CouncilIdentity, by text: String) throws {
        let profile = try Profile(yaml: text)
        try transaction.adopt(profile, text, in: council)
        for template in profile.formations where template.created == .always {
            try transaction.make(template, of: profile, in: council)
        }
    }
}

extension Transaction {
    fileprivate func make(_ template: FormationTemplate, of profile: Profile, in council: CouncilIdentity) throws {
        let formation = Formation(
            id: newID(), council: council.id, readership: Readership(.public), kind: template.kind,
            names: template.names,
            purpose: nil, profileID: template.id, since: council.today(at: now), until: nil, version: 1)
        try insert(formation, in: council)
        if formation.kind != .plenary {
            try name(formation.audience, formation.names.text(in: council.tongue), in: council.id)
        }
        guard formation.kind == .plenary else { return }
        for seat in profile.seats {
            for _ in 0..<seat.startingCount { try make(seat, of: profile, in: formation, council) }
        }
    }

    private func make(
        _ template: SeatTemplate, of profile: Profile, in plenary: Formation, _ council: CouncilIdentity
    ) throws {
        let seat = Seat(
            id: newID(), council: council.id, readership: Readership(.public), names: template.names,
            profileID: template.id, college: template.college, kind: template.kind,
            standing: profile.standing(of: template), organisation: nil, since: council.today(at: now), until: nil,
            version: 1)
        try insert(seat)
        try put(seat.id, in: plenary.id, of: council.id, presides: profile.presides(template))
    }
}

extension Profile {
    /// What the holder of such a seat may do, by its own rule or that of its kind.
    func standing(of template: SeatTemplate) -> SeatStanding {
        let byKind = (rules["standing"]?.working?.value as? Standings)?.byKind
        return template.ownStanding ?? byKind?[template.kind] ?? .attendance
    }

    /// Whether the holder presides by office: the chair's authority and the seat go by the same id.
    func presides(_ template: SeatTemplate) -> Bool {
        guard let chair = rules["chair"]?.working?.value as? ChairRule, chair.kind == .one else { return false }
        return chair.holders.contains(Authority(rawValue: template.id)) && template.startingCount == 1
    }
}
