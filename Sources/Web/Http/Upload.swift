// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// A file that came with a form. Its bytes lie in a temporary file that goes when the last holder lets go.
public struct Upload: Sendable {
    public let field: String
    /// The name the person's device gave it, without folders; never used as a path.
    public let fileName: String
    /// Bytes.
    public let size: Int
    let spool: Spool

    /// Where the bytes lie while the request lasts.
    public var path: String { spool.path }

    func with(size: Int) -> Upload { Upload(field: field, fileName: fileName, size: size, spool: spool) }
}

/// A temporary file readable by nobody else, removed with its last holder.
final class Spool: Sendable {
    let path: String

    init() throws {
        var template = Array((NSTemporaryDirectory() + "/koinon-XXXXXX").utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw SpoolError.cannotCreate }
        close(descriptor)
        path = String(decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit { unlink(path) }

    func writer() throws -> SpoolWriter { try SpoolWriter(path: path) }
}

/// Why an upload could not be kept.
enum SpoolError: Error {
    case cannotCreate
    /// The disk refused the bytes: most often it is full.
    case cannotWrite
}

/// Writes a spool from front to back.
final class SpoolWriter {
    private let descriptor: Int32
    private var size = 0

    init(path: String) throws {
        descriptor = open(path, O_WRONLY | O_TRUNC | O_CLOEXEC)
        guard descriptor >= 0 else { throw SpoolError.cannotCreate }
    }

    func write(_ bytes: ArraySlice<UInt8>) throws {
        var rest = bytes
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            guard written > 0 else { throw SpoolError.cannotWrite }
            rest = rest.dropFirst(written)
        }
        size += bytes.count
    }

    /// Ends the file and tells its size in bytes.
    func close() throws -> Int {
        return size
    }

    deinit { Foundation.close(descriptor) }
}
