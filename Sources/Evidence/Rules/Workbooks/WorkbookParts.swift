// SPDX-License-Identifier: EUPL-1.2

/// The texts that cells of a workbook share, in one piece of memory.
struct SharedTexts: Sendable {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []

    /// The most that a workbook may hold of them: texts, and bytes.
    static let countLimit = 4_000_000
    static let sizeLimit = 256 << 20

    init() {}

    /// Reads `sharedStrings.xml`: the text of each item, without how it is spoken.
    init(_ reader: XMLReader) throws {
        var reader = reader
        var (isText, isSpoken) = (false, false)
        while true {
            switch try reader.next() {
            case .start:
                if reader.name == "rPh" { isSpoken = true }
                isText = reader.name == "t" && 3...4 ~= reader.depth && !isSpoken
            case .text: if isText { bytes += reader.text }
            case .end:
                isText = false
                if reader.name == "rPh" { isSpoken = false }
                if reader.depth == 2, reader.name == "si" { ends.append(bytes.count) }
                guard ends.count <= Self.countLimit, bytes.count <= Self.sizeLimit else {
                    throw WorkbookProblem(.tooLarge(megabytes: Self.sizeLimit >> 20))
                }
            case .finish: return
            }
        }
    }

    subscript(index: Int) -> ArraySlice<UInt8>? {
        guard ends.indices.contains(index) else { return nil }
        return bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
    }
}

/// The formats that cells of a workbook refer to by their style.
struct CellFormats: Sendable {
    private var formats: [CellFormat] = []

    init() {}

    /// Reads `styles.xml`.
    init(_ reader: XMLReader) throws {
        var reader = reader
        var codes: [Int: CellFormat] = [:]
        var section = ""
        while true {
            switch try reader.next() {
            case .start:
                if reader.depth == 2 { section = reader.name }
                guard reader.depth == 3 else { continue }
                let id = reader.attribute("numFmtId").flatMap { Int($0) } ?? 0
                if section == "numFmts", let code = reader.attribute("formatCode") {
                    codes[id] = CellFormat(code: code)
                }
                if section == "cellXfs", reader.name == "xf" {
                    formats.append(codes[id] ?? CellFormat(builtIn: id))
                    guard formats.count <= 100_000 else { throw reader.malformed }
                }
            case .finish: return
            case .end, .text: continue
            }
        }
    }

    /// The format of a style; a plain number where there is no such style.
    subscript(style: Int) -> CellFormat { formats.indices.contains(style) ? formats[style] : .number }
}

/// What one part of a workbook refers to, by id (ECMA-376, part 2, 9.3).
struct Relations: Sendable {
    struct Target: Hashable, Sendable {
        /// The last word of its type: `worksheet`, `sharedStrings`, `styles`, `vbaProject`.
        let kind: String
        let part: String
    }

    private(set) var byID: [String: Target] = [:]

    /// - Parameter folder: where the part stands that refers, with a slash at its end or empty
    init(_ reader: XMLReader, from folder: String) throws {
        var reader = reader
        while true {
            switch try reader.next() {
            case .start where reader.name == "Relationship" && reader.attribute("TargetMode") != "External":
                guard let id = reader.attribute("Id"), let type = reader.attribute("Type"),
                    let target = reader.attribute("Target"), byID.count < 10_000
                else { throw reader.malformed }
                let kind = type.split(separator: "/").last.map(String.init) ?? ""
                byID[id] = Target(kind: kind, part: Self.resolve(target, folder))
            case .finish: return
            default: continue
            }
        }
    }

    func first(_ kind: String) -> String? { byID.values.filter { $0.kind == kind }.map(\.part).min() }

    /// A target as a name in the archive. What leads out of the archive names no part of it, and is not found.
    private static func resolve(_ target: String, _ folder: String) -> String {
        let path = target.hasPrefix("/") ? String(target.dropFirst()) : folder + target
        var steps: [Substring] = []
        for step in path.split(separator: "/") where step != "." {
            if step == "..", !steps.isEmpty { steps.removeLast() } else { steps.append(step) }
        }
        return steps.joined(separator: "/")
    }
}
