// SPDX-License-Identifier: EUPL-1.2
import Access
import ArgumentParser
import Database
import Foundation
import Jobs
import Meetings
import Record

/// `koinon doctor`: looks whether an installation is sound, and says what to do where it is not.
struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Check database, keys, Record, mail and disk.")

    @OptionGroup var place: Place

    func run() async throws {
        try await answering {
            let installation = try await Installation.open(place)
            let findings = try await installation.findings()
            await installation.database.close()
            for setting in installation.settings.inForce {
                tell("      \(setting.name)=\(setting.value)  (\(setting.source))")
            }
            for finding in findings { tell("\(finding.isGood ? "good" : "BAD ")  \(finding.words)") }
            if findings.contains(where: { !$0.isGood }) { throw ExitCode(1) }
        }
    }
}

/// One thing that was looked at.
struct Finding: Sendable {
    let isGood: Bool
    let words: String
}

extension Installation {
    /// Opening the installation has already checked settings, languages, schema and keys.
    func findings() async throws -> [Finding] {
        let opened = Finding(isGood: true, words: "Settings, languages, schema and keys agree.")
        return [
            opened, try await integrity(), try await record(), try await ballotKeys(), try await queue(), disk(),
        ]
    }

    private func integrity() async throws -> Finding {
        let problems = try await database.checkIntegrity()
        return Finding(
            isGood: problems.isEmpty,
            words: problems.isEmpty ? "The database is sound." : "Damaged: \(problems.joined(separator: "; "))")
    }

    private func record() async throws -> Finding {
        let keys = try RecordKeys(keys, site: settings.siteName)
        let broken = try await database.read { snapshot in
            try snapshot.operatorsLogs().filter { try !snapshot.audit($0, keys: keys).isSound }.count
        }
        return Finding(
            isGood: broken == 0,
            words: broken == 0 ? "Every log of the Record verifies." : "\(broken) logs of the Record do not verify.")
    }

    private func ballotKeys() async throws -> Finding {
        let missing = try await settings.ballotKeys(in: folder).missingKeys(in: database)
        let words =
            missing == 0
            ? "Every secret vote that is open has its key."
            : "\(missing) secret votes are open without their key here, and cannot be counted (docs/secret-ballots.md)."
        return Finding(isGood: missing == 0, words: words)
    }

    private func queue() async throws -> Finding {
        let health = try await database.read { try $0.queueHealth() }
        let words = "\(health.waiting) jobs and \(health.letters) letters wait, \(health.dead) jobs were given up."
        return Finding(isGood: health.dead == 0, words: words)
    }

    private func disk() -> Finding {
        let values = try? URL(filePath: folder).resourceValues(forKeys: [.volumeAvailableCapacityKey])
        guard let free = values?.volumeAvailableCapacity else {
            return Finding(isGood: true, words: "How much room the disk has is not known here.")
        }
        return Finding(isGood: free > 1 << 30, words: "\(free >> 20) MB are free on the disk.")
    }
}
