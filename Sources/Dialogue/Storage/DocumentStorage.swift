// SPDX-License-Identifier: EUPL-1.2
import Access
import Database

/// A file that lies with a session; whoever may know of the session may have it.
struct ConferenceDocument: Hashable, Sendable {
    let id: ID<ConferenceDocument>
    let title: String
    let file: ID<StoredFile>
    let fileName: String
    let type: String
    /// In bytes.
    let size: Int

    static let most = 40
}

extension ConferenceDocument {
    /// What kind of file it is, in the letters everybody uses.
    var kind: String { fileName.split(separator: ".").last.map { $0.uppercased() } ?? "" }

    fileprivate init(_ row: Row) throws {
        self.init(
            id: try row["id"], title: try row["title"], file: try row["file"], fileName: try row["file_name"],
            type: try row["type"], size: try row["size"])
    }
}

extension Snapshot {
    /// The files of a session, in the order they were laid.
    func documents(of conference: Conference) throws -> [ConferenceDocument] {
        try rows(
            """
            SELECT d.id, d.title, d.file, d.file_name, f.type, f.size FROM conference_document AS d
            JOIN file AS f ON f.council = d.council AND f.id = d.file
            WHERE d.council = \(conference.council) AND d.conference = \(conference.id)
            ORDER BY d.id LIMIT \(ConferenceDocument.most)
            """
        ).map(ConferenceDocument.init)
    }
}

extension Permit<RunConference> {
    /// Lays a stored file with the session.
    func lay(_ file: ID<StoredFile>, title: String, fileName: String) throws {
        try Files.keep(file, council: council, in: transaction)
        try transaction.run(
            """
            INSERT INTO conference_document (council, id, conference, title, file, file_name)
            VALUES (\(council), \(transaction.newID(ConferenceDocument.self)), \(subject.id), \(title), \(file), \(fileName))
            """)
    }

    /// Takes a file off, for good.
    func remove(_ document: ConferenceDocument) throws {
        try Files.delete(document.file, council: council, in: transaction)
        try transaction.run("DELETE FROM conference_document WHERE council = \(council) AND id = \(document.id)")
    }
}
