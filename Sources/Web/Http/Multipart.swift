// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// Reads `multipart/form-data` (RFC 7578) as it arrives: fields into memory, files onto disk.
struct MultipartReader {
    private enum State { case preamble, headers, content, done }

    private let opening: [UInt8]
    private let delimiter: [UInt8]
    private let limits: Limits
    private var state = State.preamble
    private var buffer: [UInt8] = []
    private var part: Part?
    private var total = 0
    private(set) var fields = Fields()
    private(set) var uploads: [Upload] = []

    struct Limits: Sendable {
        /// Bytes of the whole body.
        var body: Int
        /// Bytes of one field that is not a file.
        var field = 1 << 20
        /// Bytes of the head of one part.
        var head = 8 << 10
        var parts = 500
    }

    private enum Part {
        case field(name: String, bytes: [UInt8])
        case file(Upload, SpoolWriter)
    }

    init?(contentType: String, limits: Limits) {
        guard let boundary = Self.parameter("boundary", of: contentType), (1...70).contains(boundary.utf8.count) else {
            return nil
        }
        opening = Array("--\(boundary)".utf8)
        delimiter = Array("\r\n--\(boundary)".utf8)
        self.limits = limits
    }

    /// Takes the next bytes of the body.
    mutating func take(_ bytes: [UInt8]) throws {
        total += bytes.count
        guard total <= limits.body else { throw RequestError.tooLarge(limit: limits.body) }
        buffer.append(contentsOf: bytes)
        while try step() {}
    }

    /// Ends the body; throws where it broke off in the middle.
    mutating func finish() throws {
        guard case .done = state else { throw RequestError.interrupted }
    }

    /// One step of reading; false where more bytes are needed.
    private mutating func step() throws -> Bool {
        switch state {
        case .preamble:
            guard let end = buffer.firstIndex(of: opening, from: 0) else {
                guard buffer.count <= limits.head else { throw RequestError.malformedForm }
                return false
            }
            return try openPart(after: end + opening.count)
        case .headers:
            guard let end = buffer.firstIndex(of: Array("\r\n\r\n".utf8), from: 0) else {
                guard buffer.count <= limits.head else { throw RequestError.malformedForm }
                return false
            }
            part = try Self.part(head: buffer[..<end])
            buffer.removeFirst(end + 4)
            state = .content
            return true
        case .content:
            return try readContent()
        case .done:
            buffer.removeAll()
            return false
        }
    }

    private mutating func readContent() throws -> Bool {
        if let end = buffer.firstIndex(of: delimiter, from: 0) {
            try append(buffer[..<end])
            try closePart()
            buffer.removeFirst(end)
            return try openPart(after: delimiter.count)
        }
        // All but what may be the beginning of a delimiter is content.
        let safe = buffer.count - delimiter.count
        if safe > 0 {
            try append(buffer[..<safe])
            buffer.removeFirst(safe)
        }
        return false
    }

    /// After a delimiter: `--` ends the form, a line break opens the next part.
    private mutating func openPart(after index: Int) throws -> Bool {
        guard buffer.count >= index + 2 else {
            // The two bytes that tell are still under way. The part is closed: go on from the delimiter's dashes.
            if case .content = state {
                buffer.removeFirst(2)
                state = .preamble
            }
            return false
        }
        let tail = buffer[index..<index + 2]
        buffer.removeFirst(index + 2)
        if tail.elementsEqual("--".utf8) {
            state = .done
        } else if tail.elementsEqual("\r\n".utf8) {
            guard fields.pairs.count + uploads.count < limits.parts else { throw RequestError.tooManyFields }
            state = .headers
        } else {
            throw RequestError.malformedForm
        }
        return true
    }

    private mutating func append(_ bytes: ArraySlice<UInt8>) throws {
        switch part {
        case .field(let name, var value):
            value.append(contentsOf: bytes)
            guard value.count <= limits.field else { throw RequestError.tooLarge(limit: limits.field) }
            part = .field(name: name, bytes: value)
        case .file(_, let writer): try writer.write(bytes)
        case nil: break
        }
    }

    private mutating func closePart() throws {
        switch part {
        case .field(let name, let bytes):
            guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else {
                throw RequestError.notText
            }
            fields.append(name, text)
        case .file(let upload, let writer):
            let size = try writer.close()
            // A file field left empty comes as a file without name and content.
            if !(upload.fileName.isEmpty && size == 0) { uploads.append(upload.with(size: size)) }
        case nil: break
        }
        part = nil
    }

    private static func part(head: ArraySlice<UInt8>) throws -> Part {
        guard let text = String(validating: head, as: UTF8.self) else { throw RequestError.notText }
        let lines = text.components(separatedBy: "\r\n")
        let disposition = lines.first { $0.lowercased().hasPrefix("content-disposition:") } ?? ""
        guard let name = parameter("name", of: disposition) else { throw RequestError.malformedForm }
        guard let fileName = parameter("filename", of: disposition) else { return .field(name: name, bytes: []) }
        let spool = try Spool()
        let last = fileName.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        return .file(Upload(field: name, fileName: last, size: 0, spool: spool), try spool.writer())
    }

    /// The value of `key="…"` in a header; browsers write `"` inside as `%22`.
    static func parameter(_ key: String, of header: String) -> String? {
        for piece in header.split(separator: ";").dropFirst() {
            let item = piece.trimmed
            guard item.lowercased().hasPrefix(key + "=") else { continue }
            let value = item.dropFirst(key.count + 1)
            if value.hasPrefix("\""), value.hasSuffix("\""), value.count >= 2 {
                return value.dropFirst().dropLast().replacingOccurrences(of: "%22", with: "\"")
            }
            return String(value)
        }
        return nil
    }
}

extension [UInt8] {
    /// Where `needle` first stands at or after `from`.
    func firstIndex(of needle: [UInt8], from: Int) -> Int? {
        guard count >= needle.count + from, let first = needle.first else { return nil }
        return withUnsafeBufferPointer { hay in
            var at = from
            let last = hay.count - needle.count
            while at <= last {
                if hay[at] == first, hay[at..<at + needle.count].elementsEqual(needle) { return at }
                at += 1
            }
            return nil
        }
    }
}
