// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Synchronization

/// Another program that runs beside a test.
///
/// Its three streams are files, never pipes: among tests that run at once, a child that inherited another's pipe would keep
/// that other from ever seeing its end. `end()` waits on a thread of its own, never on those that the tests run on.
public final class Program: Sendable {
    /// How a program ended.
    public struct Outcome: Sendable {
        /// The exit status; for a program that a signal ended, 128 and the signal's number.
        public let status: Int32
        /// What it wrote to its standard output.
        public let output: String
        /// What it wrote to its standard error.
        public let errors: String
    }

    /// The program could not be started.
    public struct Failure: Error, CustomStringConvertible {
        public let description: String
    }

    private let process: pid_t
    private let folder: URL
    private let isOver = Mutex(false)

    /// Starts a program. Its environment is this one's, with some names given anew.
    public init(
        _ path: String, _ arguments: [String] = [], input: String = "", environment: [String: String] = [:]
    ) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "koinon_program_\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(input.utf8).write(to: folder.appending(path: "input"))
        process = try Self.start(path, arguments, environment, folder.path)
    }

    deinit {
        if !isOver.withLock({ $0 }) {
            _ = Foundation.kill(process, SIGKILL)
            var status: Int32 = 0
            waitpid(process, &status, 0)
        }
        try? FileManager.default.removeItem(at: folder)
    }

    /// Runs a program to its end.
    public static func run(
        _ path: String, _ arguments: [String] = [], input: String = "", environment: [String: String] = [:]
    ) async throws -> Outcome {
        try await Program(path, arguments, input: input, environment: environment).end()
    }

    /// What the program has written to its standard output so far.
    public var output: String { text("output") }

    /// Ends the program without asking it.
    public func kill() { _ = Foundation.kill(process, SIGKILL) }

    /// Waits for the end, once.
    public func end() async -> Outcome {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: self.finish()) }
        }
    }

    /// The same, holding the thread: for a program that ends by itself within moments.
    public func finish() -> Outcome {
        var status: Int32 = 0
        while waitpid(process, &status, 0) == -1, errno == EINTR {}
        isOver.withLock { $0 = true }
        let signal = status & 0x7F
        return Outcome(
            status: signal == 0 ? (status >> 8) & 0xFF : 128 + signal, output: text("output"), errors: text("errors"))
    }

    private func text(_ name: String) -> String {
        (try? Data(contentsOf: folder.appending(path: name))).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    private static func start(
        _ path: String, _ arguments: [String], _ environment: [String: String], _ folder: String
    ) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        let made = O_WRONLY | O_CREAT | O_TRUNC
        posix_spawn_file_actions_addopen(&actions, 0, folder + "/input", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, folder + "/output", made, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, folder + "/errors", made, 0o600)
        let all = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
        var words = ([path] + arguments).map { strdup($0) } + [nil]
        var names = all.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in words + names { free(text) } }
        var process = pid_t()
        let failure = posix_spawn(&process, path, &actions, nil, &words, &names)
        guard failure == 0 else { throw Failure(description: "\(path): \(String(cString: strerror(failure)))") }
        return process
    }
}
