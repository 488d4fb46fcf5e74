// SPDX-License-Identifier: EUPL-1.2
import Web

/// The addresses of the Record.
public enum RecordRoute: RouteSet {
    /// The heads of all public logs, for programs.
    case heads
    case head(RecordLogID)
    case proof(RecordLogID)
    case consistency(RecordLogID)
    /// What the Record is, and the logs that the reader may see.
    case explanation
    case log(RecordLogID)
    /// The proof of one entry as a file, for whoever may read it.
    case entry(RecordLogID, index: Int)

    public static let endpoints: [Endpoint<RecordRoute>] = [
        .program("/record", .anyone, "Signed heads of the public logs") { _ in .heads },
        .program("/record/{log}/head", .anyone, "Signed head of a public log") { slots throws(Slots.Mismatch) in
            .head(try slots.id("log"))
        },
        .program("/record/{log}/proof", .anyone, "Proof that an entry stands in a public log") {
            slots throws(Slots.Mismatch) in
            .proof(try slots.id("log"))
        },
        .program("/record/{log}/consistency", .anyone, "Proof that a public log only grew") {
            slots throws(Slots.Mismatch) in
            .consistency(try slots.id("log"))
        },
        .page("/record", .anyone, "The Record explained, and its logs") { _ in .explanation },
        .page("/record/{log}", .anyone, "The entries of a log") { slots throws(Slots.Mismatch) in
            .log(try slots.id("log"))
        },
        .file("/record/{log}/{index}", .anyone, "Proof of an entry, as a file") { slots throws(Slots.Mismatch) in
            .entry(try slots.id("log"), index: try slots.number("index"))
        },
    ]

    public var path: RoutePath {
        switch self {
        case .heads: .plain(["record"])
        case .head(let log): .plain(["record", log.description, "head"])
        case .proof(let log): .plain(["record", log.description, "proof"])
        case .consistency(let log): .plain(["record", log.description, "consistency"])
        case .explanation: .council(["record"])
        case .log(let log): .council(["record", log.description])
        case .entry(let log, let index): .council(["record", log.description, "\(index)"])
        }
    }
}
