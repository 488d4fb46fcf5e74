// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import SiteKit
import Testing
import Web

extension Planting {
    /// A public meeting, and one of a formation with everything that can stand below a meeting.
    static let meetings = Planting(
        open: { site in
            let plenary = try #require(
                await site.ids(on: "/meetings/new", after: "<option value=\"", as: .coordinator).first)
            let meeting = try await site.call(plenary, audience: "public", items: "Lanternfish")
            _ = try await site.accepted("/meetings/\(meeting)/screen", [:])
            let address = try await site.database.read {
                try $0.value("SELECT address FROM meeting_screen", as: String.self) ?? ""
            }
            return [
                Planted("Meetings", "/meetings/{id}", ["id": meeting], word: "Lanternfish", readers: Set(Who.allCases)),
                Planted("Meetings", "/screens/{address}", ["address": address], readers: Set(Who.allCases)),
            ]
        },
        hidden: { site in
            let formation = try await site.closedFormation("Tambourine")
            let seat = site.id(
                in: try await site.accepted(
                    "/formations/\(formation)/seats/new",
                    ["name-en": "Mayor in private", "kind": "designated", "standing": "vote"]))
            _ = try await site.accepted(
                "/seats/\(seat)/mandates",
                ["person": "Chair Person", "address": Who.chair.address, "kind": "titular", "from": "2026-03-02"])
            let planted = try await site.plantMeeting(of: formation, seat: seat)
            let outside = try await site.outsideOfInterfaces(planted, formation: formation, seat: seat)
            return planted + outside + [try await site.plantSearch(of: formation)]
        })
}

extension SiteFixture {
    /// Calls a meeting three weeks ahead; its id.
    fileprivate func call(_ formation: String, audience: String, items: String) async throws -> String {
        id(
            in: try await accepted(
                "/meetings/new",
                [
                    "formation": formation, "date": "2026-03-23", "time": "18:00", "minutes": "90", "venue": "on-site",
                    "place": "Town hall", "address": "", "audience": audience, "items": items, "reason": "",
                ]))
    }

    /// A search for a date.
    fileprivate func plantSearch(of formation: String) async throws -> Planted {
        let search = id(
            in: try await accepted(
                "/meetings/dates/new",
                [
                    "formation": formation, "purpose": "Hurdygurdy", "minutes": "60", "answers-by": "2026-03-10",
                    "moments": "2026-03-24 18:00\n2026-03-25 18:00",
                ]))
        return Planted(
            "Meetings", "/meetings/dates/{search}", ["search": search], word: "Hurdygurdy",
            readers: [.chair, .coordinator])
    }

    /// The same things at the addresses for programs that show what is public: there they are for nobody.
    fileprivate func outsideOfInterfaces(
        _ planted: [Planted], formation: String, seat: String
    ) async throws -> [Planted] {
        let mandate = try await database.read {
            try $0.value("SELECT id FROM mandate WHERE seat = \(seat)", as: String.self)
        }
        let slots = planted.reduce(into: [String: String]()) { $0.merge($1.slots) { first, _ in first } }
        let ids = [
            "organization": formation, "person": mandate, "meeting": slots["id"], "location": slots["id"],
            "agenda-item": slots["item"], "paper": slots["paper"], "consultation": slots["paper"],
            "file": slots["paper"],
        ]
        let objects = ids.compactMap { type, id in
            id.map { Planted("Meetings", "/oparl/v1.1/body/{council}/\(type)/{id}", ["id": $0], readers: []) }
        }
        return objects + [
            Planted(
                "Meetings", "/oparl/v1.1/body/{council}/membership/{formation}/{mandate}",
                ["formation": formation, "mandate": mandate ?? ""], readers: []),
            Planted(
                "Meetings", "/calendars/{council}/formation/{id}/meetings.ics", ["id": formation], readers: []),
        ]
    }

