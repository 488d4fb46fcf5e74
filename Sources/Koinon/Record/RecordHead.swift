// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser
import Foundation
import Record

/// `koinon record head`.
struct RecordHead: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "head",
        abstract: "Print the signed head of a log, or of every public log.")

    @Argument(help: "The log's id; without it, all public logs.")
    var log: String?

    @Option(help: "The head that the log had at this size.")
    var size: Int?

    @Flag(help: "Print JSON, with the keys.")
    var json = false

    @OptionGroup var place: RecordPlace

    func validate() throws {
        guard size == nil || log != nil else { throw ValidationError("--size needs a log.") }
    }

    func run() async throws {
        try await RecordCommand.answering {
            let (size, id) = (size, try log.map(RecordCommand.logID))
            let heads = try await place.read { snapshot, keys in
                guard let id else { return try snapshot.publicHeads(keys: keys) }
                return [try snapshot.publishedHead(of: snapshot.namedLog(id), at: size, keys: keys)]
            }
            if json {
                RecordCommand.write(try PublishedHead.printed(heads))
            } else {
                RecordCommand.write(heads.map(\.head.description).joined(separator: "\n"))
            }
        }
    }
}
