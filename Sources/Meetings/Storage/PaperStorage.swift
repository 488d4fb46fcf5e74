// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Lineage

public typealias PaperID = ID<Paper>

/// Something to be read for an item: a text, or a file.
public struct Paper: Hashable, Sendable {
    public let id: PaperID
    public let council: CouncilID
    public let meeting: MeetingID
    public let item: ItemID
    /// Its item's readers, or fewer.
    public let readership: Readership
    public let title: String
    /// What it says, where it is no file.
    public let text: String
    public let file: ID<StoredFile>?
    public let fileName: String?
}

extension Paper {
    /// The same paper for other readers.
    func `for`(_ readership: Readership) -> Paper {
        Paper(
            id: id, council: council, meeting: meeting, item: item, readership: readership, title: title, text: text,
            file: file, fileName: fileName)
    }

    init(_ row: Row) throws {
        self.init(
            id: try row["id"], council: try row["council"], meeting: try row["meeting"], item: try row["item"],
            readership: try Readership(row), title: try row["title"], text: try row["text"], file: try row["file"],
            fileName: try row["file_name"])
    }
}

extension Snapshot {
    /// The papers of a meeting that a viewer may read, in the order they were laid.
    func papers(of meeting: Meeting, for scope: Scope) throws -> [Paper] {
        try rows(
            """
            SELECT p.* FROM agenda_paper AS p WHERE p.meeting = \(meeting.id) AND \(scope.sees("p"))
            ORDER BY p.item, p.id LIMIT 500
            """
        ).map(Paper.init)
    }

    /// One paper of a meeting, if the viewer may read it.
    func paper(_ id: PaperID, of meeting: Meeting, for scope: Scope) throws -> Paper? {
        try row(
            "SELECT p.* FROM agenda_paper AS p WHERE p.id = \(id) AND p.meeting = \(meeting.id) AND \(scope.sees("p"))"
        ).map(Paper.init)
    }
}

extension Permit<EditItem> {
    /// Lays a paper with an item.
    func add(_ paper: Paper) throws {
        if let file = paper.file { try Files.keep(file, council: council, in: transaction) }
        try transaction.run(
            """
            INSERT INTO agenda_paper (council, id, audience, within, meeting, item, title, text, file, file_name)
            VALUES (\(council), \(paper.id), \(paper.readership.audience), \(paper.readership.within), \(paper.meeting),
                \(paper.item), \(paper.title), \(paper.text), \(paper.file), \(paper.fileName))
            """)
    }

    /// Takes a paper off, with its file.
    func remove(_ paper: Paper) throws {
        if let file = paper.file { try Files.delete(file, council: council, in: transaction) }
        try transaction.run("DELETE FROM agenda_paper WHERE council = \(council) AND id = \(paper.id)")
        try transaction.removeNode(.init(.paper, paper.id), in: council)
    }

    /// Gives the papers of an item its new readers.
    func narrow(_ papers: [Paper], to readership: Readership) throws {
        for paper in papers {
            try transaction.run(
                """
                UPDATE agenda_paper SET audience = \(readership.audience), within = \(readership.within)
                WHERE council = \(council) AND id = \(paper.id)
                """)
            try transaction.changeReaders(of: ActReference("paper", paper.id), in: council, to: readership)
        }
    }
}
