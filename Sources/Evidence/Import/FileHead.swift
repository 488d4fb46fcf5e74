// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// The first bytes of a file, which tell what it is whatever its name says.
struct FileHead {
    enum Kind {
        case geoPackage, json, workbook, oldWorkbook, gzip, empty, other
    }

    let kind: Kind

    init(_ path: String) throws {
        let handle = try FileHandle(forReadingFrom: URL(filePath: path))
        guard let bytes = try handle.read(upToCount: 64), !bytes.isEmpty else {
            kind = .empty
            return
        }
        kind = Self.marks.first { bytes.starts(with: $0.mark) }?.kind ?? Self.kind(ofText: bytes)
    }

    /// Whether reading it means unpacking more than its size tells.
    var isPacked: Bool { kind == .workbook || kind == .gzip }

    private static let marks: [(kind: Kind, mark: [UInt8])] = [
        (.geoPackage, Array("SQLite format 3\0".utf8)),
        (.workbook, [0x50, 0x4B, 0x03, 0x04]),
        // Compound files: workbooks up to 2003, and newer ones behind a password.
        (.oldWorkbook, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
        (.gzip, [0x1F, 0x8B]),
    ]

    private static func kind(ofText bytes: Data) -> Kind {
        let text = bytes.drop { [0xEF, 0xBB, 0xBF, 0x20, 0x09, 0x0A, 0x0D].contains($0) }
        return text.first == UInt8(ascii: "{") ? .json : .other
    }
}
