// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Markup
import Web

extension Visit {
    /// The groups somebody can choose as readers of what they make: everybody, members, the formations they run.
    func readerChoices() throws -> [(key: String, readership: Readership, name: String)] {
        let formations = try snapshot.formations(for: scope).filter {
            $0.kind != .plenary && standing.keepsSecretariat(of: $0)
        }
        let own = formations.map { formation in
            (
                formation.audience.key, Readership(formation.audience),
                say("only the members of “\(say.text(formation.names))”")
            )
        }
        return [
            (Audience.public.key, Readership(.public), say("anybody")),
            (Audience.members.key, Readership(.members), say("the council’s members")),
        ] + own
    }

    /// The select for it.
    func readerField(_ form: Form, hint: String) throws -> HTML {
        form.select(
            Form.Field("readers", say("Who may know of it"), hint: hint),
            try readerChoices().map { .init($0.key, $0.name) }, value: Audience.public.key)
    }
}

extension Submission {
    /// The readers that were chosen, among those the person could choose.
    func readers(from fields: inout FieldReader) throws -> Readership? {
        let key = fields.text("readers")
        guard let choice = try readerChoices().first(where: { $0.key == key }) else {
            fields.refuse("readers", Message("Choose one of the answers."))
            return nil
        }
        return choice.readership
    }
}
