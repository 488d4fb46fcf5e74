// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Markup
import Web

extension Visit {
    /// The organisations that take part, by name, a page at a time.
    func organisationsPage() throws -> Page {
        let cursor = request.query["after"].map { Keyset.Cursor($0) }
        let page = try snapshot.organisationPage(for: scope, after: cursor)
        let items = try page.items.map { organisation -> HTML in
            let badge =
                organisation.readership == Readership(.public)
                ? .empty : try audienceLine(organisation.readership).badge(say)
            let target = link(CouncilRoute.organisation(organisation.id))
            return
                "<li class=\"row between\"><h2><a href=\"\(target)\">\(say.html(organisation.names))</a></h2>\(badge)</li>"
        }
        let list: HTML =
            items.isEmpty
            ? Part.empty(
                say("No organisation yet"), level: .h2,
                why: say("Here stand the bodies that name holders of seats and answer for actions."))
            : "<ul class=\"rows\">\(items)</ul>"
        return Page(
            title: say("Who takes part"), lead: say("The organisations at the table."), crumbs: [homeCrumb],
            content: "\(list)\(more(page.next))\(newOrganisationButton)")
    }

    private func more(_ next: Keyset.Cursor?) -> HTML {
        guard let next else { return .empty }
        return Part.pages(
            label: say("Further organisations"), shown: say("By name"),
            later: .init(say("More"), link(CouncilRoute.organisations, query: ["after": next.text])))
    }

    private var newOrganisationButton: HTML {
        guard standing.isCoordinator else { return .empty }
        return "<p>\(Form.link(say("Add an organisation"), to: link(CouncilRoute.newOrganisation)))</p>"
    }

    /// One organisation: the seats it names holders for.
    func organisationPage(_ id: OrganisationID, problems: [Form.Problem] = []) throws -> Page {
        guard let organisation = try snapshot.organisation(id, for: scope) else { throw Refusal.absent }
        let holdings = try snapshot.holders(from: organisation, on: council.today(at: now), for: scope)
        let site = organisation.site.flatMap { Link(external: $0) }
        var facts: [(String, HTML)] = [(say("Takes part since"), HTML(text: say.date(organisation.since)))]
        if let until = organisation.until { facts.append((say("Took part until"), HTML(text: say.date(until)))) }
        if let site { facts.append((say("Its own page"), Part.link(site.address, to: site))) }
        let seats: HTML =
            holdings.isEmpty
            ? "<p>\(say("It names nobody at present."))</p>"
            : holdingTable(holdings, say("Seats"), withOrganisation: false)
        return Page(
            title: say.text(organisation.names), audience: try audienceLine(organisation.readership),
            crumbs: [homeCrumb, .init(say("Who takes part"), link(CouncilRoute.organisations))],
            content: """
                \(Part.facts(facts))\(Part.section(say("Seats"), id: "seats", seats))\
                \(organisationForms(organisation, problems))
                """)
    }

    private func organisationForms(_ organisation: Organisation, _ problems: [Form.Problem]) -> HTML {
        guard standing.may(EditOrganisation.self, on: organisation), organisation.until == nil else { return .empty }
        let form = form(problems: problems, prefix: "end")
        return """
            <p>\(Form.link(say("Edit the organisation"), to: link(CouncilRoute.editOrganisation(organisation.id))))</p>\
            \(Part.section(
                say("It no longer takes part"), id: "end",
                post(
                    form, to: CouncilRoute.endOrganisation(organisation.id),
                    """
                    <p>\(say("Its seats stay, without an organisation. What it did stays in the council’s memory."))</p>\
                    \(form.date(Form.Field("day", say("Last day")), value: council.today(at: now).description))\
                    \(Form.submit(say("End its part"), .danger))
                    """)))
            """
    }

    func newOrganisationPage(problems: [Form.Problem] = []) throws -> Page {
        let form = form(problems: problems)
        let hint = say("Choose a formation where the organisation sits in nothing else and must not be known outside.")
        return Page(
            title: say("Add an organisation"), audience: .members,
            crumbs: [homeCrumb, .init(say("Who takes part"), link(CouncilRoute.organisations))],
            content: post(
                form, to: CouncilRoute.addOrganisation,
                """
                \(organisationFields(form, nil))\(try readerField(form, hint: hint))\
                \(Form.submit(say("Add the organisation")))
                """))
    }

    func editOrganisationPage(_ id: OrganisationID, problems: [Form.Problem] = []) throws -> Page {
        guard let organisation = try snapshot.organisation(id, for: scope), organisation.until == nil else {
            throw Refusal.absent
        }
        if let refusal = standing.refusal(of: EditOrganisation.self, on: organisation) { throw refusal }
        let form = form(problems: problems)
        let now =
            problems.isEmpty ? HTML.empty : Part.facts([(say("What stands there now"), say.html(organisation.names))])
        return Page(
            title: say("Edit the organisation"), audience: try audienceLine(organisation.readership),
            crumbs: [homeCrumb, .init(say.text(organisation.names), link(CouncilRoute.organisation(id)))],
            content: post(
                form, to: CouncilRoute.saveOrganisation(id),
                """
                \(now)\(Form.hidden("version", "\(organisation.version)"))\(organisationFields(form, organisation))\
                \(Form.submit(say("Save the organisation")))
                """))
    }

    private func organisationFields(_ form: Form, _ organisation: Organisation?) -> HTML {
        """
        \(nameFields(form, "name", Message("Name"), known: organisation?.names))\
        \(form.text(
            Form.Field("site", say("Its own page on the web"), hint: say("Begins with https://"), optional: true),
            value: organisation?.site ?? "", autocomplete: .url, maxLength: 300))
        """
    }
}
