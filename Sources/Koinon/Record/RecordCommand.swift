// SPDX-License-Identifier: EUPL-1.2
import Access
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

extension RecordCommand {
    /// Runs a command's work: 0 done, 1 refused with the reason, 2 misused.
    static func answering(_ work: () async throws -> Void) async throws {
        do {
            try await work()
        } catch let refusal as RecordRefusal {
            try leave(refusal, 1)
        } catch let misuse as RecordMisuse {
            try leave(misuse, 2)
        } catch let error as KeysError {
            try leave(error, 1)
        }
    }

    private static func leave(_ reason: some CustomStringConvertible, _ status: Int32) throws {
        FileHandle.standardError.write(Data("koinon: \(reason)\n".utf8))
        throw ExitCode(status)
    }

    static func readFile(_ path: String) throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else { throw RecordMisuse.unreadable(path: path) }
        return Array(data)
    }

    /// Writes without the line that `print` would add, since heads and proofs end with one.
    static func write(_ text: String) {
        FileHandle.standardOutput.write(Data(text.utf8))
    }

    /// The log that an argument names.
    static func logID(_ text: String) throws -> RecordLogID {
        guard let id = RecordLogID(text) else { throw RecordMisuse.notALog(text) }
        return id
    }

    static func verifierKey(_ text: String) throws -> VerifierKey {
        guard let key = VerifierKey(text) else { throw RecordMisuse.notAKey(text) }
        return key
    }
}
