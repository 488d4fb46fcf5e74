// SPDX-License-Identifier: EUPL-1.2
import Access
import ArgumentParser
import Database
import Foundation

/// Runs the work of a command: 0 done, 1 refused with the reason. ArgumentParser itself answers misuse with 2 or 64.
func answering(_ work: () async throws -> Void) async throws {
    do {
        try await work()
    } catch let refusal as Settings.Refusal {
        throw leave(refusal.description)
    } catch let error as KeysError {
        throw leave(error.description)
    } catch let error as DatabaseError {
        throw leave(error.sentence)
    } catch let error as CocoaError {
        throw leave(error.code == .fileWriteOutOfSpace ? DatabaseError.full.sentence : error.localizedDescription)
    }
}

/// Says on standard error why a command ends, and gives its exit status.
private func leave(_ reason: String) -> ExitCode {
    FileHandle.standardError.write(Data("koinon: \(reason)\n".utf8))
    return ExitCode(1)
}

extension DatabaseError {
    /// The sentence for whoever runs the server.
    var sentence: String {
        switch self {
        case .unavailable(let why): "The database cannot be reached: \(why)."
        case .full: "There is no room left on the disk. Nothing was changed."
        case .readOnly: "The database may only be read. Check who owns the folder."
        case .corrupt(let what): "The database is damaged: \(what). Restore the last backup."
        case .busy: "Another program holds the database. Try again in a moment."
        case .migration(.unknown(let id)):
            "The database was used by a newer Koinon (\(id)). Install that version, or restore a backup from before."
        case .migration(.changed(let id)):
            "The step \(id) was different when it was done here. Use an official version."
        case .invalid(let what): "The database refused: \(what)."
        default: "The database refused: \(self)."
        }
    }
}
