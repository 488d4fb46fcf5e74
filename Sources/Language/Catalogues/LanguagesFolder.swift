// SPDX-License-Identifier: EUPL-1.2
import Foundation

extension Languages {
    /// Reads every language of a folder: a file `xx.po`, or a folder `xx` of such files, one for each module.
    /// With `pseudo`, the pseudo-language is offered too.
    public static func load(from folder: String, pseudo: Bool = false) throws(CatalogueError) -> Languages {
        var languages = Languages()
        for name in try contents(of: folder) {
            let path = folder + "/" + name
            let tag = name.hasSuffix(".po") ? String(name.dropLast(3)) : name
            guard name.hasSuffix(".po") || isFolder(path), isTag(tag) else { continue }
            let files = isFolder(path) ? try poFiles(in: path) : [path]
            if !files.isEmpty { try languages.read(Tongue(rawValue: tag), files: files) }
        }
        if pseudo { languages.addPseudo() }
        return languages
    }

    private mutating func read(_ tongue: Tongue, files: [String]) throws(CatalogueError) {
        guard !contains(tongue) else {
            throw Self.fault(files[0], "\(tongue) is there already, as a file or as the source language")
        }
        var catalogue = Catalogue()
        for file in files { try Self.read(file, into: &catalogue) }
        guard let name = catalogue.name else {
            throw Self.fault(files[0], "the header lacks X-Koinon-Name, the language's name for itself")
        }
        add(tongue, name: name, catalogue)
    }

    private static func read(_ file: String, into catalogue: inout Catalogue) throws(CatalogueError) {
        guard let data = FileManager.default.contents(atPath: file), let text = String(validating: data, as: UTF8.self)
        else { throw fault(file, "the file cannot be read as UTF-8") }
        do {
            try catalogue.add(po: text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text)
        } catch {
            var located = error
            located.file = file
            throw located
        }
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

    private static func poFiles(in folder: String) throws(CatalogueError) -> [String] {
        try contents(of: folder).filter { $0.hasSuffix(".po") }.map { folder + "/" + $0 }
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
