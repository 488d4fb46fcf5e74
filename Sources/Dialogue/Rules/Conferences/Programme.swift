// SPDX-License-Identifier: EUPL-1.2
import Language
import Markup

/// What happens when, and who speaks: a line for each slot, as in `15:10 | From a dark stairway to a decision | Works
/// department`. Who speaks is an office, so that no name is needed.
struct Programme: Hashable, Sendable {
    /// One thing of the programme.
    struct Slot: Hashable, Sendable {
        let time: LocalTime
        let title: String
        /// The offices that speak; empty where nobody is named.
        let speakers: String
    }

    /// Why a line cannot be read.
    enum Refusal: Error, Hashable, Sendable {
        case noTime(line: Int), noTitle(line: Int), tooMany

        var message: Message {
            switch self {
            case .noTime(let line):
                Message("Line \(line) begins with no time. Write it as in 15:10 | Title | Who speaks.")
            case .noTitle(let line): Message("Line \(line) has no title. Write it as in 15:10 | Title | Who speaks.")
            case .tooMany: Message("At most \(Programme.mostSlots) lines.")
            }
        }
    }

    static let mostSlots = 60

    let slots: [Slot]

    init(slots: [Slot] = []) { self.slots = slots }

    /// Reads the lines; throws the first fault.
    init(lines text: String) throws(Refusal) {
        let lines = text.filledLines
        guard lines.count <= Self.mostSlots else { throw .tooMany }
        var slots: [Slot] = []
        for (index, line) in lines.enumerated() { slots.append(try Self.slot(line, number: index + 1)) }
        self.slots = slots
    }

    /// The lines, as they are kept and shown to whoever changes them.
    var lines: String {
        slots.map { slot in
            (["\(slot.time)", slot.title] + (slot.speakers.isEmpty ? [] : [slot.speakers])).joined(separator: " | ")
        }.joined(separator: "\n")
    }

    private static func slot(_ line: String, number: Int) throws(Refusal) -> Slot {
        let parts = line.split(separator: "|", maxSplits: 2, omittingEmptySubsequences: false).map(\.trimmed)
        // People write 9:30 as well as 09:30.
        let clock = parts[0].utf8.count == 4 ? "0" + parts[0] : parts[0]
        guard let time = LocalTime(clock) else { throw .noTime(line: number) }
        guard parts.count > 1, !parts[1].isEmpty else { throw .noTitle(line: number) }
        return Slot(
            time: time, title: String(parts[1].prefix(300)),
            speakers: parts.count > 2 ? String(parts[2].prefix(300)) : "")
    }

    /// When a slot begins. A time before the session's own is one after midnight.
    func begins(_ slot: Slot, of starts: LocalMoment) -> Instant {
        let day = slot.time < starts.time ? starts.date.adding(days: 1) : starts.date
        return LocalMoment(date: day, time: slot.time, zone: starts.zone).instant()
    }

    /// Which slot it is the time for; nil before the first.
    func current(at now: Instant, of starts: LocalMoment) -> Slot? {
        slots.last { begins($0, of: starts) <= now }
    }
}

/// Something to read or see: a title and an address, in a line as `Slides | https://…`.
struct DocumentLink: Hashable, Sendable {
    let title: String
    let address: Link

    static let most = 40

    /// Reads lines; the number of the first that is none, where there is one.
    static func read(_ text: String) -> (links: [DocumentLink], bad: Int?) {
        var links: [DocumentLink] = []
        for (index, line) in text.filledLines.enumerated() {
            let parts = line.split(separator: "|", maxSplits: 1).map(\.trimmed)
            guard index < most, parts.count == 2, !parts[0].isEmpty, let link = Link(video: parts[1]) else {
                return (links, index + 1)
            }
            links.append(DocumentLink(title: String(parts[0].prefix(200)), address: link))
        }
        return (links, nil)
    }
}

extension [DocumentLink] {
    /// The lines, as they are kept.
    var lines: String { map { "\($0.title) | \($0.address.address)" }.joined(separator: "\n") }
}

extension Link {
    /// An address a council gives for its video room, its replay or a document: on the encrypted web only.
    init?(video address: String) {
        guard address.utf8.count <= 1_000, address.lowercased().hasPrefix("https://") else { return nil }
        self.init(external: address)
    }
}
