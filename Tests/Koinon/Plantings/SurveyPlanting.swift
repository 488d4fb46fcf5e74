// SPDX-License-Identifier: EUPL-1.2
import Access
import Foundation
import SiteKit
import Testing
import Web

extension Planting {
    /// A survey by an open link for everybody, and one that the council is still preparing, with a wave that nobody knows of.
    static let surveys = Planting(
        open: { site in
            let survey = try await site.plantSurvey("Bellwether", kind: "open")
            return planted(survey, word: "Bellwether", readers: Set(Who.allCases))
        },
        hidden: { site in
            let survey = try await site.plantSurvey("Psaltery", kind: "sample")
            return planted(survey, word: "Psaltery", readers: Set(Who.ofTheCouncil))
        })

    private static func planted(
        _ survey: (id: String, wave: String), word: String, readers: Set<Who>
    ) -> [Planted] {
        let workers: Set<Who> = [.analyst, .coordinator]
        let question = ["id": survey.id, "question": "q1"]
        return [
            Planted("Evidence", "/evidence/surveys/{id}", ["id": survey.id], word: word, readers: readers),
            Planted("Evidence", "/evidence/surveys/{id}/questions/{question}", question, readers: workers),
            Planted("Evidence", "/evidence/waves/{id}", ["id": survey.wave], word: word, readers: readers),
        ]
    }
}

extension SiteFixture {
    /// A survey of one question with a wave that is open.
    fileprivate func plantSurvey(_ name: String, kind: String) async throws -> (id: String, wave: String) {
        let made = try await accepted(
            "/evidence/new-survey", ["title-en": name, "lead-en": "\(name) asks how you live", "version": "0"])
        let survey = id(in: made)
        let question: Fields = [
            "kind": "one", "text-en": "\(name) or not", "choices-en": "Rather \(name)\nRather none", "version": "1",
        ]
        _ = try await accepted("/evidence/surveys/\(survey)/new-question", question)
        let planned = try await accepted(
            "/evidence/surveys/\(survey)/new-wave",
            [
                "kind": kind, "opens": "2026-03-01", "closes": "2026-04-30", "frame": "\(name) register",
                "drawn": "\(name) draw",
            ])
        let wave = id(in: planned)
        _ = try await accepted("/evidence/waves/\(wave)/open", [:])
        return (survey, wave)
    }
}
