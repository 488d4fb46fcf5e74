// SPDX-License-Identifier: EUPL-1.2
import SiteKit
import TestKit
import Testing
import Web

@testable import Council
@testable import Meetings

/// Elections and rankings through the forms that people use.
extension MeetingsFixture {
    /// Opens an election, a ranking or approval; returns its page.
    func openChoice(
        _ meeting: MeetingID, _ item: ItemID, _ kind: String, _ options: [String], places: Int = 1,
        method: String = "secret"
    ) async throws -> String {
        try await send(
            "/meetings/\(meeting)/items/\(item)/choices",
            [
                "text": "Who or what comes first.", "kind": kind, "options": options.joined(separator: "\n"),
                "places": "\(places)", "method": method,
            ])
    }

    /// The fields of a ballot with marks: one choice, or a mark for each option.
    static func ballot(_ marks: [Int], isSingle: Bool) -> Fields {
        guard !isSingle else { return ["mark": Asked.twoDigits((marks.firstIndex { $0 > 0 } ?? -1) + 1)] }
        var fields: Fields = [:]
        for (index, mark) in marks.enumerated() { fields.append(Asked.field(index + 1), Asked.twoDigits(mark)) }
        return fields
    }

    /// Gives a ballot with marks in a secret vote; returns its code and how the site answered.
    func mark(_ marks: [Int], in vote: String, as who: Who, isSingle: Bool = false) async throws -> (ReceiptCode, Reply)
    {
        let code = try await code(on: vote, for: who)
        var fields = Self.ballot(marks, isSingle: isSingle)
        fields.append("code", code.text)
        return (code, await site.post(vote + "/give", fields, as: who))
    }

    /// The vote that took another one again.
    func again(_ vote: String, in meeting: MeetingID? = nil) async throws -> String {
        let id = try Self.id(of: vote)
        let place = meeting.map { "/meetings/\($0)/votes/\(id)" } ?? String(vote.dropFirst(Self.base.count))
        return try await send(place + "/again")
    }
}
