// SPDX-License-Identifier: EUPL-1.2
import Testing

@testable import Access

private let plenary = "formation:0190a1b2-0000-7000-8000-000000000001"
private let restricted = "formation:0190a1b2-0000-7000-8000-000000000002"
private let circle = "circle:0190a1b2-0000-7000-8000-000000000003"
private let named = "named:0190a1b2-0000-7000-8000-000000000004"

private func audience(_ key: String) throws -> Audience { try #require(Audience(key: key)) }

@Suite("Audiences")
struct AudienceTests {
    @Test("a key is read and printed the same", arguments: ["public", "signed-in", "members", plenary, circle, named])
    func keys(key: String) throws {
        #expect(try audience(key).key == key)
    }

    @Test(
        "what is no key is refused",
        arguments: [
            "", "everyone", "members:", "members:0190a1b2-0000-7000-8000-000000000001", "formation", "formation:",
            "circle:x",
            "formation:0190A1B2-0000-7000-8000-000000000001", "formation:0190a1b2000070008000000000000001",
            "formation:0190a1b2-0000-7000-8000-000000000001 ", "' OR 1=1 --",
            "named:0190a1b2-0000-7000-8000-00000000000g",
        ])
    func noKeys(key: String) {
        #expect(Audience(key: key) == nil)
    }

    @Test(
        "whoever belongs to a formation is a member, and every member is part of the public",
        arguments: [
            (plenary, "members", true), (plenary, "public", true), ("members", "signed-in", true),
            (circle, "members", true),
            (named, "signed-in", true), (named, "members", false), (plenary, restricted, false),
            (plenary, circle, false),
            ("members", plenary, false), ("public", "signed-in", false), (circle, circle, true),
        ])
    func order(inner: String, outer: String, isWithin: Bool) throws {
        #expect(try audience(inner).isWithin(audience(outer)) == isWithin)
    }

    @Test(
        "a part can narrow the audience of its whole, never widen it",
        arguments: [
            ("public", "members", "members", "public"),
            ("members", "public", "members", "public"),
            ("public", plenary, plenary, "public"),
            (plenary, "members", plenary, "public"),
            ("members", plenary, plenary, "public"),
            (circle, plenary, circle, plenary),
            (named, "members", named, "members"),
            ("members", named, "members", named),
            (plenary, plenary, plenary, "public"),
        ])
    func inheritance(own: String, parent: String, audienceKey: String, withinKey: String) throws {
        let readers = try audience(own).inside(Readership(audience(parent)))
        #expect(readers.audience.key == audienceKey)
        #expect(readers.within.key == withinKey)
    }

    @Test("a paper of an item of a meeting keeps what both narrowed")
    func threeLevels() throws {
        let meeting = Readership(try audience(plenary))
        let item = try audience(named).inside(meeting)
        let paper = try audience("public").inside(item)
        #expect(paper.audiences.map(\.key).sorted() == [plenary, named].sorted())
    }

    @Test("three groups at once are refused with a sentence")
    func threeKeys() throws {
        let item = try audience(named).inside(Readership(audience(plenary)))
        #expect(throws: ReadershipRefusal.tooManyAudiences) { try audience(circle).inside(item) }
    }

    @Test("an entry never has more readers than its object")
    func admission() throws {
        let all = try ["public", "signed-in", "members", plenary, restricted, circle, named].map(audience)
        for own in all {
            for parent in all {
                let readers = try own.inside(Readership(parent))
                #expect(Readership(own).admitsAll(of: readers))
                #expect(Readership(parent).admitsAll(of: readers))
            }
        }
    }
}
