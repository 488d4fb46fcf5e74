// SPDX-License-Identifier: EUPL-1.2
import Foundation
import TestKit
import Testing

@testable import Jobs

/// A running `Tools/mailbox.py`: a mail server of one's own.
final class Receiver {
    /// What it kept of one mail, as Python's reader understands it.
    struct Mail: Decodable {
        struct Part: Decodable {
            let type: String
            let parameters: [String: String]
            let fileName: String?
            let text: String
        }

        let from: String
        let to: [String]
        let greeting: String
        let tls: Bool
        let signedIn: Bool
        let headers: [String: String]
        let parts: [Part]
        let defects: [String]

        /// The words of a part, lines ending in `\n`.
        func text(_ type: String) -> String {
            (parts.first { $0.type == type }?.text ?? "").replacingOccurrences(of: "\r\n", with: "\n")
        }
    }

    let folder: URL
    let port: Int
    private let program: Program

    init(_ options: [String] = []) async throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("mailbox-\(UUID().uuidString)")
        program = try Program(
            PythonTools.interpreter, ["\(PythonTools.checkout)/Tools/mailbox.py", folder.path, "--stay"] + options)
        var waits = 0
        while !program.output.hasSuffix("\n"), waits < 1500 {
            waits += 1
            try await Task.sleep(for: .milliseconds(20))
        }
        let greeting = program.output.split(separator: " ").last.map { $0.trimmingCharacters(in: .newlines) }
        port = try #require(greeting.flatMap { Int($0) }, "the receiver did not start")
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Sets how certain addresses are answered from now on.
    func answer(_ rules: [String: String]) throws {
        try JSONEncoder().encode(rules).write(to: folder.appendingPathComponent("rules.json"), options: .atomic)
    }

    /// All mails kept so far, in the order of their arrival.
    func mails() throws -> [Mail] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        return try names.filter { $0.hasSuffix(".json") && $0 != "rules.json" }.map { name in
            try JSONDecoder().decode(Mail.self, from: Data(contentsOf: folder.appendingPathComponent(name)))
        }
    }

    /// The bytes of a mail as they came over the wire.
    func source(_ number: Int) throws -> String {
        let name = String(format: "%04d.eml", number)
        return String(decoding: try Data(contentsOf: folder.appendingPathComponent(name)), as: UTF8.self)
    }
}
