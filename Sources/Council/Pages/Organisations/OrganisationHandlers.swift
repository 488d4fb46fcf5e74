// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Markup
import Web

extension Submission {
    func addOrganisation() throws -> Reply {
        let organisation = try refusing({ try $0.newOrganisationPage(problems: $1) }) {
            var fields = fields
            let (names, site) = organisationFields(from: &fields)
            let readers = try readers(from: &fields)
            try fields.finish()
            guard let names, let readers else { throw Refusal.absent }
            return Organisation(
                id: transaction.newID(), council: council.id, readership: readers, names: names, site: site,
                since: council.today(at: now), until: nil, version: 1)
        }
        try transaction.permit(AddOrganisation.self, standing, on: organisation).write(in: council)
        return .seeOther(link(CouncilRoute.organisation(organisation.id)))
    }

    func saveOrganisation(_ id: OrganisationID) throws -> Reply {
        guard let organisation = try snapshot.organisation(id, for: scope), organisation.until == nil else {
            throw Refusal.absent
        }
        let permit = try transaction.permit(EditOrganisation.self, standing, on: organisation)
        try checkVersion(organisation.version) { try $0.editOrganisationPage(id, problems: $1) }
        try refusing({ try $0.editOrganisationPage(id, problems: $1) }) {
            var fields = fields
            let (names, site) = organisationFields(from: &fields)
            try fields.finish()
            guard let names else { throw Refusal.absent }
            try permit.write(organisation.renamed(names, site: site), in: council)
        }
        return .seeOther(link(CouncilRoute.organisation(id)))
    }

    func endOrganisation(_ id: OrganisationID) throws -> Reply {
        guard let organisation = try snapshot.organisation(id, for: scope), organisation.until == nil else {
            throw Refusal.absent
        }
        let permit = try transaction.permit(EndOrganisation.self, standing, on: organisation)
        try refusing({ try $0.organisationPage(id, problems: $1) }) {
            var fields = fields
            let day = fields.day("day", needed: true)
            if let day, day < organisation.since { fields.refuse("day", Message("The last day is before the first.")) }
            try fields.finish()
            if let day { try permit.write(lastDay: day) }
        }
        return .seeOther(link(CouncilRoute.organisation(id)))
    }

    private func organisationFields(from fields: inout FieldReader) -> (names: LocalText?, site: String?) {
        let names = names("name", from: &fields)
        let site = fields.text("site")
        if !site.isEmpty, Link(external: site) == nil || !site.hasPrefix("http") {
            fields.refuse("site", Message("Enter an address that begins with https://"))
        }
        return (names, site.isEmpty ? nil : site)
    }
}

extension Organisation {
    fileprivate func renamed(_ names: LocalText, site: String?) -> Organisation {
        Organisation(
            id: id, council: council, readership: readership, names: names, site: site, since: since, until: until,
            version: version)
    }
}
