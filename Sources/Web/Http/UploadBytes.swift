// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// The bytes of an upload, in pieces.
public struct UploadBytes: AsyncSequence, Sendable {
    public typealias Element = [UInt8]
    let path: String

    public func makeAsyncIterator() -> Iterator { Iterator(handle: FileHandle(forReadingAtPath: path)) }

    public struct Iterator: AsyncIteratorProtocol {
        let handle: FileHandle?

        public mutating func next() async throws -> [UInt8]? {
            guard let data = try handle?.read(upToCount: 65_536), !data.isEmpty else { return nil }
            return [UInt8](data)
        }
    }
}

extension Upload {
    /// All of it, in pieces.
    public var bytes: UploadBytes { UploadBytes(path: path) }

    /// Enough of it to tell what kind of file it is.
    public func head() throws -> [UInt8] {
        try FileHandle(forReadingAtPath: path)?.read(upToCount: 4_096).map { [UInt8]($0) } ?? []
    }
}
