// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Markup
import Web

extension Visit {
    /// The operator founds a council and names whoever coordinates it.
    func newCouncilPage(_ profiles: [ProfileFile], problems: [Form.Problem] = []) throws -> Page {
        let form = form(problems: problems)
        let choices = profiles.map { file in
            Form.Choice(file.profile.id, say.text(file.profile.names), hint: say.text(file.profile.summary))
        }
        return Page(
            title: say("Found a council"),
            lead: say(
                "The council gets a copy of the profile as its own constitution, and confirms or corrects it rule by rule."
            ),
            audience: .oneself,
            content: post(
                form, to: CouncilRoute.createCouncil,
                """
                \(form.radios(Form.Field("profile", say("Profile")), choices))\
                \(form.text(Form.Field("name", say("Name of the council")), maxLength: 120))\
                \(form.text(
                    Form.Field("slug", say("Short name in addresses"), hint: say("Small letters a to z, digits and hyphens: kalliste")),
                    width: .mid, maxLength: 40))\
                \(form.select(
                    Form.Field("language", say("Language it works in")), tongues.map { .init($0.tongue.rawValue, $0.name) },
                    value: say.tongue.rawValue))\
                \(form.text(
                    Form.Field("zone", say("Time zone"), hint: say("By its IANA name: Europe/Athens")), width: .mid, maxLength: 64))\
                \(form.text(Form.Field("person", say("Name of its coordinator")), autocomplete: .off, maxLength: 120))\
                \(form.email(
                    Form.Field("address", say("Mail address of its coordinator"), hint: say("They get a link to choose a password.")),
                    autocomplete: .off))\
                \(form.checkbox(Form.Field("fictional", say("It is an example: every page says that it is fictional")))) \
                \(Form.submit(say("Found the council")))
                """))
    }
}

extension Submission {
    func createCouncil(_ profiles: [ProfileFile], _ accounts: Accounts) throws -> Reply {
        let permit = try transaction.operatorPermit("council.create", viewer)
        let council = try refusing({ try $0.newCouncilPage(profiles, problems: $1) }) {
            var fields = fields
            let (founding, guest) = try founding(profiles, &fields)
            do {
                let council = try permit.found(founding)
                let person = try accounts.invite(guest, permit)
                try permit.appointCoordinator(person, of: council, knownAs: guest.name)
                return council
            } catch let refusal as CouncilRefusal {
                throw FieldProblems(all: [FieldProblem("slug", refusal.message)])
            }
        }
        return .seeOther(Link(path: ["c", council.slug, say.tongue.rawValue]))
    }

    private func founding(_ profiles: [ProfileFile], _ fields: inout FieldReader) throws -> (Founding, Guest) {
        let profile = profiles.first { $0.profile.id == fields.text("profile") }
        if profile == nil { fields.refuse("profile", Message("Choose one of the answers.")) }
        let name = fields.needed("name", Message("Enter a name."), longest: 120)
        let slug = fields.text("slug")
        if !CouncilIdentity.isSlug(slug) { fields.refuse("slug", CouncilRefusal.slugMalformed.message) }
        let tongue = tongues.first { $0.tongue.rawValue == fields.text("language") }?.tongue
        if tongue == nil { fields.refuse("language", Message("Choose one of the answers.")) }
        let zone = Zone(fields.text("zone"))
        if zone == nil {
            fields.refuse("zone", Message("This time zone is not known. Its name reads like Europe/Athens."))
        }
        let person = fields.needed("person", Message("Enter the person’s name."), longest: PersonName.longest)
        let address = AccountAddress(fields.text("address"))
        if address == nil { fields.refuse("address", Message("Enter a mail address, such as name@city.example.")) }
        try fields.finish()
        guard let profile, let tongue, let zone, let address else { throw Refusal.absent }
        return (
            Founding(
                slug: slug, name: name, tongue: tongue, zone: zone, profile: profile.text,
                isFictional: fields.isChecked("fictional")),
            Guest(address: address, name: person, tongue: tongue)
        )
    }
}
