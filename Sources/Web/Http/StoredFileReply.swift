// SPDX-License-Identifier: EUPL-1.2
import Access
import Database

extension Work {
    /// A stored file, piece by piece, always to be kept and never shown as a page of ours.
    public func reply(with file: StoredFile, named name: String, of council: CouncilID) -> Reply {
        let pump = FilePump(file, of: council, in: database)
        return .file(type: file.type, name: name, length: file.size) { try await pump.next() }
    }
}

/// Hands out the pieces of a file one after the other.
private actor FilePump {
    private let file: StoredFile
    private let council: CouncilID
    private let database: Database
    private var offset = 0

    init(_ file: StoredFile, of council: CouncilID, in database: Database) {
        self.file = file
        self.council = council
        self.database = database
    }

    func next() async throws -> [UInt8]? {
        guard offset < file.size else { return nil }
        var rest = Files.read(file, range: offset..<file.size, council: council, in: database).makeAsyncIterator()
        let piece = try await rest.next()
        offset += piece?.count ?? 0
        return piece
    }
}
