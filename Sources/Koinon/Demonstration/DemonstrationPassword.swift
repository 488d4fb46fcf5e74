// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// The file that keeps the password of the demonstration, readable by its owner only.
struct DemonstrationPassword {
    let path: String

    init(folder: String) { path = folder + "/demo-password" }

    /// What was kept; nil where nothing was.
    func read() throws -> String? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        let text = try String(contentsOfFile: path, encoding: .utf8)
        return text.split(whereSeparator: \.isNewline).first.map(String.init)
    }

    func write(_ password: String) throws {
        try? FileManager.default.removeItem(atPath: path)
        let isWritten = FileManager.default.createFile(
            atPath: path, contents: Data((password + "\n").utf8), attributes: [.posixPermissions: 0o600])
        guard isWritten else { throw Settings.Refusal(description: "\(path) cannot be written.") }
    }

    /// Four groups of four letters and digits that cannot be taken for each other: 79 bits.
    static func random() -> String {
        let letters = Array("abcdefghijkmnpqrstuvwxyz23456789")
        let groups = (0..<4).map { _ in String((0..<4).compactMap { _ in letters.randomElement() }) }
        return groups.joined(separator: "-")
    }
}
