// SPDX-License-Identifier: EUPL-1.2
import Access
import Markup
import Web

extension Visit {
    /// The councils of this installation.
    func front() throws -> Page {
        let councils = try snapshot.councils()
        let items = councils.map { council -> HTML in
            let made: HTML = council.isFictional ? Part.made(say("Fictional example")) : .empty
            return """
                <li><h2><a href="\(councilLink(council))" lang="\(council.tongue.rawValue)">\(council.name)</a></h2>\(made)</li>
                """
        }
        let list: HTML =
            councils.isEmpty
            ? Part.empty(
                say("No council yet"), level: .h2,
                why: say("Whoever runs this installation sets up the first council."),
                next: "<code>koinon council create --help</code>")
            : "<ul class=\"rows\">\(items)</ul>"
        var page = Page(
            title: say("Safety in cities, decided together"),
            lead: say(
                "Local councils for crime prevention bring city, police, schools, landlords, associations and residents to one table. Here they show what they found, what they decided, and what came of it."
            ), content: list)
        // Signing out leads here: what a browser keeps for walks without a connection goes.
        if !viewer.isSignedIn { page.scripts = ["leave.js"] }
        return page
    }

    /// The first page of a council, in the language of this page.
    func councilLink(_ council: CouncilIdentity) -> Link {
        Link(path: ["c", council.slug, say.tongue.rawValue])
    }
}
