// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// The languages an installation offers: English, and one for each catalogue in its folder.
public struct Languages: Sendable {
    private var voices: [Tongue: Voice]
    private var names: [Tongue: String]
    /// In the order in which they are offered to readers: English, then by tag.
    public private(set) var offered: [Tongue]

    /// English alone, as in tests that are not about languages.
    public static let english = Languages()

    private init() {
        voices = [.en: Voice(tongue: .en, source: .english), .pseudo: Voice(tongue: .pseudo, source: .pseudo)]
        names = [.en: "English", .pseudo: "⟦Pseudo⟧"]
        offered = [.en]
    }

    /// Reads every language of a folder: a file `xx.po`, or a folder `xx` of such files, one for each module.
    /// With `pseudo`, the pseudo-language is offered too.
    public static func load(from folder: String, pseudo: Bool = false) throws(CatalogueError) -> Languages {
        var languages = Languages()
        for name in try contents(of: folder) {
            let path = folder + "/" + name
            let tag = name.hasSuffix(".po") ? String(name.dropLast(3)) : name
            guard name.hasSuffix(".po") || isFolder(path), isTag(tag) else { continue }
            let files = isFolder(path) ? try poFiles(in: path) : [path]
            if !files.isEmpty { try languages.add(Tongue(rawValue: tag), files: files) }
        }
        if pseudo { languages.offered.append(.pseudo) }
        return languages
    }

    private mutating func add(_ tongue: Tongue, files: [String]) throws(CatalogueError) {
        guard voices[tongue] == nil else {
            throw Self.fault(files[0], "\(tongue) is there already, as a file or as the source language")
        }
        var catalogue = Catalogue()
        for file in files {
            guard let data = FileManager.default.contents(atPath: file),
                let text = String(validating: data, as: UTF8.self)
            else { throw Self.fault(file, "the file cannot be read as UTF-8") }
            do { try catalogue.add(po: text) } catch {
                var located = error
                located.file = file
                throw located
            }
        }
        voices[tongue] = Voice(tongue: tongue, source: .catalogue(catalogue))
        names[tongue] = catalogue.name ?? tongue.rawValue
        offered.append(tongue)
    }

    /// The language's name for itself: Français.
    public func name(of tongue: Tongue) -> String {
        names[tongue] ?? tongue.rawValue
    }

    /// A speech in the language, or in English if it is not offered; instants are told in the zone.
    public func speech(in tongue: Tongue, zone: Zone = .utc) -> Speech {
        Speech(voice: voices[tongue] ?? Voice.english, zone: zone)
    }

    /// The offered language that suits an `Accept-Language` header best; English if none does.
    public func negotiate(_ header: String?) -> Tongue {
        AcceptLanguage.best(of: offered, for: header) ?? .en
    }
}

extension Languages {
    private static func fault(_ file: String, _ reason: String) -> CatalogueError {
        var error = CatalogueError(line: 0, reason)
        error.file = file
        return error
    }

    private static func contents(of folder: String) throws(CatalogueError) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        } catch {
            throw fault(folder, "the folder of languages cannot be read")
        }
    }

    /// The header's file comes first, because the plural rule in it is needed for the others.
    private static func poFiles(in folder: String) throws(CatalogueError) -> [String] {
        let names = try contents(of: folder).filter { $0.hasSuffix(".po") }
        return (names.filter { $0.hasPrefix("_") } + names.filter { !$0.hasPrefix("_") }).map { folder + "/" + $0 }
    }

    private static func isFolder(_ path: String) -> Bool {
        var isDirectory: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory.boolValue
    }

    /// Letters, digits and hyphens, beginning with two or three letters.
    private static func isTag(_ name: String) -> Bool {
        let parts = name.split(separator: "-", omittingEmptySubsequences: false)
        let isWord: (Substring) -> Bool = {
            (1...8).contains($0.count) && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
        }
        return parts.allSatisfy(isWord) && (2...3).contains(parts[0].count) && parts[0].allSatisfy(\.isLetter)
    }
}
