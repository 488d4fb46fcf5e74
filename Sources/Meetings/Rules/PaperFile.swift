// SPDX-License-Identifier: EUPL-1.2

/// Which files may be laid before a meeting. The type is read from the first bytes, never believed.
public enum PaperFile {
    /// The most bytes of a file.
    public static let limit = 20 << 20
    /// What browsers offer to choose.
    public static let accepted = [".pdf", ".png", ".jpg", ".jpeg", ".txt", ".odt", ".ods", ".docx", ".xlsx"]
    /// The fields of the form.
    static let fields: Set<String> = ["paper-title", "paper-text", "paper-file"]

    /// The media type a file is served with; nil for one that is none of ours.
    public static func type(of head: [UInt8], named name: String) -> String? {
        let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
        if head.starts(with: Array("%PDF-".utf8)) { return "application/pdf" }
        if head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A]) { return "image/png" }
        if head.starts(with: [0xFF, 0xD8, 0xFF]) { return "image/jpeg" }
        if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return office[ending] }
        let isText = ending == "txt" && !head.contains(0) && String(validating: head.wholeScalars, as: UTF8.self) != nil
        return isText ? "text/plain; charset=utf-8" : nil
    }

    private static let office = [
        "odt": "application/vnd.oasis.opendocument.text",
        "ods": "application/vnd.oasis.opendocument.spreadsheet",
        "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ]
}

extension [UInt8] {
    /// Without a character that is cut at the end.
    fileprivate var wholeScalars: ArraySlice<UInt8> {
        let tail = reversed().prefix(3).prefix { $0 & 0xC0 == 0x80 }.count
        guard let lead = dropLast(tail).last, lead >= 0xC0 else { return self[...] }
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
        return tail + 1 == length ? self[...] : dropLast(tail + 1)
    }
}
