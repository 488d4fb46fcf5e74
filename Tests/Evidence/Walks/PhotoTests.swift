// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Language
import Testing

@testable import Evidence

/// Pictures made by hand, with everything in them that phones write.
enum Shots {
    static func segment(_ marker: UInt8, _ body: [UInt8]) -> [UInt8] {
        [0xFF, marker, UInt8((body.count + 2) >> 8), UInt8((body.count + 2) & 0xFF)] + body
    }

    /// Notes of a camera: the way up, and a place in words that a search would find.
    static func exif(orientation: UInt8, isLittle: Bool = false) -> [UInt8] {
        let big: [UInt8] =
            Array("MM".utf8) + [0, 42, 0, 0, 0, 8, 0, 2]
            + [0x01, 0x0F, 0, 2, 0, 0, 0, 4, 0x47, 0x50, 0x53, 0]
            + [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0] + [0, 0, 0, 0]
        let little: [UInt8] =
            Array("II".utf8) + [42, 0, 8, 0, 0, 0, 2, 0]
            + [0x0F, 0x01, 2, 0, 4, 0, 0, 0, 0x47, 0x50, 0x53, 0]
            + [0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0] + [0, 0, 0, 0]
        return segment(0xE1, Array("Exif\0\0".utf8) + (isLittle ? little : big) + Array("37.9N 23.6E".utf8))
    }

    static let jfif = segment(0xE0, Array("JFIF\0".utf8) + [1, 2, 1, 0, 72, 0, 72, 1, 1, 9, 9, 9])
    static let frame = segment(0xC0, [8, 0, 2, 0, 3, 1, 1, 0x11, 0])
    static let tables =
        segment(0xDB, [0] + Array(repeating: 1, count: 64)) + segment(0xC4, [0, 1] + Array(repeating: 0, count: 16))
    static let scan = segment(0xDA, [1, 1, 0, 0, 63, 0]) + [0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56]

    static func jpeg(_ before: [UInt8], frame: [UInt8] = frame, after: [UInt8] = []) -> [UInt8] {
        [0xFF, 0xD8] + before + tables + frame + scan + [0xFF, 0xD9] + after
    }

    static func chunk(_ name: String, _ body: [UInt8]) -> [UInt8] {
        let named = Array(name.utf8) + body
        let sum = CRC32.of(named[...])
        func four(_ number: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) } }
        return four(UInt32(body.count)) + named + four(sum)
    }

    static let head = chunk("IHDR", [0, 0, 0, 3, 0, 0, 0, 2, 8, 2, 0, 0, 0])
    static let picture = chunk("IDAT", [1, 2, 3]) + chunk("IDAT", [4, 5])
    static let end = chunk("IEND", [])

    static func png(_ chunks: [UInt8]...) -> [UInt8] { PNGChunks.signature + chunks.flatMap(\.self) }

    /// A small PNG that browsers show: one pixel, with a place written into it.
    static let placed = png(
        chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]), chunk("tEXt", Array("GPS\0at the harbour".utf8)),
        chunk("IDAT", [0x78, 0x9C, 0x63, 0x60, 0x00, 0x00, 0x00, 0x02, 0x00, 0x01]), end)
}

@Suite("Photos of a walk")
struct PhotoTests {
    private func cleaned(_ bytes: [UInt8]) -> Result<WalkPhotoFile, PhotoRefusal> {
        do { return .success(try WalkPhotoFile(cleaning: bytes)) } catch { return .failure(error) }
    }

