// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Jobs
import Language
import Markup
import Web

extension Room {
    /// The same room with its exploratory walks.
    func withWalks() -> Room {
        var room = self
        room.migrations.append(.walks)
        room.personalData += PersonalData.ofWalks
        room.retentions += Retention.ofWalks
        room.schedules.append(
            Schedule("evidence.purge-walk-photos", .every(.seconds(86_400))) { context in
                try await context.database.write { try $0.purgeWalkPhotos() }
            })
        return room.adding(WalkRoute.self) { $0.handling() }
    }
}

extension Visit {
    /// The way to the walks, for those who may know of any; nothing for visitors.
    func walksSection() throws -> HTML {
        guard viewer.isSignedIn else { return .empty }
        let walks = try snapshot.walks(for: scope, after: nil, size: 3).items
        guard standing.isMember || !walks.isEmpty else { return .empty }
        let items = walks.map { walk -> HTML in
            """
            <li><a href="\(link(WalkRoute.walk(walk.id)))" lang="\(walk.tongue)">\(walk.title)</a> \
            <span class="dim">\(say.date(walk.day))</span></li>
            """
        }
        let content: HTML =
            items.isEmpty ? "<p>\(say("No walk yet"))</p>" : "<ul class=\"plain\">\(items)</ul>"
        return Part.section(
            say("Exploratory walks"), id: "walks", beside: Part.link(say("All walks"), to: link(WalkRoute.list)),
            content)
    }
}
