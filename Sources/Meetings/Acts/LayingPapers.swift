// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Foundation
import Language
import Markup
import Web

extension Work {
    /// Lays a paper with an item: a text, or a file that is stored before anything else is written.
    func addPaper(_ id: MeetingID, _ itemID: ItemID) async throws -> Reply {
        let council = try await read { visit in
            let meeting = try visit.found(id)
            let item = OnAgenda(try visit.found(itemID, of: meeting), of: meeting)
            if let refusal = visit.standing.refusal(of: EditItem.self, on: item) { throw refusal }
            return visit.council.id
        }
        let (title, text) = ((form["paper-title"] ?? "").trimmed, (form["paper-text"] ?? "").trimmed)
        do {
            let upload = uploads.first { $0.field == "paper-file" && $0.size > 0 }
            if title.isEmpty { throw Faults([("paper-title", Message("Give the paper a title."))]) }
            if upload == nil, text.isEmpty {
                throw Faults([("paper-text", Message("Write a text, or choose a file."))])
            }
            let file = try await upload.asyncMap { try await store($0, for: council) }
            return try await write { submission in
                try submission.addPaper(id, itemID, title: title, text: text, file: file, name: upload?.fileName)
            }
        } catch let faults as Faults {
            return try await read { visit in
                let meeting = try visit.found(id)
                let page = try visit.itemPage(meeting, try visit.found(itemID, of: meeting), visit.problems(faults))
                return visit.page(page, status: 422)
            }
        }
    }

    private func store(_ upload: Upload, for council: CouncilID) async throws -> ID<StoredFile> {
        guard upload.size <= PaperFile.limit else {
            throw Faults([("paper-file", Message("This file is larger than \(bytes: PaperFile.limit)."))])
        }
        let bytes = UploadBytes(path: upload.path)
        guard let head = try bytes.head(), let type = PaperFile.type(of: head, named: upload.fileName) else {
            throw Faults([
                (
                    "paper-file",
                    Message("This is none of the kinds of file that are taken here: PDF, image, text, office document.")
                )
            ])
        }
        return try await Files.store(bytes, type: type, limit: PaperFile.limit, council: council, in: database).id
    }

    /// The file of a paper, piece by piece, always to be kept and never shown as a page of ours.
    func paperFile(_ id: MeetingID, _ paperID: PaperID) async throws -> Reply {
        let (council, file, name) = try await read { visit in
            let paper = try visit.orAbsent(visit.snapshot.paper(paperID, of: visit.found(id), for: visit.scope))
            let file = try visit.orAbsent(
                paper.file.flatMap { try Files.find($0, council: visit.council.id, in: visit.snapshot) })
            return (visit.council.id, file, paper.fileName ?? "paper")
        }
        var reply = Reply.file([], type: file.type, name: name)
        let pump = FilePump(file, of: council, in: database)
        reply.content = .pieces(type: file.type, length: file.size) { try await pump.next() }
        return reply
    }
}

extension Submission {
    fileprivate func addPaper(
        _ id: MeetingID, _ itemID: ItemID, title: String, text: String, file: ID<StoredFile>?, name: String?
    ) throws -> Reply {
        let meeting = try found(id)
        let item = try found(itemID, of: meeting)
        let permit = try transaction.permit(EditItem.self, standing, on: OnAgenda(item, of: meeting))
        let paper = Paper(
            id: transaction.newID(), council: council.id, meeting: id, item: itemID, readership: item.readership,
            title: String(title.prefix(ItemDraft.longestTitle)), text: text, file: file, fileName: name)
        try permit.add(paper)
        try transaction.put(paper, of: meeting)
        try announce(paper.readership, of: meeting)
        return .seeOther(link(MeetingsRoute.item(id, itemID)))
    }

    func removePaper(_ id: MeetingID, _ paperID: PaperID) throws -> Reply {
        let meeting = try found(id)
        let paper = try orAbsent(snapshot.paper(paperID, of: meeting, for: scope))
        let permit = try transaction.permit(EditItem.self, standing, on: OnAgenda(paper, of: meeting))
        try permit.remove(paper)
        try announce(paper.readership, of: meeting)
        return .seeOther(link(MeetingsRoute.item(id, paper.item)))
    }
}

extension Visit {
    func paperPage(_ id: MeetingID, _ paperID: PaperID) throws -> Reply {
        let meeting = try found(id)
        let paper = try orAbsent(snapshot.paper(paperID, of: meeting, for: scope))
        let file: HTML =
            paper.file == nil
            ? .empty : "<p>\(Form.link(say("Get the file"), to: link(MeetingsRoute.file(id, paperID))))</p>"
        return page(
            Page(
                title: paper.title, titleTongue: meeting.tongue.rawValue,
                lead: say("A paper for \(meeting.title(say))"),
                audience: try audienceLine(paper.readership), crumbs: crumbs(meeting),
                content:
                    "<div class=\"measure\">\(Part.prose(paper.text, tongue: meeting.tongue.rawValue))</div>\(file)"))
    }
}

/// The bytes of an upload, in pieces.
private struct UploadBytes: AsyncSequence, Sendable {
    typealias Element = [UInt8]
    let path: String

    func makeAsyncIterator() -> Iterator { Iterator(handle: FileHandle(forReadingAtPath: path)) }

    /// Enough to tell what kind of file it is.
    func head() throws -> [UInt8]? {
        try FileHandle(forReadingAtPath: path)?.read(upToCount: 4_096).map { [UInt8]($0) }
    }

    struct Iterator: AsyncIteratorProtocol {
        let handle: FileHandle?

        mutating func next() async throws -> [UInt8]? {
            guard let data = try handle?.read(upToCount: 65_536), !data.isEmpty else { return nil }
            return [UInt8](data)
        }
    }
}

/// Hands out the pieces of a file one after the other.
actor FilePump {
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
        var rest = Files.read(file, range: offset..<file.size, council: council, in: database).makeAsyncIterator()
        let piece = try await rest.next()
        offset += piece?.count ?? 0
        return piece
    }
}

extension Optional {
    fileprivate func asyncMap<T>(_ body: (Wrapped) async throws -> T) async throws -> T? {
        guard let self else { return nil }
        return try await body(self)
    }
}
