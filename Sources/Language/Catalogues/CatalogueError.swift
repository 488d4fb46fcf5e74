// SPDX-License-Identifier: EUPL-1.2

/// Why a catalogue cannot be used, and where.
public struct CatalogueError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file, when the catalogue came from one.
    public var file: String?
    /// The line at which the entry or the fault begins, from 1; 0 when the whole file is meant.
    public let line: Int
    /// What is wrong, in English, for whoever wrote the file.
    public let reason: String

    init(line: Int, _ reason: String) {
        self.line = line
        self.reason = reason
    }

    public var description: String {
        "\(file ?? "catalogue"):\(line): \(reason)"
    }
}
