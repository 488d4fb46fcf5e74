// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Testing

/// A small checkout made for one run of `Tools/messages`: each case is a module `M0`, `M1` … with one page.
struct MadeUpCheckout {
    struct Case {
        var source: String
        var french = ""
        var greek = ""
    }

    let root: String

    /// Makes the checkout, lets the body work in it, and removes it.
    static func with(_ cases: [Case], _ body: (MadeUpCheckout) throws -> Void) throws {
        let root = FileManager.default.temporaryDirectory.appending(path: "koinon-messages-\(UUID())")
        defer { try? FileManager.default.removeItem(at: root) }
        for (number, one) in cases.enumerated() {
            try write(one.source, to: root.appending(path: "Sources/M\(number)/Page.swift"))
            try write(header("fr", "n > 1") + one.french, to: root.appending(path: "Languages/fr/M\(number).po"))
            try write(header("el", "n != 1") + one.greek, to: root.appending(path: "Languages/el/M\(number).po"))
        }
        try body(MadeUpCheckout(root: root.path))
    }

    private static func write(_ text: String, to file: URL) throws {
        let folder = file.deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    private static func header(_ language: String, _ plural: String) -> String {
        """
        msgid ""
        msgstr ""
        "Content-Type: text/plain; charset=UTF-8\\n"
        "Language: \(language)\\n"
        "Plural-Forms: nplurals=2; plural=(\(plural));\\n"
        "X-Koinon-Name: \(language)\\n"


        """
    }

    func run(_ arguments: String...) throws -> (status: Int32, output: String) {
        try Checkout.messages(arguments, root: root)
    }

    func text(_ name: String) throws -> String {
        try String(contentsOfFile: root + "/" + name, encoding: .utf8)
    }

    /// Checks all cases in one run, and expects each case's reason among the faults of its own files.
    static func expectFaults(_ cases: [(Case, reason: String)]) throws {
        try with(cases.map(\.0)) { checkout in
            let (status, output) = try checkout.run("check")
            #expect(status == 1)
            for (number, (one, reason)) in cases.enumerated() {
                let faults = output.split(separator: "\n").filter {
                    $0.contains("/M\(number)/") || $0.contains("/M\(number).po")
                }
                #expect(faults.contains { $0.contains(reason) }, "\(one): \(faults)")
            }
        }
    }
}
