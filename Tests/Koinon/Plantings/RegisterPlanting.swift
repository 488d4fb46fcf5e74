// SPDX-License-Identifier: EUPL-1.2
import Access
import SiteKit
import Testing
import Web

/// A meeting of a formation that is going on, with the item in hand.
struct PlantedSitting {
    /// The page of the meeting, below council and language.
    let page: String
    let item: String
    let seat: String
    let readers: Set<Who>

    var meeting: String { String(page.split(separator: "/").last ?? "") }
}

extension SiteFixture {
    /// Approval voting by name that is closed, and one that was challenged.
    func plantChoices(at sitting: PlantedSitting) async throws -> [Planted] {
        var planted: [Planted] = []
        for (word, isChallenged) in [("Flugelhorn", false), ("Vuvuzela", true)] {
            let vote = id(
                in: try await accepted(
                    "\(sitting.page)/items/\(sitting.item)/choices",
                    [
                        "text": "\(word) first.", "kind": "approval", "options": "\(word) one\n\(word) two",
                        "places": "1", "method": "named",
                    ]))
            let path = "\(sitting.page)/votes/\(vote)"
            _ = try await accepted(path + "/note", ["seat": sitting.seat, "m01": "01", "m02": "00"])
            let decision = id(in: try await accepted(path + "/close", [:]))
            if isChallenged { _ = try await accepted(path + "/challenge", ["reason": "\(word) was read out wrongly."]) }
            planted += [
                Planted(
                    "Meetings", "/meetings/{id}/votes/{vote}", ["id": sitting.meeting, "vote": vote], word: word,
                    readers: sitting.readers),
                Planted("Meetings", "/decisions/{id}", ["id": decision], word: word, readers: sitting.readers),
            ]
        }
        return planted
    }

    /// What became of a decision: an addressee, an answer that is due, and a look at where it stands.
    func plantFollowUp(of decision: String, readers: Set<Who>) async throws -> [Planted] {
        let path = "/decisions/\(decision)"
        _ = try await accepted(
            path + "/follow-up", ["version": "0", "addressee": "Euphonium works", "due": "2026-03-09"])
        _ = try await accepted(
            path + "/reviews", ["version": "1", "status": "under-way", "note": "Euphonium ordered."])
        return [Planted("Meetings", "/decisions/{id}", ["id": decision], word: "Euphonium", readers: readers)]
    }
}
