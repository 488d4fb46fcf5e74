// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser
import Record

/// `koinon record prove`.
struct RecordProve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prove",
        abstract: "Print a proof that an entry stands in a log, or that a log only grew.",
        discussion: """
            With INDEX: the entry of that number (the first is 0). With --from: that the log of --size begins with the \
            log of that earlier size. The proof shows the content of public logs only.
            """)

    @Argument(help: "The log's id.")
    var log: String

    @Argument(help: "The entry's number.")
    var index: Int?

    @Option(help: "The size to prove against (default: the latest).")
    var size: Int?

    @Option(help: "The earlier size.")
    var from: Int?

    @OptionGroup var place: RecordPlace

    func validate() throws {
        guard (index == nil) != (from == nil) else { throw ValidationError("Give either INDEX or --from.") }
    }

    func run() async throws {
        try await RecordCommand.answering {
            let (id, index, size, from) = (try RecordCommand.logID(log), index ?? 0, size, from)
            RecordCommand.write(
                try await place.read { snapshot, keys in
                    let log = try snapshot.namedLog(id)
                    if let from {
                        return try snapshot.consistencyProof(of: log, from: from, to: size, keys: keys).printed()
                    }
                    let content: ProofContent = log.isPublic ? .shown : .withheld
                    return try snapshot.inclusionProof(of: index, in: log, at: size, content: content, keys: keys)
                        .printed()
                })
        }
    }
}
