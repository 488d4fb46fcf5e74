// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Web

extension Visit {
    /// The profiles that come with the program.
    func profilesJSON(_ profiles: [ProfileFile]) -> JSON {
        .object([
            "profiles": .array(
                profiles.map { file in
                    .object([
                        "id": .text(file.profile.id), "version": .number(file.profile.version),
                        "country": .text(file.profile.country), "name": .of(file.profile.names),
                    ])
                })
        ])
    }

    /// One profile with the text of its file, which anybody may copy and correct.
    func profileJSON(_ id: String, _ profiles: [ProfileFile]) throws -> JSON {
        guard let file = profiles.first(where: { $0.profile.id == id }) else { throw Refusal.absent }
        return .object([
            "id": .text(id), "version": .number(file.profile.version), "yaml": .text(file.text),
            "rules": .array(rules(try Charter.untouched(file.profile))),
        ])
    }

    /// A council's rules as they are now, with what each rests on and how far the council has gone with it.
    func constitutionJSON() throws -> JSON {
        let charter = try ownCharter()
        return .object([
            "profile": .text(charter.profile.id), "profile-version": .number(charter.profile.version),
            "adopted": .text(charter.adopted.description), "version": .number(charter.version),
            "rules": .array(rules(charter)),
        ])
    }

    private func rules(_ charter: Charter) -> [JSON] {
        let telling = Telling(charter.profile, in: .en)
        return charter.entries.map { entry in
            .object([
                "rule": .text(entry.path), "says": .optional(entry.value.map { Speech.english.rule($0, telling) }),
                "written": .optional(entry.content?.json), "state": .text("\(entry.state)"),
                "basis": .text((entry.takenGrounds?.basis ?? entry.rule.basis).rawValue),
                "sources": .array(sources(entry, charter.profile).map(JSON.text)),
            ])
        }
    }

    private func sources(_ entry: CharterEntry, _ profile: Profile) -> [String] {
        if let taken = entry.takenGrounds {
            return taken.sources.map { source in source.at.map { "\(source.text), \($0)" } ?? source.text }
        }
        return (entry.rule.working?.sources ?? []).map { citation in
            let text = profile.sources[citation.source]?.text ?? citation.source
            return citation.at.map { "\(text), \($0)" } ?? text
        }
    }
}
