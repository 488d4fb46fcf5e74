// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// Our stylesheet, scripts and icons. Each is served at an address that holds a digest of its content, so browsers
/// keep it for good and an upgrade is seen at once.
public struct Assets: Sendable {
    struct File: Sendable {
        let bytes: [UInt8]
        let type: String
        let path: String
    }

    private let byName: [String: File]
    private let byAddress: [String: File]

    /// Reads the folder `Assets`.
    public init(folder: String) throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        let files = try names.compactMap { name -> (String, File)? in
            guard let type = Self.types[String(name.split(separator: ".").last ?? "")] else { return nil }
            let bytes = [UInt8](try Data(contentsOf: URL(filePath: folder).appending(path: name)))
            let digest = Fingerprint.of(bytes).prefix(12)
            return (name, File(bytes: bytes, type: type, path: "/assets/\(digest)/\(name)"))
        }
        self.init(Dictionary(uniqueKeysWithValues: files))
    }

    private static let types = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
        "webmanifest": "application/manifest+json",
    ]

    init(_ files: [String: File] = [:]) {
        byName = files
        byAddress = Dictionary(files.values.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Where a file is served.
    func path(of name: String) -> String { byName[name]?.path ?? "/assets/0/\(name)" }

    func reply(at path: String) -> Reply? {
        guard let file = byAddress[path] else { return nil }
        var headers: [(name: String, value: String)] = [("Cache-Control", "public, max-age=31536000, immutable")]
        // A script that opens one page without a connection stands beside all others and far from that page.
        if path.hasSuffix("-worker.js") { headers.append(("Service-Worker-Allowed", "/")) }
        return Reply(headers: headers, content: .bytes(file.bytes, type: file.type))
    }
}
