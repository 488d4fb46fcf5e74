// SPDX-License-Identifier: EUPL-1.2
import Council
import Database
import Foundation

/// What the operator decided: from a file of `KEY=value` lines, overruled by the environment, overruled by options.
struct Settings: Sendable {
    private let values: [String: (value: String, source: String)]

    /// The names that mean something; any other `KOINON_…` is refused, so that a typing error is noticed.
    /// docs/configuration.md says what each means; a test holds the two together.
    static let known: Set = [
        "KOINON_CONFIG", "KOINON_SHARE", "KOINON_HOST", "KOINON_PORT", "KOINON_PRIVATE_HOST", "KOINON_PRIVATE_PORT",
        "KOINON_BASE_ADDRESS", "KOINON_TRUSTED_PROXIES", "KOINON_DATA", "KOINON_DATABASE", "KOINON_KEY_FILE",
        "KOINON_SIGNING_KEY_FILE", "KOINON_BALLOT_KEYS", "KOINON_MAIL_RELAY", "KOINON_MAIL_USER",
        "KOINON_MAIL_PASSWORD_FILE", "KOINON_MAIL_AUTHORITIES", "KOINON_MAIL_FROM", "KOINON_LANGUAGE",
        "KOINON_LOG_REQUESTS",
    ]

    /// What the tests of the project itself set; it means nothing to the program.
    private static let ofTests: Set = ["KOINON_TEST_POSTGRES", "KOINON_SHARED"]

    /// Why the settings cannot be used; the text is for whoever runs the server.
    struct Refusal: Error, CustomStringConvertible {
        let description: String
    }

    init(environment: [String: String] = ProcessInfo.processInfo.environment) throws {
        var values: [String: (value: String, source: String)] = [:]
        if let path = environment["KOINON_CONFIG"] {
            for (key, value) in try Self.read(path) { values[key] = (value, path) }
        }
        for (key, value) in environment where key.hasPrefix("KOINON_") && !Self.ofTests.contains(key) {
            guard Self.known.contains(key) else {
                throw Refusal(description: "\(key) is not a setting of Koinon. docs/configuration.md names them all.")
            }
            values[key] = (value, "environment")
        }
        self.values = values
    }

    private static func read(_ path: String) throws -> [String: String] {
        let text: String
        do {
            text = try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw Refusal(description: "The configuration file \(path) cannot be read.")
        }
        var values: [String: String] = [:]
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let entry = line.trimmingCharacters(in: .whitespaces)
            if entry.isEmpty || entry.hasPrefix("#") { continue }
            guard let equals = entry.firstIndex(of: "=") else {
                throw Refusal(description: "\(path), line \(number + 1): KEY=value is expected.")
            }
            let key = entry[..<equals].trimmingCharacters(in: .whitespaces)
            guard known.contains(key) else {
                throw Refusal(description: "\(path), line \(number + 1): \(key) is not a setting of Koinon.")
            }
            values[key] = entry[entry.index(after: equals)...].trimmingCharacters(in: .whitespaces)
        }
        return values
    }

    subscript(name: String) -> String? { values[name].flatMap { $0.value.isEmpty ? nil : $0.value } }

    /// What is in force and where it came from, by name. Secrets stand in files, so none is among them.
    var inForce: [(name: String, value: String, source: String)] {
        values.sorted { $0.key < $1.key }.map { ($0.key, Self.withoutPassword($0.value.value), $0.value.source) }
    }

    /// A database address may carry a password: `postgres://user:password@host`.
    private static func withoutPassword(_ value: String) -> String {
        guard var parts = URLComponents(string: value), parts.password != nil else { return value }
        parts.password = "…"
        return parts.string ?? "…"
    }

    /// A whole number, or the refusal that says which setting is not one.
    func number(_ name: String) throws -> Int? {
        guard let text = self[name] else { return nil }
        guard let number = Int(text) else { throw Refusal(description: "\(name) must be a whole number, not \(text).") }
        return number
    }
}

/// Where the program finds what it is shipped with: languages, assets, profiles.
struct Share: Sendable {
    let folder: String

    /// The folder named in the settings, else beside the program, else the one the program was started in.
    init(_ settings: Settings) throws {
        let program = URL(filePath: CommandLine.arguments.first ?? "").resolvingSymlinksInPath()
        let candidates: [String?] = [
            settings["KOINON_SHARE"], program.deletingLastPathComponent().appending(path: "../share/koinon").path,
            FileManager.default.currentDirectoryPath,
        ]
        let found = candidates.compactMap(\.self).first {
            FileManager.default.fileExists(atPath: $0 + "/Assets/koinon.css")
        }
        guard let found else {
            throw Settings.Refusal(description: "Languages, Assets and Profiles were not found. Set KOINON_SHARE.")
        }
        folder = found
    }

    func path(_ name: String) -> String { folder + "/" + name }

    /// The profiles a council can be founded from, by name; throws `ProfileFault` where one cannot be read.
    var profiles: [ProfileFile] {
        get throws {
            let names = try FileManager.default.contentsOfDirectory(atPath: path("Profiles")).filter {
                $0.hasSuffix(".yaml")
            }
            return try names.sorted().map { name in
                try ProfileFile(name: name, text: String(contentsOfFile: path("Profiles/\(name)"), encoding: .utf8))
            }
        }
    }
}
