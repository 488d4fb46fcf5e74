// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Markup

/// The frame around every page: who we are, where one is, who can read it, and the way on.
struct Layout {
    let say: Speech
    let assets: Assets
    let name: String
    let subtitle: String
    let home: Link
    let languages: [(tongue: Tongue, name: String, link: Link)]
    let person: PersonLine
    let entries: [(text: String, link: Link, isHere: Bool)]
    let isFictional: Bool
    let notices: [(text: String, link: Link)]

    /// What the head of the page offers a person.
    enum PersonLine {
        case visitor(signIn: Link)
        case person(name: String, desk: Link, signOut: HTML)
    }

    func render(_ page: Page) -> HTML {
        """
        <!DOCTYPE html>
        <html lang="\(say.tongue.rawValue)" id="top">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>\(page.title) · \(name)</title>
        <link rel="stylesheet" href="\(Link(path: assets.path(of: "koinon.css")))">
        <link rel="icon" href="\(Link(path: assets.path(of: "mark.svg")))" type="image/svg+xml">
        \(page.scripts.map { "<script src=\"\(Link(path: assets.path(of: $0)))\" defer></script>" as HTML })
        </head>
        <body>
        <a class="skip" href="#main">\(say("Skip to content"))</a>
        <header>\(fiction)\(top)</header>
        \(strip(page.audience))
        <main id="main" class="wrap">
        \(crumbs(page.crumbs))\(heading(page))\(page.content)
        </main>
        \(footer)
        </body>
        </html>

        """
    }

    private var fiction: HTML {
        guard isFictional else { return "" }
        return """
            <div class="fiction"><div class="wrap"><p><b>\(say("Fictional example."))</b> \
            \(say("This city does not exist. Every name and figure on this page is made up."))</p></div></div>
            """
    }

    private var top: HTML {
        """
        <div class="top"><div class="wrap">
        <a class="brand" href="\(home)">\(Mark.svg)<span>\(name)<small>\(subtitle)</small></span></a>
        <a class="tomenu" href="#site">\(say("Menu"))</a>
        <nav class="langs" aria-label="\(say("Language and account"))"><ul>\(languageItems)\(personItems)</ul></nav>
        \(entries.isEmpty ? "" : navigation(label: say("Main")))
        </div></div>
        """
    }

    private var languageItems: [HTML] {
        languages.map { language in
            let tag = language.tongue.rawValue
            return language.tongue == say.tongue
                ? "<li><span aria-current=\"true\" lang=\"\(tag)\"><b>\(language.name)</b></span></li>"
                : "<li><a href=\"\(language.link)\" lang=\"\(tag)\" hreflang=\"\(tag)\">\(language.name)</a></li>"
        }
    }

    private var personItems: HTML {
        switch person {
        case .visitor(let link): "<li><a href=\"\(link)\">\(say("Sign in"))</a></li>"
        case .person(let name, let desk, let signOut):
            "<li><a href=\"\(desk)\">\(name.isEmpty ? say("My desk") : name)</a></li><li>\(signOut)</li>"
        }
    }

    private func navigation(label: String) -> HTML {
        let items = entries.map { entry -> HTML in
            let current: HTML = entry.isHere ? " aria-current=\"page\"" : ""
            return "<li><a href=\"\(entry.link)\"\(current)>\(entry.text)</a></li>"
        }
        return "<nav class=\"nav\" aria-label=\"\(label)\"><ul>\(items)</ul></nav>"
    }

    private func strip(_ audience: AudienceLine) -> HTML {
        """
        <div class="audbar \(audience.style)" role="region" aria-label="\(say("Who can read this page"))">\
        <div class="wrap"><span class="aud \(audience.style)">\(audience.label(say))</span>\
        <p>\(audience.words(say))</p></div></div>
        """
    }

    private func crumbs(_ crumbs: [Page.Crumb]) -> HTML {
        guard !crumbs.isEmpty else { return "" }
        let items = crumbs.map { "<li><a href=\"\($0.link)\">\($0.text)</a></li>" as HTML }
        return "<nav class=\"crumbs\" aria-label=\"\(say("You are here"))\"><ol>\(items)</ol></nav>"
    }

    private func heading(_ page: Page) -> HTML {
        let lead: HTML = page.lead.map { "<p class=\"lead\">\($0)</p>" } ?? ""
        let heading: HTML = "<h1>\(page.heading ?? HTML(text: page.title))</h1>"
        guard let beside = page.beside else { return "\(heading)\(lead)" }
        return "<div class=\"row between\">\(heading)<div class=\"row noprint\">\(beside)</div></div>\(lead)"
    }

    private var footer: HTML {
        let links = notices.map { "<li><a href=\"\($0.link)\">\($0.text)</a></li>" as HTML }
        return """
            <footer class="foot" id="site"><div class="wrap">
            \(entries.isEmpty ? "" : navigation(label: say("Site map")))
            \(links.isEmpty ? "" : "<ul>\(links)</ul>")
            <p>\(say("This page works without scripts and loads nothing from other sites."))</p>
            </div></footer>
            """
    }
}

extension Layout {
    /// The frame for pages outside any council and any transaction, such as errors.
    static func bare(_ page: Page, say: Speech, assets: Assets, isSignedIn: Bool) -> HTML {
        let root = Link(path: [say.tongue.rawValue])
        let signIn = Link(path: [say.tongue.rawValue, "sign-in"])
        let layout = Layout(
            say: say, assets: assets, name: "Koinon", subtitle: say("Local councils for crime prevention"), home: root, languages: [],
            person: isSignedIn
                ? .person(name: "", desk: Link(path: [say.tongue.rawValue, "desk"]), signOut: "")
                : .visitor(signIn: signIn),
            entries: [], isFictional: false, notices: [])
        return layout.render(page)
    }
}
