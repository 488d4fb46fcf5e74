// SPDX-License-Identifier: EUPL-1.2
import CZlib

/// Unpacks what was packed with DEFLATE (RFC 1951), piece by piece, in memory that does not grow with the content.
///
/// Not to be shared between threads: it holds the state of one stream of zlib.
final class Inflation {
    /// What stands around the packed bytes, as zlib counts it: the size of the window in bits, and 16 more for gzip.
    enum Wrapping: Int32 {
        case none = -15
        case gzip = 31
    }

    /// The packed bytes are not what they should be, or end too soon.
    struct Damage: Error, Hashable, Sendable {}

    /// zlib keeps the address of its own state, so that the state must not move.
    private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    private let wrapping: Wrapping
    private let source: () throws -> [UInt8]?
    private var input: [UInt8] = []
    private var position = 0
    private var isComplete = false

    /// Takes a closure that gives the next packed bytes, or nil after the last. Throws `Damage` where zlib has no memory.
    init(_ wrapping: Wrapping, _ source: @escaping () throws -> [UInt8]?) throws {
        stream.initialize(to: z_stream())
        (self.wrapping, self.source) = (wrapping, source)
        let size = Int32(MemoryLayout<z_stream>.size)
        guard inflateInit2_(stream, wrapping.rawValue, ZLIB_VERSION, size) == Z_OK else { throw Damage() }
    }

    deinit {
        inflateEnd(stream)
        stream.deinitialize(count: 1)
        stream.deallocate()
    }

    /// The next unpacked bytes, at most 64 KB, or nil after the last. Throws `Damage`, or what the source throws.
    func next() throws -> [UInt8]? {
        while !isComplete {
            if position == input.count, try !refill() { throw Damage() }
            let (output, status) = step()
            switch status {
            case Z_OK, Z_BUF_ERROR: break
            case Z_STREAM_END: try finish()
            default: throw Damage()
            }
            if !output.isEmpty { return output }
        }
        return nil
    }

    private func step() -> (output: [UInt8], status: Int32) {
        var status = Z_OK
        let start = position
        let output = input.withUnsafeMutableBufferPointer { source in
            [UInt8](unsafeUninitializedCapacity: 1 << 16) { target, count in
                stream.pointee.next_in = source.baseAddress.map { $0 + start }
                stream.pointee.avail_in = UInt32(source.count - start)
                stream.pointee.next_out = target.baseAddress
                stream.pointee.avail_out = UInt32(target.count)
                status = inflate(stream, Z_NO_FLUSH)
                count = target.count - Int(stream.pointee.avail_out)
            }
        }
        position = input.count - Int(stream.pointee.avail_in)
        return (output, status)
    }

    /// A gzip file may hold several streams, one after the other; anything else ends with its first.
    private func finish() throws {
        guard wrapping == .gzip, try position < input.count || refill() else {
            isComplete = true
            return
        }
        guard inflateReset(stream) == Z_OK else { throw Damage() }
    }

    /// Takes more packed bytes; false where there are none.
    private func refill() throws -> Bool {
        while let chunk = try source() {
            guard !chunk.isEmpty else { continue }
            (input, position) = (chunk, 0)
            return true
        }
        return false
    }
}
