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
    let entries: [Part.Entry]
    let isFictional: Bool
    let notices: [Part.Entry]

    /// What the head of the page offers a person.
    enum PersonLine {
        case visitor(signIn: Link)
        case person(name: String, desk: Link, signOut: HTML)
    }

    func render(_ page: Page) -> HTML {
        """
        <!DOCTYPE html>
        <html lang="\(say.tongue.rawValue)"\(attribute: "dir", say.tongue.isRightToLeft ? "rtl" : nil) id="top">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>\(page.title) · \(name)</title>
        <link rel="stylesheet" href="\(Link(path: assets.path(of: "koinon.css")))">
        <link rel="icon" href="\(Link(path: assets.path(of: "mark.svg")))" type="image/svg+xml">
        \(page.feeds.map(alternate))\(page.scripts.map { "<script src=\"\(Link(path: assets.path(of: $0)))\" defer></script>" as HTML })
        </head>
        <body\(attribute: "class", page.isOnWall ? "wall" : nil)>
        <a class="skip" href="#main">\(say("Skip to content"))</a>
        <header>\(fiction)\(top)</header>
        \(strip(page.audience))
        <main id="main" class="wrap">
        \(Part.crumbs(label: say("You are here"), page.crumbs))\(heading(page))\(page.content)
        </main>
        \(footer)
        </body>
        </html>

        """
    }

    private func alternate(_ feed: Page.Feed) -> HTML {
        "<link rel=\"alternate\" type=\"\(feed.type)\" title=\"\(feed.title)\" href=\"\(feed.link)\">"
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
        \(wayToMenu)
        <nav class="langs" aria-label="\(say("Language and account"))"><ul>\(languageItems)\(personItems)</ul></nav>
        \(navigation(label: say("Main")))
        </div></div>
        """
    }

    /// On a phone, where the entries stand at the foot of the page; nothing where there are none.
    private var wayToMenu: HTML {
        entries.isEmpty ? "" : "<a class=\"tomenu\" href=\"#site\">\(say("Menu"))</a>"
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
        entries.isEmpty ? .empty : Part.nav(label: label, entries)
    }

    private func strip(_ audience: AudienceLine) -> HTML {
        Part.audienceStrip(
            audience.look, audience.label(say), label: say("Who can read this page"),
            explanation: HTML(text: audience.words(say)))
    }

    private func heading(_ page: Page) -> HTML {
        let lead: HTML = page.lead.map { "<p class=\"lead\">\($0)</p>" } ?? ""
        let tongue = page.titleTongue == say.tongue.rawValue ? nil : page.titleTongue
        let heading: HTML = "<h1\(attribute: "lang", tongue)>\(page.heading ?? HTML(text: page.title))</h1>"
        guard let beside = page.beside else { return "\(heading)\(lead)" }
        return "<div class=\"row between\">\(heading)<div class=\"row noprint\">\(beside)</div></div>\(lead)"
    }

    private var footer: HTML {
        """
        <footer class="foot" id="site"><div class="wrap">
        \(navigation(label: say("Site map")))\(notices.isEmpty ? "" : Part.nav(label: say("About this site"), notices))
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
            say: say, assets: assets, name: "Koinon", subtitle: say("Local councils for crime prevention"), home: root,
            languages: [],
            person: isSignedIn
                ? .person(name: "", desk: Link(path: [say.tongue.rawValue, "desk"]), signOut: "")
                : .visitor(signIn: signIn),
            entries: [], isFictional: false, notices: [])
        return layout.render(page)
    }
}
