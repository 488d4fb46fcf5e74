// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser
import Record

/// `koinon record audit`.
struct RecordAudit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Read a whole log, or every log, and recompute all of it.")

    @Argument(help: "The log's id; without it, all logs.")
    var log: String?

    @Option(help: ArgumentHelp("A head of this log that was saved earlier.", valueName: "file"))
    var saved: [String] = []

    @OptionGroup var place: RecordPlace

    func validate() throws {
        guard saved.isEmpty || log != nil else { throw ValidationError("--saved needs a log.") }
    }

    func run() async throws {
        try await RecordCommand.answering {
            let id = try log.map(RecordCommand.logID)
            let heads = try saved.map { try savedHead($0) }
            let reports = try await place.read { snapshot, keys in
                let logs = try id.map { [try snapshot.namedLog($0)] } ?? snapshot.operatorsLogs()
                return try logs.map { ($0.origin, try snapshot.audit($0, keys: keys, saved: heads)) }
            }
            for (origin, report) in reports { RecordCommand.write("\(origin): \(report)\n") }
            if reports.contains(where: { !$0.1.isSound }) { throw ExitCode(1) }
        }
    }

    private func savedHead(_ path: String) throws -> SignedHead {
        guard case .head(let head) = try Exhibit(RecordCommand.readFile(path)) else {
            throw RecordRefusal.malformed("\(path) is not a signed head")
        }
        return head
    }
}