    @Test("of a JPEG only the picture stays: place, device, comments, thumbnails and what hangs on behind are gone")
    func jpeg() throws {
        let notes =
            Shots.jfif + Shots.exif(orientation: 1) + Shots.segment(0xE2, Array("ICC_PROFILE".utf8))
            + Shots.segment(0xFE, Array("by Eleni".utf8)) + Shots.segment(0xED, Array("Photoshop".utf8))
        let photo = try cleaned(Shots.jpeg(notes, after: Array("a film of the same moment".utf8))).get()
        #expect(photo.type == "image/jpeg")
        let plain = Shots.segment(0xE0, Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 0, 0])
        #expect(photo.bytes == Shots.jpeg(plain))
        #expect(try cleaned(photo.bytes).get() == photo, "cleaning twice changes nothing")
    }

    @Test("which way is up stays, and nothing else of the camera’s notes", arguments: [false, true])
    func orientation(isLittle: Bool) throws {
        let photo = try cleaned(Shots.jpeg(Shots.exif(orientation: 6, isLittle: isLittle))).get()
        #expect(photo.bytes == Shots.jpeg(ExifOrientation.segment(6)))
        #expect(!String(decoding: photo.bytes, as: UTF8.self).contains("23.6E"))
        #expect(try cleaned(photo.bytes).get() == photo)
    }

    @Test("of a PNG only size, palette, transparency and picture stay")
    func png() throws {
        let palette = Shots.chunk("PLTE", [1, 2, 3]) + Shots.chunk("tRNS", [0])
        let notes = ["tEXt", "eXIf", "tIME", "iTXt", "pHYs", "iCCP"].flatMap { Shots.chunk($0, Array("GPS".utf8)) }
        let file = Shots.png(Shots.head, notes, palette, Shots.picture, notes, Shots.end) + Array("more".utf8)
        let photo = try cleaned(file).get()
        #expect(photo.type == "image/png")
        #expect(photo.bytes == Shots.png(Shots.head, palette, Shots.picture, Shots.end))
    }

    @Test(
        "what is no picture, or not a whole one, is refused",
        arguments: [
            ([], .unknownKind), (Array("<svg/>".utf8), .unknownKind), (Array("GIF89a".utf8), .unknownKind),
            ([0xFF, 0xD8, 0xFF], .broken), ([0xFF, 0xD8, 0xFF, 0xE0, 0xFF, 0xFF, 1], .broken),
            ([0xFF, 0xD8, 0xFF, 0xD9], .broken), (Array(Shots.jpeg([]).dropLast(2)), .broken),
            (Shots.jpeg(Shots.segment(0xC3, [8, 0, 2, 0, 3, 1, 1, 0x11, 0])), .unusual),
            (Shots.jpeg([], frame: Shots.segment(0xC0, [8, 0, 2, 0xFF, 0xFF, 1, 1, 0x11, 0])), .tooManyPixels),
            (Shots.jpeg([], frame: Shots.frame + Shots.frame), .broken),
            (Shots.png(Shots.head, Shots.picture), .broken), (Shots.png(Shots.picture, Shots.end), .broken),
            (Shots.png(Shots.head, Shots.end), .broken),
            (Shots.png(Shots.head, Shots.head, Shots.picture, Shots.end), .broken),
            (Shots.png(Shots.head, Shots.chunk("IDAT", [1]), Shots.chunk("PLTE", [1, 2, 3]), Shots.end), .broken),
            (Shots.png(Shots.head, Shots.chunk("ABCD", []), Shots.picture, Shots.end), .unusual),
            (Shots.png(Shots.head, Shots.picture, Array(Shots.end.dropLast()) + [0]), .broken),
            (
                Shots.png(Shots.chunk("IHDR", [0, 1, 0, 0, 0, 0, 0, 1, 8, 2, 0, 0, 0]), Shots.picture, Shots.end),
                .tooManyPixels
            ),
        ] as [([UInt8], PhotoRefusal)])
    func refused(file: [UInt8], refusal: PhotoRefusal) { #expect(cleaned(file) == .failure(refusal)) }

    @Test("a picture that breaks off anywhere, or has a wrong byte anywhere, is read to an end")
    func everywhere() {
        let files = [Shots.jpeg(Shots.jfif + Shots.exif(orientation: 3)), Shots.placed]
        for file in files {
            for place in file.indices {
                _ = cleaned(Array(file[..<place]))
                for byte in [0, 0xFF, file[place] ^ 1] as [UInt8] {
                    var changed = file
                    changed[place] = byte
                    _ = cleaned(changed)
                }
            }
        }
    }

    @Test("the check sum is the one of the standard")
    func checkSum() { #expect(CRC32.of(Array("123456789".utf8)[...]) == 0xCBF4_3926) }
}
