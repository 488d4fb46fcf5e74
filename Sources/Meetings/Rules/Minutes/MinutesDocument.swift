// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Language

/// The account of a meeting, put together from what happened. One document serves every reader: each part says who may
/// read it, and a version for somebody is the document without the rest.
struct MinutesDocument: Hashable, Sendable, Codable {
    /// Those who may read one part, as the two keys of a readership.
    struct Readers: Hashable, Sendable, Codable {
        let audience: String
        let within: String

        init(_ readership: Readership) {
            audience = readership.audience.key
            within = readership.within.key
        }

        /// Nil where the keys are none of ours.
        var readership: Readership? {
            guard let audience = Audience(key: audience), let within = Audience(key: within) else { return nil }
            return try? Readership(audience: audience, within: within)
        }
    }

    struct Note: Hashable, Sendable, Codable {
        let at: Instant
        let text: String
        let readers: Readers
    }

    /// Something that happened, said in the language of the meeting.
    struct Event: Hashable, Sendable, Codable {
        let at: Instant
        let kind: Happening.Kind
        let who: String?
        let text: String
        let readers: Readers
    }

    struct VoteLine: Hashable, Sendable, Codable {
        let text: String
        let method: Ballots.Method
        let tally: Tally?
        /// What was chosen, where it was no matter of for and against.
        let chosen: Chosen?
        /// Why the result was challenged, if it was.
        let challenge: String?
        /// The number of the decision.
        let number: String
        /// Seats by what they voted, in a named vote.
        let named: [String: [String]]
    }

    struct PaperLine: Hashable, Sendable, Codable {
        let title: String
        let readers: Readers
    }

    struct Part: Hashable, Sendable, Codable {
        let title: String
        let kind: String
        /// Whether everybody of the formation may read it, so that it has a number.
        let isNumbered: Bool
        let readers: Readers
        let opened: Instant?
        let closed: Instant?
        let quorum: QuorumCheck?
        let recused: [String]
        let papers: [PaperLine]
        let votes: [VoteLine]
        let notes: [Note]
        /// What the sources told of it, in the order of time.
        let events: [Event]
    }

    let formation: String
    let starts: LocalMoment
    let place: String?
    let opened: Instant?
    let closed: Instant?
    /// Seats with somebody present at any time, by name; and those without.
    let present: [String]
    let absent: [String]
    /// What was put right about the minutes as a whole.
    var corrections: [Note] = []
    let parts: [Part]

    /// The version for readers who see what a test lets pass: without the parts, papers, notes and events they may not see,
    /// and with the rest numbered from 1 without a gap. When an item ended is said to nobody: the time until the next one
    /// began would tell that something was dealt with between.
    func version(_ sees: (Readership) -> Bool) -> MinutesDocument {
        func lets(_ readers: Readers) -> Bool { readers.readership.map(sees) ?? false }
        return MinutesDocument(
            formation: formation, starts: starts, place: place, opened: opened, closed: closed, present: present,
            absent: absent, corrections: corrections.filter { lets($0.readers) },
            parts: parts.filter { lets($0.readers) }.map { part in
                Part(
                    title: part.title, kind: part.kind, isNumbered: part.isNumbered, readers: part.readers,
                    opened: part.opened, closed: nil, quorum: part.quorum, recused: part.recused,
                    papers: part.papers.filter { lets($0.readers) }, votes: part.votes,
                    notes: part.notes.filter { lets($0.readers) }, events: part.events.filter { lets($0.readers) })
            })
    }

    /// What those admitted by one readership may read.
    func version(for readers: Readership) -> MinutesDocument {
        version { $0.admitsAll(of: readers) }
    }

    /// The parts with their numbers.
    var numbered: [(number: Int?, part: Part)] {
        var number = 0
        return parts.map { part in
            if part.isNumbered { number += 1 }
            return (part.isNumbered ? number : nil, part)
        }
    }
}

extension MinutesDocument.Part {
    /// Notes and events in the order of time; a note comes before an event of the same moment.
    var course: [MinutesDocument.Moment] {
        let all = notes.map { ($0.at, MinutesDocument.Moment.note($0)) } + events.map { ($0.at, .event($0)) }
        // Sorting is not stable in Swift; the place decides where the moments are the same.
        return all.enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }.map(\.element.1)
    }
}

extension MinutesDocument {
    /// One thing in the course of an item.
    enum Moment: Hashable, Sendable {
        case note(Note)
        case event(Event)
    }
}

extension KeyedDecodingContainer {
    /// Minutes approved before a list was part of them are read as having nothing in it.
    func decode(_ type: [MinutesDocument.Event].Type, forKey key: Key) throws -> [MinutesDocument.Event] {
        try decodeIfPresent(type, forKey: key) ?? []
    }

    func decode(_ type: [MinutesDocument.Note].Type, forKey key: Key) throws -> [MinutesDocument.Note] {
        try decodeIfPresent(type, forKey: key) ?? []
    }
}
