// SPDX-License-Identifier: EUPL-1.2

/// Takes a JPEG file apart (ITU-T T.81, annex B) and writes it anew with the picture alone.
///
/// Kept as they are: the frame, its tables, restart intervals and scans. Written anew: the headers that decoders need to get
/// the colours and the way up. Left out: every other application segment, comments, and all that follows the end of the
/// picture, such as a second picture or a film.
struct JPEGSegments {
    private let file: [UInt8]
    private var place = 2
    private var kept: [UInt8] = []
    private var hasJFIF = false
    private var colourTransform: UInt8?
    private var orientation: UInt8?
    private var hasFrame = false
    private var hasScan = false

    static func cleaned(_ file: [UInt8]) throws(PhotoRefusal) -> [UInt8] {
        var segments = JPEGSegments(file)
        while try segments.takeNext() {}
        guard segments.hasFrame, segments.hasScan else { throw .broken }
        return segments.written
    }

    private init(_ file: [UInt8]) {
        self.file = file
        kept.reserveCapacity(file.count)
    }

    /// Takes one segment; false at the end of the picture.
    private mutating func takeNext() throws(PhotoRefusal) -> Bool {
        let marker = try nextMarker()
        if marker == Marker.end { return false }
        let start = place
        guard let length = number(at: start), length >= 2, start + length <= file.count else { throw .broken }
        place = start + length
        let body = file[(start + 2)..<place]
        switch marker {
        case Marker.frames:
            guard !hasFrame else { throw .broken }
            hasFrame = true
            try checkSize(body)
            keep(marker, file[start..<place])
        case Marker.huffman, Marker.quantisation, Marker.restart: keep(marker, file[start..<place])
        case Marker.scan:
            guard hasFrame else { throw .broken }
            hasScan = true
            keep(marker, file[start..<place])
            keepScan()
        case Marker.application: note(marker, body)
        case Marker.comment: break
        default: throw .unusual
        }
        return true
    }

    /// The code of the next marker; any number of filling bytes may stand before it.
    private mutating func nextMarker() throws(PhotoRefusal) -> UInt8 {
        guard place < file.count, file[place] == 0xFF else { throw .broken }
        while place < file.count, file[place] == 0xFF { place += 1 }
        guard place < file.count, file[place] != 0 else { throw .broken }
        place += 1
        return file[place - 1]
    }

    private mutating func keep(_ marker: UInt8, _ segment: ArraySlice<UInt8>) {
        kept += [0xFF, marker]
        kept += segment
    }

    /// The coded lines up to the next marker; a zero behind `FF`, and the marks of restarts, belong to them.
    private mutating func keepScan() {
        let start = place
        while place + 1 < file.count {
            if file[place] == 0xFF, file[place + 1] != 0, !Marker.restarts.contains(file[place + 1]) { break }
            place += 1
        }
        kept += file[start..<place]
    }

    /// Precision, height, width: both sides at least one pixel, and neither made to fill memory.
    private func checkSize(_ frame: ArraySlice<UInt8>) throws(PhotoRefusal) {
        guard let height = number(at: frame.startIndex + 1), let width = number(at: frame.startIndex + 3),
            frame.count >= 6
        else { throw .broken }
        guard height > 0, width > 0 else { throw .unusual }
        guard max(height, width) <= WalkPhotoFile.longestSide else { throw .tooManyPixels }
    }

    /// What an application segment says of colours and of the way up; nothing else of it counts.
    private mutating func note(_ marker: UInt8, _ body: ArraySlice<UInt8>) {
        switch marker {
        case 0xE0: hasJFIF = hasJFIF || body.starts(with: Array("JFIF\0".utf8))
        case 0xE1 where body.starts(with: ExifOrientation.head):
            orientation = orientation ?? ExifOrientation.read(body.dropFirst(ExifOrientation.head.count))
        case 0xEE where body.count == 12 && body.starts(with: Array("Adobe".utf8)): colourTransform = body.last
        default: break
        }
    }

    private var written: [UInt8] {
        var file: [UInt8] = [0xFF, 0xD8]
        if hasJFIF { file += [0xFF, 0xE0, 0, 16] + Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 0, 0] }
        if let orientation { file += ExifOrientation.segment(orientation) }
        if let colourTransform {
            file += [0xFF, 0xEE, 0, 14] + Array("Adobe".utf8) + [0, 100, 0, 0, 0, 0, min(colourTransform, 2)]
        }
        return file + kept + [0xFF, Marker.end]
    }

    /// Two bytes, the larger first.
    private func number(at place: Int) -> Int? {
        place + 1 < file.count ? Int(file[place]) << 8 | Int(file[place + 1]) : nil
    }

    private enum Marker {
        /// Baseline, extended and progressive frames with Huffman codes.
        static let frames: ClosedRange<UInt8> = 0xC0...0xC2
        static let huffman: UInt8 = 0xC4
        static let restarts: ClosedRange<UInt8> = 0xD0...0xD7
        static let end: UInt8 = 0xD9
        static let scan: UInt8 = 0xDA
        static let quantisation: UInt8 = 0xDB
        static let restart: UInt8 = 0xDD
        static let application: ClosedRange<UInt8> = 0xE0...0xEF
        static let comment: UInt8 = 0xFE
    }
}

/// Which way is up, out of the notes of a camera (Exif 2.32, tag 0x0112), and a note that says this alone.
enum ExifOrientation {
    static let head = Array("Exif\0\0".utf8)

    /// The orientation, 2 to 8; nil where none is told, or the picture stands upright.
    static func read(_ notes: ArraySlice<UInt8>) -> UInt8? {
        let notes = Array(notes)
        let isLittle = notes.starts(with: Array("II".utf8))
        guard isLittle || notes.starts(with: Array("MM".utf8)) else { return nil }
        func number(_ place: Int, _ size: Int) -> Int? {
            guard place >= 0, place + size <= notes.count else { return nil }
            let bytes = notes[place..<place + size]
            return (isLittle ? Array(bytes.reversed()) : Array(bytes)).reduce(0) { $0 << 8 | Int($1) }
        }
        guard let directory = number(4, 4), let entries = number(directory, 2) else { return nil }
        for entry in 0..<min(entries, 200) {
            let place = directory + 2 + entry * 12
            guard let tag = number(place, 2) else { return nil }
            guard tag == 0x0112 else { continue }
            guard let value = number(place + 8, 2), (2...8).contains(value) else { return nil }
            return UInt8(value)
        }
        return nil
    }

    /// The segment that says which way is up, and nothing more.
    static func segment(_ orientation: UInt8) -> [UInt8] {
        let tiff: [UInt8] =
            Array("MM".utf8) + [0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]
        return [0xFF, 0xE1, 0, UInt8(2 + head.count + tiff.count)] + head + tiff
    }
}
