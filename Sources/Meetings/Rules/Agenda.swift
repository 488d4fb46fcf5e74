// SPDX-License-Identifier: EUPL-1.2
import Access
import Language

/// The agenda as one reader may see it.
///
/// Only items for everybody of the formation are numbered. One that concerns a few has no number for anybody, so that
/// nobody can notice a gap; and a reader who is no member of the formation sees the items open to them numbered from 1.
struct Agenda: Hashable, Sendable {
    /// One line of it.
    struct Line: Hashable, Sendable {
        let item: AgendaItem
        let number: Int?
        /// When it is planned to begin, counted from the items this reader sees.
        let from: LocalTime?
    }

    let lines: [Line]
    /// Minutes planned for the items this reader sees.
    let minutes: Int

    /// - Parameter items: those the reader may see, in their order
    init(_ items: [AgendaItem], for members: Readership, from start: LocalTime) {
        var (number, passed, isTimed) = (0, 0, true)
        var lines: [Line] = []
        for item in items {
            let isForAll = item.readership.admitsAll(of: members)
            if isForAll { number += 1 }
            let from = isTimed ? LocalTime(minuteOfDay: start.minuteOfDay + passed) : nil
            lines.append(Line(item: item, number: isForAll ? number : nil, from: from))
            passed += item.minutes ?? 0
            // After an item of unknown length nobody can say when the next begins.
            isTimed = isTimed && item.minutes != nil
        }
        self.lines = lines
        minutes = passed
    }

    subscript(id: ItemID) -> Line? { lines.first { $0.item.id == id } }

    /// The first item that has not begun.
    var next: Line? { lines.first { $0.item.opened == nil } }
}
