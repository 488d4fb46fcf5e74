// SPDX-License-Identifier: EUPL-1.2

/// What an analysis gives back: a table as CSV, and what a person has to know beside it.
public struct AnalysisOutput: Hashable, Sendable {
    /// CSV (RFC 4180) in UTF-8, lines ending with a line feed.
    public var table: [UInt8]
    /// Sentences for a person: what was left out, what the figures cover, what is open.
    public var notes: [String]
}

/// Why an analysis gives nothing back.
public struct AnalysisRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    public let reasons: [String]

    init(_ reasons: [String]) {
        self.reasons = reasons
    }

    init(_ reason: String) {
        reasons = [reason]
    }

    public var description: String { reasons.joined(separator: "\n") }
}

extension DelimitedReader {
    /// Refuses a file with ragged rows, all of them named.
    func refuseRagged() throws {
        guard raggedCount > 0 else { return }
        let more = raggedCount > ragged.count ? ["and \(raggedCount - ragged.count) rows more"] : []
        throw AnalysisRefusal(ragged.map(\.description) + more)
    }
}
