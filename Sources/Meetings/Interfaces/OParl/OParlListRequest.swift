// SPDX-License-Identifier: EUPL-1.2
import Council
import Database
import Language
import Web

/// What a program asks of a list.
struct OParlListRequest: Sendable {
    let filter: PublicFilter
    /// Objects on a page.
    let size: Int
    /// Whether the objects that others carry are left out.
    let omitsInternal: Bool
    let cursor: Keyset.Cursor?
    /// The number of the page, from 1; the cursor says where it begins.
    let page: Int
    /// What was asked, without the place in the list, for the links to other pages.
    private let asked: Fields

    /// Why a list cannot be given.
    enum Fault: Error, Hashable, Sendable {
        case notATime(String)
        case notANumber(String)

        var message: String {
            switch self {
            case .notATime(let field): "\(field) is a time such as 2026-03-23T18:00:00+01:00"
            case .notANumber(let field): "\(field) is a whole number from 1 on"
            }
        }
    }

    /// Reads the query of an address; throws `Fault`.
    init(_ query: Fields, most: Int) throws {
        var filter = PublicFilter()
        filter.createdSince = try Self.time("created_since", query)
        filter.createdUntil = try Self.time("created_until", query).map(Self.endOfSecond)
        filter.modifiedSince = try Self.time("modified_since", query)
        filter.modifiedUntil = try Self.time("modified_until", query).map(Self.endOfSecond)
        self.filter = filter
        size = min(try Self.number("limit", query) ?? most, most)
        omitsInternal = query["omit_internal"] == "true"
        cursor = query["after"].map { Keyset.Cursor($0) }
        page = cursor == nil ? 1 : try Self.number("page", query) ?? 1
        let kept = ["created_since", "created_until", "modified_since", "modified_until", "limit", "omit_internal"]
        asked = Fields(kept.compactMap { name in query[name].map { (name: name, value: $0) } })
    }

    /// The query of the first page, of this one, or of the next.
    var first: Fields { asked }
    var own: Fields { place(cursor, page) }
    func next(after cursor: Keyset.Cursor) -> Fields { place(cursor, page + 1) }

    private func place(_ cursor: Keyset.Cursor?, _ page: Int) -> Fields {
        guard let cursor else { return asked }
        var fields = asked
        fields.append("page", String(page))
        fields.append("after", cursor.text)
        return fields
    }

    private static func time(_ name: String, _ query: Fields) throws -> Instant? {
        guard let text = query[name], !text.isEmpty else { return nil }
        // A plus sign that was not encoded arrives as a space.
        guard let time = Instant(text.count > 20 ? text.replacing(" ", with: "+") : text) else {
            throw Fault.notATime(name)
        }
        return time
    }

    /// Objects show their times in whole seconds: until a second is until its end.
    private static func endOfSecond(_ time: Instant) -> Instant { time + .microseconds(999_999) }

    private static func number(_ name: String, _ query: Fields) throws -> Int? {
        guard let text = query[name], !text.isEmpty else { return nil }
        guard let number = Int(text), number > 0 else { throw Fault.notANumber(name) }
        return number
    }
}
