// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Markup
import Web

extension Visit {
    /// The seats of the plenary, by college. Offices and organisations for everybody; names for members.
    func membersPage() throws -> Page {
        guard let plenary = try snapshot.plenary(of: council.id) else { throw Refusal.absent }
        let today = council.today(at: now)
        // Others than members see today's holders only.
        let day = standing.isMember ? request.query["on"].flatMap { LocalDate($0) } ?? today : today
        let holdings = try snapshot.holders(of: plenary, on: day, for: scope)
        let profile = try snapshot.charter(of: council.id)?.profile
        let sections = SeatGroup.groups(holdings, profile).enumerated().map { index, group in
            let heading = group.name.map(say.text) ?? say("Other seats")
            return Part.section(
                heading, id: "college-\(index + 1)", beside: HTML(text: say(group.summary)),
                holdingTable(group.holdings, heading))
        }
        let names =
            standing.isMember
            ? say("Members see the names of all holders; others see those that were made public.")
            : say("Names of persons stand here only where the mandate makes them public.")
        let edit: HTML =
            standing.may(SeatFormation.self, on: plenary)
            ? "<p>\(Form.link(say("Make a seat"), to: link(CouncilRoute.newSeat(plenary.id)))) \(Form.link(say("Plenary"), to: link(CouncilRoute.formation(plenary.id))))</p>"
            : .empty
        return Page(
            title: day == today ? say("Who sits here") : say("Who sat here on \(day)"),
            lead: say(SeatGroup.summary(of: holdings)) + ".", crumbs: [homeCrumb],
            content: "<p class=\"dim\">\(names)</p>\(sections)\(edit)\(standing.isMember ? daySection(day) : .empty)")
    }

    /// Members can ask who sat on any day.
    private func daySection(_ day: LocalDate) -> HTML {
        let form = form(prefix: "on")
        return Part.section(
            say("Who sat here on another day"), id: "on",
            form.get(
                link(CouncilRoute.members),
                """
                \(form.date(Form.Field("on", say("Day")), value: day.description))\
                \(Form.submit(say("Show that day"), .second))
                """))
    }

    /// Seats with their holders of today.
    func holdingTable(_ holdings: [Holding], _ caption: String, withOrganisation: Bool = true) -> HTML {
        var columns: [Table.Column] = [.init(say("Seat"))]
        if withOrganisation { columns.append(.init(say("Organisation"))) }
        columns += [.init(say("May")), .init(say("Titular")), .init(say("Substitute"))]
        let rows = holdings.map { holding -> [HTML] in
            var row: [HTML] = [seatCell(holding)]
            if withOrganisation { row.append(organisationCell(holding.organisation)) }
            return row + [HTML(text: say(holding.seat.standing.name)), titular(holding), substitute(holding)]
        }
        return Table(caption, captionIsHidden: true, columns: columns, rows: rows).html
    }

    private func seatCell(_ holding: Holding) -> HTML {
        let target = link(CouncilRoute.seat(holding.seat.id))
        let presides: HTML? = holding.presides ? " <span class=\"dim\">(\(say("presides")))</span>" : nil
        return "<a href=\"\(target)\">\(say.html(holding.seat.names))</a>\(presides)"
    }

    private func organisationCell(_ organisation: Organisation?) -> HTML {
        guard let organisation else { return "<span class=\"dim\">\(say("none", context: "organisation"))</span>" }
        return "<a href=\"\(link(CouncilRoute.organisation(organisation.id)))\">\(say.html(organisation.names))</a>"
    }

    private func titular(_ holding: Holding) -> HTML {
        guard let holder = holding.titular else { return Part.status(.open, say("vacant")) }
        return HTML(text: holder.name ?? say("held"))
    }

    private func substitute(_ holding: Holding) -> HTML {
        guard let holder = holding.substitute else {
            return "<span class=\"dim\">\(say("none", context: "substitute"))</span>"
        }
        return HTML(text: holder.name ?? say("named"))
    }
}
