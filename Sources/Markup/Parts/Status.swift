// SPDX-License-Identifier: EUPL-1.2

extension Part {
    /// Where a thing stands. The shape says it to those who do not see the colour.
    public enum State: String, Sendable, CaseIterable {
        case open, wait, going, done, late, stopped
    }

    /// A shape and a word. Late says by how much, stopped says why.
    public static func status(_ state: State, _ word: String) -> HTML {
        "<span class=\"st \(state.rawValue)\">\(word)</span>"
    }

    /// The mark of anything synthetic among real data.
    public static func made(_ word: String) -> HTML {
        "<span class=\"made\">\(word)</span>"
    }

    /// The one mark of a count that is not shown, small or withheld to protect a small one.
    public static func hidden(_ word: String) -> HTML {
        "<i class=\"hid\"><b>\(word)</b></i>"
    }

    /// The tone of a notice. The heading says the thing; colour only repeats it.
    public enum Tone: String, Sendable, CaseIterable {
        case neutral = "note"
        case done = "note ok"
        case care = "note warn"
        case stop = "note stop"
    }

    /// Something to know before reading on.
    public static func note(_ tone: Tone, _ heading: String, level: Level = .h3, _ content: HTML) -> HTML {
        "<div class=\"\(tone.rawValue)\">\(Part.heading(level, heading))\(content)</div>"
    }

    /// The line where victims may land: the emergency number, and an ordinary link that leaves no referrer.
    public static func emergency(label: String, _ content: HTML, leave: String, to link: Link) -> HTML {
        """
        <div class="help" role="region" aria-label="\(label)"><div class="wrap"><p>\(content)</p>\
        <a class="btn danger" rel="noreferrer" href="\(link)">\(leave)</a></div></div>
        """
    }
}
