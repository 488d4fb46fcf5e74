// SPDX-License-Identifier: EUPL-1.2
import Language
import Markup
import Web

/// How rules and their grounds are shown: what they say, what they rest on, how far the council has gone with them.
struct RuleView {
    let say: Speech
    let telling: Telling
    let profile: Profile
    let link: (CouncilRoute) -> Link

    init(_ visit: Visit, _ profile: Profile) {
        say = visit.say
        telling = Telling(profile, in: visit.say.tongue)
        self.profile = profile
        link = { visit.link($0) }
    }

    /// What a rule says now, in words.
    func words(_ entry: CharterEntry) -> HTML {
        entry.value.map { HTML(text: say.rule($0, telling)) }
            ?? "<span class=\"dim\">\(say("Nothing is laid down."))</span>"
    }

    /// The name of a rule, with what it belongs to where it is not the council's.
    func title(_ entry: CharterEntry) -> String { Self.title(entry, say) }

    static func title(_ entry: CharterEntry, _ say: Speech) -> String {
        let label = say(entry.listed.label)
        return entry.listed.owner.map { say("\(say.text($0)): \(label)") } ?? label
    }

    /// What a rule of the council rests on now: of the profile's, or of the later version it was taken from.
    func grounds(_ entry: CharterEntry) -> HTML {
        guard let taken = entry.takenGrounds else { return grounds(entry.rule) }
        let sources = taken.sources.map { source -> HTML in
            let link = source.address.flatMap { Link(external: $0) }
            let title: HTML =
                link.map { "<a href=\"\($0)\" rel=\"noreferrer\">\(source.text)</a>" } ?? HTML(text: source.text)
            return source.at.map { "\(title), \($0)" } ?? title
        }
        let cited: HTML =
            sources.isEmpty ? .empty : "<br><span class=\"small\">\(HTML.joined(sources, separator: "; "))</span>"
        return """
            <b>\(say(taken.basis.words))</b>\(cited)<br>\
            <span class="small dim">\(say("From version \(taken.version) of the profile"))</span>
            """
    }

    /// What a rule rests on: its mark, its sources, and what is suggested where nothing was found.
    func grounds(_ rule: Rule) -> HTML {
        switch rule.form {
        case .known(let statement): mark(statement)
        case .unknown(let looked, let suggested):
            """
            <b>\(say(Basis.unknown.words))</b>\(if: !looked.isEmpty, "<br><span class=\"small\">\(say("Looked for in:")) \(cited(looked))</span>")\
            \(suggested.map { suggestion($0) })
            """
        case .disputed(let statements):
            "<b>\(say("Texts disagree"))</b><br>\(statements.first(where: \.isFollowed).map(mark))"
        }
    }

    private func mark(_ statement: Rule.Statement) -> HTML {
        "<b>\(say(statement.basis.words))</b>\(if: !statement.sources.isEmpty, "<br><span class=\"small\">\(cited(statement.sources))</span>")"
    }

    private func suggestion(_ statement: Rule.Statement) -> HTML {
        let sources: HTML =
            statement.sources.isEmpty ? .empty : " <span class=\"small\">(\(cited(statement.sources)))</span>"
        return "<br>\(say("Suggested:")) \(say(statement.basis.words))\(sources)"
    }

    /// Grounds of an item of a list, which is always known.
    func grounds(_ grounds: Grounds) -> HTML {
        let sources: HTML =
            grounds.sources.isEmpty ? .empty : "<br><span class=\"small\">\(cited(grounds.sources))</span>"
        let note: HTML = grounds.note.map { "<br><span class=\"small dim\">\(say.html($0))</span>" } ?? .empty
        return "<b>\(say(grounds.basis.words))</b>\(sources)\(note)"
    }

    /// Sources with their places, linked where they can be.
    func cited(_ citations: [Citation]) -> HTML {
        .joined(
            citations.map { citation -> HTML in
                let source = profile.sources[citation.source]
                let text = HTML(text: source?.text ?? citation.source)
                let link = source?.address.flatMap { Link(external: $0) }
                let title: HTML = link.map { "<a href=\"\($0)\" rel=\"noreferrer\">\(text)</a>" } ?? text
                return citation.at.map { "\(title), \($0)" } ?? title
            }, separator: "; ")
    }
}
