// SPDX-License-Identifier: EUPL-1.2
import Language

/// What is needed to tell a rule in words: the reader's language, and what the profile calls offices and colleges.
struct Telling: Sendable {
    let tongue: Tongue
    let authorities: [Authority: LocalText]
    let colleges: [String: LocalText]

    init(_ profile: Profile, in tongue: Tongue) {
        self.tongue = tongue
        authorities = profile.authorities
        colleges = profile.colleges.reduce(into: [:]) { $0[$1.id] = $1.names }
    }

    /// One office or body.
    func name(_ authority: Authority) -> Message {
        switch authority {
        case .chair: Message("the chair")
        case .members: Message("the members")
        case .secretary: Message("the secretary")
        case .coordinator: Message("the coordinator")
        default: Message("\(named(authority))")
        }
    }

    /// Several, as a row: the mayor and the prefect.
    func names(_ authorities: [Authority], _ joining: Joining = .and) -> Message {
        Message("\(list: authorities.map(name), joining)")
    }

    func text(_ text: LocalText) -> String { text.text(in: tongue) }

    private func named(_ authority: Authority) -> String {
        (authorities[authority] ?? colleges[authority.rawValue])?.text(in: tongue) ?? authority.rawValue
    }
}

extension Speech {
    /// A rule in words: its sentences, one after the other.
    func rule(_ value: any RuleValue, _ telling: Telling) -> String {
        value.words(telling).map { self($0).sentence }.joined(separator: " ")
    }
}

extension String {
    /// With a capital letter at the beginning and a full stop at the end.
    var sentence: String {
        guard let first else { return self }
        let start = String(first).uppercased() + dropFirst()
        return start.last.map { ".!?;:·".contains($0) } == true ? start : start + "."
    }
}
