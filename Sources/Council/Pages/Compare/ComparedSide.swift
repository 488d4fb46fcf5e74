// SPDX-License-Identifier: EUPL-1.2
import Language
import Markup

/// One of two constitutions or profiles that are shown beside each other.
struct ComparedSide {
    /// What it is called at the head of its column.
    let name: String
    let charter: Charter

    /// Its rules and lists in the reader's words.
    func entries(_ say: Speech) -> [Comparison.Entry] {
        let telling = Telling(charter.profile, in: say.tongue)
        let rules = charter.entries.map { entry in
            Comparison.Entry(
                path: entry.path, section: entry.listed.section, title: RuleView.title(entry, say),
                text: Comparison.Text(
                    says: entry.value.map { say.rule($0, telling) } ?? "", restsOn: restsOn(entry, say)))
        }
        return rules + lists(say, telling)
    }

    private func restsOn(_ entry: CharterEntry, _ say: Speech) -> String {
        switch entry.state {
        case .corrected: return say("The council’s own rule")
        case .taken: return say(entry.takenGrounds?.basis.words ?? entry.rule.basis.words)
        case .read, .awaiting, .confirmed: break
        }
        switch entry.rule.form {
        case .known(let statement): return say(statement.basis.words)
        case .unknown(_, let suggested):
            guard let suggested else { return say(Basis.unknown.words) }
            return "\(say(Basis.unknown.words)). \(say("Suggested:")) \(say(suggested.basis.words))"
        case .disputed: return say("Texts disagree")
        }
    }

    /// The lists of a profile, each told in one line.
    private func lists(_ say: Speech, _ telling: Telling) -> [Comparison.Entry] {
        let profile = charter.profile
        let names = profile.formations.reduce(into: [String: LocalText]()) { $0[$1.id] = $1.names }
        let lists: [(String, RuleDefinition.Section, Message, [String])] = [
            (
                "list.seats", .members, Message("Kinds of seats"),
                profile.seats.map { "\(say.text($0.names)) (\(say("\(list: $0.count.words(telling))")))" }
            ),
            (
                "list.rights", .convening, Message("Who can oblige the chair"),
                profile.rights.map {
                    $0.words(telling, formations: names).map { say($0).sentence }.joined(separator: " ")
                }
            ),
            (
                "list.formations", .formations, Message("Kinds of formations"),
                profile.formations.map { say.text($0.names) }
            ),
            ("list.outputs", .cycles, Message("What the council puts out"), profile.outputs.map { say.text($0.names) }),
            ("list.inputs", .cycles, Message("What others owe it"), profile.inputs.map { say.text($0.names) }),
            ("list.duties", .cycles, Message("What members owe"), profile.duties.map { say.text($0.names) }),
        ]
        return lists.filter { !$0.3.isEmpty }.map { path, section, title, items in
            Comparison.Entry(
                path: path, section: section, title: say(title),
                text: Comparison.Text(says: items.joined(separator: "; "), restsOn: ""))
        }
    }
}

/// The table of a comparison, section by section: what differs, or all of it.
struct ComparisonTable {
    let say: Speech
    let first: String
    let second: String
    let comparison: Comparison
    let showsAll: Bool
    /// What can be done with a row, in a last column; nil where nothing can.
    var action: ((Comparison.Row) -> HTML)?

    var html: HTML {
        let shown = showsAll ? comparison.rows : comparison.differing
        guard !shown.isEmpty else {
            return Part.note(.done, say("They say the same"), level: .h2, .empty)
        }
        return .joined(
            RuleDefinition.Section.allCases.compactMap { section -> HTML? in
                let rows = shown.filter { $0.section == section }
                guard !rows.isEmpty else { return nil }
                return Part.section(say(section.heading), id: section.rawValue, table(rows, say(section.heading)))
            })
    }

    private func table(_ rows: [Comparison.Row], _ caption: String) -> HTML {
        var columns: [Table.Column] = [.init(say("Rule")), .init(first), .init(second), .init(say("Difference"))]
        if action != nil { columns.append(.init(say("To do"))) }
        return Table(
            caption, captionIsHidden: true, columns: columns,
            rows: rows.map { row in
                let cells: [HTML] = [HTML(text: row.title), cell(row.first), cell(row.second), mark(row.difference)]
                return cells + (action.map { [$0(row)] } ?? [])
            }
        ).html
    }

    private func cell(_ text: Comparison.Text?) -> HTML {
        guard let text else { return "<span class=\"dim\">\(say("Has no such rule."))</span>" }
        let says: HTML =
            text.says.isEmpty
            ? "<span class=\"dim\">\(say("Nothing is laid down."))</span>" : HTML(text: text.says)
        // One block, so that both stay together where rows become lists.
        return """
            <div>\(says)\(if: !text.restsOn.isEmpty, "<br><span class=\"small dim\">\(text.restsOn)</span>")</div>
            """
    }

    /// Shape and word, so that nobody has to compare two texts to know whether they differ.
    private func mark(_ difference: Comparison.Difference) -> HTML {
        switch difference {
        case .none: Part.status(.done, say("the same"))
        case .grounds: Part.status(.wait, say("the same, on other grounds"))
        case .content: Part.status(.open, say("differs"))
        case .onlyFirst: Part.status(.open, say("only the first"))
        case .onlySecond: Part.status(.open, say("only the second"))
        }
    }

    /// How many differ, and the way to see all of them or only those.
    func summary(_ link: Link) -> HTML {
        let (all, differing) = comparison.count
        let count = say.plural(
            differing, one: "\(differing) of \(all) rules and lists differs.",
            other: "\(differing) of \(all) rules and lists differ.")
        let other = showsAll ? say("Show only what differs") : say("Show all")
        return "<p>\(count) \(Part.link(other, to: link))</p>"
    }
}
