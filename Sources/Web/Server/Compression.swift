// SPDX-License-Identifier: EUPL-1.2
import CZlib
import HTTPTypes

/// Gzip for text, where the browser takes it.
enum Compression {
    /// Smaller answers gain nothing.
    private static let threshold = 1_000

    /// The bytes to send, packed where that helps and the browser takes it.
    static func apply(_ reply: Reply, accepting: String?, _ headers: inout HTTPFields) -> [UInt8] {
        guard case .bytes(let bytes, let type) = reply.content, isText(type) else { return reply.bytes }
        headers[.vary] = "Accept-Encoding"
        guard accepting?.contains("gzip") == true, let packed = reply.packed ?? packed(bytes, type: type) else {
            return bytes
        }
        headers[.contentEncoding] = "gzip"
        return packed
    }

    /// The bytes as a gzip stream; nil where they gain nothing by it.
    static func packed(_ bytes: [UInt8], type: String) -> [UInt8]? {
        bytes.count >= threshold && isText(type) ? gzip(bytes) : nil
    }

    private static func isText(_ type: String) -> Bool {
        type.hasPrefix("text/") || type.contains("json") || type.contains("xml") || type.contains("svg")
    }

    /// The bytes as a gzip stream (RFC 1952); nil where the library refuses.
    static func gzip(_ bytes: [UInt8]) -> [UInt8]? {
        var stream = z_stream()
        // 15 bits of window, +16 for the gzip wrapping; level 4 gives nearly all the gain for half the time.
        guard
            deflateInit2_(
                &stream, 4, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
                Int32(MemoryLayout<z_stream>.size)) == Z_OK
        else { return nil }
        defer { deflateEnd(&stream) }
        var out = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
        var input = bytes
        let done = input.withUnsafeMutableBufferPointer { source in
            out.withUnsafeMutableBufferPointer { target in
                stream.next_in = source.baseAddress
                stream.avail_in = UInt32(source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(target.count)
                return deflate(&stream, Z_FINISH) == Z_STREAM_END
            }
        }
        guard done else { return nil }
        out.removeLast(out.count - Int(stream.total_out))
        return out
    }
}
