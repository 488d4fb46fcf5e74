// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Markup

extension Visit {
    /// The answer with a page in its frame.
    public func page(_ page: Page, status: Int = 200) -> Reply {
        let html = layout.render(page)
        return finished(.html(html, status: status))
    }

    /// Refuses a form: nothing is written, and the page comes back with what was typed (422).
    public func refuse(_ page: Page) -> Answer {
        Answer(self.page(page, status: 422))
    }

    /// Where one of our scripts or pictures is served.
    public func asset(_ name: String) -> Link { Link(path: site.assets.path(of: name)) }

    private var layout: Layout {
        switch place {
        case .installation:
            Layout(
                say: say, assets: site.assets, name: "Koinon", subtitle: say("Local councils for crime prevention"),
                home: Link(path: [say.tongue.rawValue]), languages: languages, person: personLine, entries: [],
                isFictional: false, notices: [])
        case .council(let council):
            Layout(
                say: say, assets: site.assets, name: council.name, subtitle: say("Local council for crime prevention"),
                home: Link(path: ["c", council.slug, say.tongue.rawValue]), languages: languages, person: personLine,
                entries: entries(at: .head), isFictional: council.isFictional, notices: entries(at: .foot))
        }
    }

    /// The languages offered here, with their own names.
    public var tongues: [(tongue: Tongue, name: String)] {
        site.languages.offered.map { ($0, site.languages.name(of: $0)) }
    }

    /// The same page in the other languages.
    private var languages: [(tongue: Tongue, name: String, link: Link)] {
        guard arrival.slots.values["language"] != nil, request.method != .post else { return [] }
        return tongues.map { tongue, name in
            let segments = door.pattern.segments.map { segment -> String in
                switch segment {
                case .literal(let text): text
                case .slot("language"): tongue.rawValue
                case .slot(let name): arrival.slots.values[name] ?? ""
                }
            }
            let query = request.query.pairs.map { ($0.name, Optional($0.value)) }
            return (tongue, name, Link(path: segments, query: query))
        }
    }

    private var personLine: Layout.PersonLine {
        guard viewer.isSignedIn else {
            // From the first page of all, nobody wants to go back to it: their desk comes next.
            let isFront = request.path.split(separator: "/").count < 2
            let next = request.method == .post || isFront ? nil : request.target
            return .visitor(signIn: Link(path: [say.tongue.rawValue, "sign-in"], query: [("next", next)]))
        }
        let signOut = Form(words, prefix: "out").post(
            to: Link(path: [say.tongue.rawValue, "sign-out"]), hidden: hiddenFields(),
            Form.submit(say("Sign out"), .link))
        return .person(name: viewer.name ?? "", desk: Link(path: [say.tongue.rawValue, "desk"]), signOut: signOut)
    }

    private func entries(at place: NavigationEntry.Place) -> [Part.Entry] {
        let here = request.path.split(separator: "/").dropFirst(3).first.map(String.init)
        return site.navigation.filter { $0.place == place }.map { entry in
            let path = arrival.segments(entry.path)
            return Part.Entry(say(entry.label), Link(path: path), isCurrent: path.dropFirst(3).first == here)
        }
    }
}
