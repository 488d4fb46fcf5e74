// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Markup

/// Makes tagged PDF (PDF/UA-1) of a page by WeasyPrint, a program of the system.
public struct Press: Sendable {
    /// The stylesheet, as WeasyPrint reads it.
    private let stylesheet: String
    private let program: URL

    /// How long one document may take, in seconds; two hundred pages take about twenty.
    private static let limit = 300

    /// Nil where the program is not installed.
    public init?(stylesheet: String) {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin"
        let places = path.split(separator: ":").map { URL(filePath: String($0)).appending(path: "weasyprint") }
        guard let program = places.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) }) else {
            return nil
        }
        self.program = program
        self.stylesheet = PaperStylesheet.from(stylesheet)
    }

    /// The page as PDF; nil where the program refused it. The page stands in a folder of its own that is cleared away.
    public func pdf(of page: HTML) async throws -> [UInt8]? {
        let folder = FileManager.default.temporaryDirectory.appending(path: "koinon-press-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(page.bytes).write(to: folder.appending(path: "page.html"))
        try Data(stylesheet.utf8).write(to: folder.appending(path: "paper.css"))
        guard try await run(in: folder) == 0 else { return nil }
        return [UInt8](try Data(contentsOf: folder.appending(path: "page.pdf")))
    }

    /// Runs the program outside the pool of threads that serves requests; its status.
    private func run(in folder: URL) async throws -> Int32 {
        let process = Process()
        process.executableURL = program
        process.arguments = ["--pdf-variant", "pdf/ua-1", "-s", "paper.css", "page.html", "page.pdf"]
        process.currentDirectoryURL = folder
        process.environment = [
            "PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": folder.path, "TMPDIR": folder.path,
        ]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        return try await withCheckedThrowingContinuation { continuation in
            process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
            do {
                try process.run()
            } catch {
                process.terminationHandler = nil
                continuation.resume(throwing: error)
                return
            }
            let id = process.processIdentifier
            DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(Self.limit)) {
                if process.isRunning, process.processIdentifier == id { process.terminate() }
            }
        }
    }
}
