// SPDX-License-Identifier: EUPL-1.2

/// Inhabitants by code and by name of an area.
struct PopulationTable {
    private var byCode: [String: Int] = [:]
    private var byName: [String: Int] = [:]
    /// Names that stand several times: no population can be told from them.
    private var ambiguous: Set<String> = []

    /// Reads columns for the code (`id`, or else the first column whose name ends in “code”, or the first), the
    /// population (`population` or `pop`) and, where there is another column, the name.
    init(_ source: ByteSource, id: String) throws {
        var reader = try DelimitedReader(source)
        let population = try (try? reader.column("population")) ?? reader.column("pop")
        let code = Self.code(reader, id)
        let name = reader.header.indices.first { $0 != code.index && $0 != population.index }
        while try reader.next() {
            let count = try reader.count(population)
            guard byCode.updateValue(count, forKey: reader.text(code)) == nil else {
                throw AnalysisRefusal("row \(reader.row): the code “\(reader.text(code))” stands twice")
            }
            guard let name else { continue }
            let key = Self.key(reader.text(.init(index: name)))
            if byName.updateValue(count, forKey: key) != nil { ambiguous.insert(key) }
        }
        try reader.refuseRagged()
    }

    private static func code(_ reader: DelimitedReader, _ id: String) -> DelimitedReader.Column {
        if let column = try? reader.column(id) { return column }
        return .init(index: reader.header.firstIndex { $0.lowercased().hasSuffix("code") } ?? 0)
    }

    private static func key(_ name: String) -> String { name.trimmed.lowercased() }

    func population(code: String) -> Int? { byCode[code] }

    /// The population of an area of this name, unless several bear it.
    func population(name: String) -> Int? {
        let key = Self.key(name)
        return ambiguous.contains(key) ? nil : byName[key]
    }
}
