// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import SiteKit
import TestKit
import Testing
import Web

/// One address asked by one person.
struct Question: Hashable, Sendable {
    let path: String
    let who: Who
}

/// The first line in which two answers differ.
struct Difference: Equatable {
    let expected: String
    let got: String

    init?(_ expected: String?, _ got: String?) {
        guard expected != got else { return nil }
        let lines = [expected, got].map { ($0 ?? "").split(separator: "\n", omittingEmptySubsequences: false) }
        let pair = zip(lines[0], lines[1]).first { $0 != $1 }
        self.expected = pair.map { String($0.0) } ?? "\(lines[0].count) lines"
        self.got = pair.map { String($0.1) } ?? "\(lines[1].count) lines"
    }
}

extension SiteFixture {
    /// Asserts that a hidden object is answered like one that does not exist: status, headers and bytes.
    func expectAbsent(
        _ object: Planted, behind door: Door, in council: CouncilIdentity, as who: Who
    ) async {
        let slots = object.slots.filter { door.objectSlots.contains($0.key) }
        // Where an id names the object, a number beside it stays: the same page of another thing.
        let missing = slots.mapValues { Self.another($0, numbers: !slots.values.contains { ID<Planted>($0) != nil }) }
        let hidden = await answer(door, slots, council, object.query, who)
        let absent = await answer(door, missing, council, object.query, who)
        let difference = Difference(absent, hidden)
        #expect(
            difference == nil,
            "\(door.method.rawValue) \(door.pattern) tells \(who) of \(object.pattern) of \(object.room)")
    }

    /// All that somebody learns at an address, with the ids they asked for taken out.
    private func answer(
        _ door: Door, _ slots: [String: String], _ council: CouncilIdentity, _ query: Fields, _ who: Who
    ) async -> String {
        let path = door.path(slots, council: council)
        let reply =
            switch door.method {
            case .post: await post(path, ["text": "walk"], as: who)
            default: await get(query.isEmpty ? path : path + "?" + query.encoded, as: who)
            }
        return slots.values.filter { $0.count > 2 }.reduce(reply.comparable) { $0.replacing($1, with: "ID") }
    }

    /// A value of the same shape that names nothing.
    private static func another(_ value: String, numbers: Bool) -> String {
        if ID<Planted>(value) != nil { return ID<Planted>.random().description }
        return numbers && Int(value) != nil ? "987654" : value
    }

    /// Every page, list, feed and file that takes no object, also as a search for some words.
    func listAddresses(with words: [String]) -> [String] {
        doors.filter { $0.method == .get && $0.objectSlots.isEmpty && !House.isToldEachTime($0) }.flatMap { door in
            let path = door.path([:], council: council)
            let asks = door.relativePattern.hasSuffix("/search")
            return [path] + (asks ? words.map { "\(path)?q=\($0)" } : [])
        }
    }

    /// The addresses of some objects.
    func pageAddresses(of planted: [Planted]) -> [String] {
        doors.filter { $0.method == .get && !$0.objectSlots.isEmpty }.flatMap { door in
            planted.filter { $0.fits(door) }.map {
                $0.query.isEmpty
                    ? door.path($0.slots, council: council)
                    : door.path($0.slots, council: council) + "?" + $0.query.encoded
            }
        }
    }

    /// What everybody gets at these addresses.
    func answers(at paths: [String], as people: [Who]) async -> [Question: String] {
        var answers: [Question: String] = [:]
        for path in paths {
            for who in people { answers[Question(path: path, who: who)] = await get(path, as: who).comparable }
        }
        return answers
    }
}
