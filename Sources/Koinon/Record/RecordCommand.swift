// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser
import Foundation
import Record

/// `koinon record`: what the Record says, and whether it holds.
struct RecordCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: "Print signed heads and proofs of the Record, and check them.",
        discussion: "docs/record.md explains the formats, so that other programs can check them too.",
        subcommands: [RecordHead.self, RecordProve.self, RecordVerify.self, RecordAudit.self])
}

/// Why a command ends without its result.
enum RecordMisuse: Error, CustomStringConvertible {
    case unreadable(path: String)
    case notALog(String)
    case notAKey(String)

    var description: String {
        switch self {
        case .unreadable(let path): "\(path) cannot be read."
        case .notALog(let text): "\(text) is not the id of a log: 36 characters such as those in a head's first line."
        case .notAKey(let text): "\(text) is not a key: name+id+base64."
        }
    }
}

/// Runs a command's work: 0 done, 1 refused with the reason, 2 misused.
func answering(_ work: () async throws -> Void) async throws {
    do {
        try await work()
    } catch let refusal as RecordRefusal {
        try leave(refusal, 1)
    } catch let misuse as RecordMisuse {
        try leave(misuse, 2)
    }
}

private func leave(_ reason: some CustomStringConvertible, _ status: Int32) throws {
    FileHandle.standardError.write(Data("koinon: \(reason)\n".utf8))
    throw ExitCode(status)
}

func readFile(_ path: String) throws -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else { throw RecordMisuse.unreadable(path: path) }
    return Array(data)
}

/// Writes without the line that `print` would add, since heads and proofs end with one.
func write(_ text: some CustomStringConvertible) {
    FileHandle.standardOutput.write(Data(text.description.utf8))
}
