// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// Bytes that arrive in chunks, so that a file of two gigabytes is never held whole.
public struct ByteSource {
    /// Gives the next chunk, or nil after the last one.
    public let next: () throws -> [UInt8]?

    /// Takes a closure that gives the next chunk, or nil after the last one.
    public init(_ next: @escaping () throws -> [UInt8]?) {
        self.next = next
    }

    /// Bytes already in memory, handed on in chunks of at most `chunk` bytes.
    public static func bytes(_ bytes: [UInt8], chunk: Int = 1 << 18) -> ByteSource {
        var position = 0
        return ByteSource {
            guard position < bytes.count else { return nil }
            let end = min(position + chunk, bytes.count)
            defer { position = end }
            return Array(bytes[position..<end])
        }
    }

    /// A file read in chunks of at most `chunk` bytes. Throws an `UnreadableFile` when it cannot be opened.
    public static func file(_ path: String, chunk: Int = 1 << 18) throws -> ByteSource {
        guard let handle = FileHandle(forReadingAtPath: path) else { throw UnreadableFile(path: path) }
        return ByteSource {
            guard let data = try handle.read(upToCount: chunk), !data.isEmpty else { return nil }
            return [UInt8](data)
        }
    }

    /// Everything that is left, refused as soon as it exceeds `limit` bytes.
    public func collect(limit: Int) throws -> [UInt8] {
        var all: [UInt8] = []
        while let chunk = try next() {
            guard chunk.count <= limit - all.count else { throw ByteLimitExceeded(limit: limit) }
            all.append(contentsOf: chunk)
        }
        return all
    }
}

/// A source gave more bytes than its reader is willing to hold.
public struct ByteLimitExceeded: Error, Hashable, Sendable {
    /// The limit, in bytes.
    public let limit: Int
}

/// A file that is not there, or may not be read.
public struct UnreadableFile: Error, Hashable, Sendable, CustomStringConvertible {
    public let path: String

    public var description: String { "\(path) cannot be read" }
}

extension ByteLimitExceeded: CustomStringConvertible {
    public var description: String { "the file is larger than \(limit) bytes" }
}
