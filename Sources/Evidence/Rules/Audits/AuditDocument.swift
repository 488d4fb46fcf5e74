// SPDX-License-Identifier: EUPL-1.2
import Analysis
import Language
import Values

/// An audit as one circle of readers may know it. The council's members read one that is made anew each time; the public
/// reads the one that a person signed, which is kept as it was.
struct AuditDocument: Hashable, Sendable, Codable {
    var title = ""
    var territory = ""
    var addressees = ""
    /// The language of its texts.
    var tongue = "en"
    var steps: [Step] = []
    var sources: [Source] = []
    var findings: [Finding] = []
    var dissents: [Dissent] = []

    struct Step: Hashable, Sendable, Codable {
        let step: AuditStep
        let state: StepState
        let text: String
    }

    struct Source: Hashable, Sendable, Codable {
        let kind: SourceKind
        let state: SourceState
        let word: String
        /// The datasets linked to it that these readers may know of.
        let datasets: [Title]
    }

    /// A dataset by the title these readers know.
    struct Title: Hashable, Sendable, Codable {
        let id: DatasetID
        let title: String
        let tongue: String
        /// The version that was linked.
        let number: Int
    }

    struct Finding: Hashable, Sendable, Codable {
        let id: FindingID
        let sentence: String
        let confidence: Confidence
        let text: String
        let dissent: String
        let tongue: String
        let basis: [Basis]
    }

    /// A figure a finding rests on, as these readers may know it; frozen with the finding, or with a publication.
    struct Basis: Hashable, Sendable, Codable {
        let dataset: Title
        /// The publication it was read from, in the public version.
        let publication: PublicationID?
        let areaCode: String?
        let area: String?
        /// Months since January of year 0.
        let month: Int?
        /// Nil where the publication was withdrawn since.
        var figure: Figure?
        let residents: Int?

        /// The rate with its interval, where it may be told.
        var rate: Rate? {
            guard let count = figure?.count, let residents else { return nil }
            return Rate(count: count, population: residents)
        }
    }

    struct Dissent: Hashable, Sendable, Codable {
        let id: DissentID
        let step: AuditStep?
        let who: String
        let text: String
        /// Microseconds since 1970, as instants are kept.
        let made: Int64
        /// Its author took it back: that it stood there is kept, its words are not.
        var isTakenBack = false
    }

    /// How many steps are finished.
    var finished: Int { steps.count { $0.state == .done } }

    /// The publications its figures were read from.
    var publications: Set<PublicationID> { Set(findings.flatMap(\.basis).compactMap(\.publication)) }

    /// The same without figures of publications that were withdrawn since.
    func without(_ withdrawn: Set<PublicationID>) -> AuditDocument {
        guard !withdrawn.isDisjoint(with: publications) else { return self }
        var document = self
        document.findings = findings.map { $0.without(withdrawn) }
        return document
    }
}

extension AuditDocument.Finding {
    fileprivate func without(_ withdrawn: Set<PublicationID>) -> Self {
        let basis = basis.map { one in
            var one = one
            if one.publication.map(withdrawn.contains) == true { one.figure = nil }
            return one
        }
        return Self(
            id: id, sentence: sentence, confidence: confidence, text: text, dissent: dissent, tongue: tongue,
            basis: basis)
    }
}