    /// A meeting with an item, a paper, a note, a vote and a decision.
    fileprivate func plantMeeting(of formation: String, seat: String) async throws -> [Planted] {
        let readers: Set<Who> = [.chair, .coordinator]
        let meeting = try await call(formation, audience: "formation", items: "Kettledrum")
        let page = "/meetings/\(meeting)"
        let item = try #require(await ids(on: page + "/agenda", after: "/items/", as: .coordinator).first)
        _ = try await accepted("\(page)/items/\(item)/papers", ["paper-title": "Bassoon", "paper-text": "Bassoon"])
        let paper = try #require(await ids(on: "\(page)/items/\(item)", after: "/papers/", as: .coordinator).first)
        _ = try await accepted(page + "/presence", ["who": "came \(seat) titular", "at": ""])
        _ = try await accepted(page + "/open", [:])
        _ = try await accepted("\(page)/items/\(item)/take", [:])
        let motion = id(
            in: try await accepted(
                "\(page)/items/\(item)/motions", ["mover": seat, "title": "Ocarina", "text": "Ocarina for all."]))
        _ = try await accepted(
            "\(page)/motions/\(motion)/amendments",
            ["mover": seat, "kind": "change", "paragraph": "1", "text": "Ocarina for most."])
        _ = try await accepted("\(page)/items/\(item)/notes", ["note": "Clavichord"])
        let note = try #require(await ids(on: page + "/run", after: "/notes/", as: .coordinator).first)
        _ = try await accepted("\(page)/items/\(item)/speakers", ["speaker": seat])
        let turn = try #require(await ids(on: page + "/run", after: "/turns/", as: .coordinator).first)
        let vote = id(
            in: try await accepted(
                "\(page)/items/\(item)/votes", ["text": "Triangle.", "method": "show-of-hands", "matter": "decision"]))
        let decision = id(in: try await accepted("\(page)/votes/\(vote)/close", ["for": "1", "sure": "yes"]))
        let sitting = PlantedSitting(page: page, item: item, seat: seat, readers: readers)
        let more =
            try await plantChoices(at: sitting) + plantFollowUp(of: decision, readers: readers)
        _ = try await accepted("\(page)/notes/\(note)", ["note": "Clavichord too", "version": "1"])
        _ = await post(
            "/c/kalliste/en" + page + "/notes/\(note)", ["note": "Clavichord three", "version": "1"], as: .coordinator)
        let variant = try #require(await ids(on: "\(page)/notes/\(note)", after: "/texts/", as: .coordinator).first)
        _ = try await accepted(page + "/close", [:])
        _ = try await accepted(page + "/minutes/corrections", ["last-day": "2026-03-20"])
        _ = try await accepted(page + "/remarks", ["item": item, "remark": "Dulcimer"])
        let remark = try #require(await ids(on: page + "/minutes", after: "/remarks/", as: .coordinator).first)
        return [
            Planted("Meetings", "/meetings/{id}", ["id": meeting], word: "Kettledrum", readers: readers),
            Planted("Meetings", "/meetings/{id}/items/{item}", ["id": meeting, "item": item], readers: readers),
            Planted(
                "Meetings", "/meetings/{id}/papers/{paper}", ["id": meeting, "paper": paper], word: "Bassoon",
                readers: readers),
            Planted(
                "Meetings", "/meetings/{id}/notes/{note}", ["id": meeting, "note": note], word: "Clavichord",
                readers: readers),
            Planted(
                "Meetings", "/meetings/{id}/notes/{note}/texts/{variant}",
                ["id": meeting, "note": note, "variant": variant], readers: readers),
            Planted(
                "Meetings", "/meetings/{id}/remarks/{remark}", ["id": meeting, "remark": remark], word: "Dulcimer",
                readers: readers),
            Planted(
                "Meetings", "/meetings/{id}/votes/{vote}", ["id": meeting, "vote": vote], word: "Triangle",
                readers: readers),
            Planted(
                "Meetings", "/meetings/{id}/motions/{motion}", ["id": meeting, "motion": motion], word: "Ocarina",
                readers: readers),
            Planted("Meetings", "/meetings/{id}/turns/{turn}", ["id": meeting, "turn": turn], readers: readers),
            Planted("Meetings", "/decisions/{id}", ["id": decision], word: "Triangle", readers: readers),
        ] + more
    }
}
