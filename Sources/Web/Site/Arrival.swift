// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

/// A request whose sender, place and language are known, and who was let in at the door.
struct Arrival: Sendable {
    let request: Request
    let door: Door
    let slots: Slots
    let site: SiteFacts
    let place: Place
    let viewer: Viewer
    /// Rights in the council of the address, where there is one.
    let standing: Standing?
    let say: Speech

    /// Finds out who asks for what; throws `Failure` where the door stays shut.
    init(_ request: Request, _ door: Door, _ slots: Slots, _ site: SiteFacts, _ snapshot: Snapshot) throws {
        self.request = request
        self.door = door
        self.slots = slots
        self.site = site
        viewer = try snapshot.viewer(forCookie: request.cookies[SessionCookie.name])
        place = try Self.place(slots, snapshot)
        say = try Self.speech(request, slots, site, viewer, place)
        standing = try Self.standing(viewer, place, snapshot)
        try admit()
    }

    /// The same request with rights read anew, for work that opens several transactions.
    func renewed(in snapshot: Snapshot) throws -> Arrival {
        try Arrival(request, door, slots, site, snapshot)
    }

    /// The segments of an address, seen from this page.
    func segments(_ path: RoutePath) -> [String] {
        switch (path, place) {
        case (.council(let rest), .council(let council)): ["c", council.slug, say.tongue.rawValue] + rest
        case (.council, .installation): preconditionFailure("\(door.pattern) is not inside a council")
        case (.installation(let rest), _): [say.tongue.rawValue] + rest
        case (.plain(let rest), _): rest
        }
    }

    private static func place(_ slots: Slots, _ snapshot: Snapshot) throws -> Place {
        guard let slug = slots.values["council"] else { return .installation }
        guard let council = try snapshot.council(slug: slug) else { throw Failure.absent }
        return .council(council)
    }

    private static func standing(_ viewer: Viewer, _ place: Place, _ snapshot: Snapshot) throws -> Standing? {
        switch place {
        case .council(let council): try snapshot.standing(of: viewer, in: council.id)
        case .installation: nil
        }
    }

    /// The address decides the language; where it names none, the person, then the browser. Times are the council's.
    private static func speech(
        _ request: Request, _ slots: Slots, _ site: SiteFacts, _ viewer: Viewer, _ place: Place
    ) throws -> Speech {
        let tongue: Tongue
        if let named = slots.values["language"] {
            tongue = Tongue(rawValue: named)
            guard site.languages.offered.contains(tongue) else { throw Failure.absent }
        } else {
            tongue = site.tongue(of: viewer.tongue, accepting: request.headers["accept-language"])
        }
        return site.languages.speech(in: tongue, zone: place.zone)
    }

    private func admit() throws {
        switch door.admission {
        case .anyone: return
        case .signedIn: if !viewer.isSignedIn { throw Failure.signIn }
        case .holding(let roles): if standing?.has(roles) != true { throw Failure.absent }
        case .operating: if !viewer.isOperator { throw Failure.absent }
        }
    }
}

extension SiteFacts {
    /// The language of a person, else the one the browser asks for, else English.
    func tongue(of person: Tongue?, accepting header: String?) -> Tongue {
        if let person, languages.offered.contains(person) { return person }
        return languages.negotiate(header)
    }
}
