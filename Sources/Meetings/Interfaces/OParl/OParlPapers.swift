// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Web

/// A paper is laid for one item and is one file, or one text. In OParl that is a paper, the consultation about it, and a
/// file, which come and go together.
extension OParl {
    func papers(_ entries: [PublicObject], whole: Bool) throws -> [String: JSON] {
        let laid = try Laid(entries, self)
        return laid.each { paper, entry in
            object(
                .paper, entry, web: web("meetings", "\(paper.meeting)", "papers", "\(paper.id)"),
                [
                    ("body", bodyID), ("name", .text(paper.title)),
                    ("date", .text("\(entry.created.local(in: zone).date)")),
                    ("mainFile", whole ? file(paper, entry, laid, alone: false) : nil),
                    ("consultation", whole ? .array([consultation(paper, entry, laid, alone: false)]) : nil),
                ])
        }
    }

    func consultations(_ entries: [PublicObject]) throws -> [String: JSON] {
        let laid = try Laid(entries, self)
        return laid.each { consultation($0, $1, laid, alone: true) }
    }

    func files(_ entries: [PublicObject]) throws -> [String: JSON] {
        let laid = try Laid(entries, self)
        return laid.each { file($0, $1, laid, alone: true) }
    }

    private func consultation(_ paper: Paper, _ entry: PublicObject, _ laid: Laid, alone: Bool) -> JSON {
        object(
            .consultation, entry,
            [
                ("paper", alone ? id(.paper, "\(paper.id)") : nil),
                ("agendaItem", id(.agendaItem, "\(paper.item)")), ("meeting", id(.meeting, "\(paper.meeting)")),
                ("organization", laid.formation(of: paper).map { .array([id(.organization, "\($0)")]) }),
            ])
    }

    private func file(_ paper: Paper, _ entry: PublicObject, _ laid: Laid, alone: Bool) -> JSON {
        let stored = laid.file(of: paper)
        let slug = council.slug
        return object(
            .file, entry,
            [
                ("name", .text(paper.title)), ("fileName", .text(paper.nameOfFile)),
                ("mimeType", .text(stored?.type ?? Paper.textType)),
                ("date", .text("\(entry.created.local(in: zone).date)")),
                ("size", .number(stored?.size ?? paper.text.utf8.count)),
                ("text", stored == nil ? .text(paper.text) : nil),
                ("accessUrl", .text(visit.address(OParlRoute.access(council: slug, paper.id)))),
                ("downloadUrl", .text(visit.address(OParlRoute.download(council: slug, paper.id)))),
                ("meeting", alone ? .array([id(.meeting, "\(paper.meeting)")]) : nil),
                ("agendaItem", alone ? .array([id(.agendaItem, "\(paper.item)")]) : nil),
                ("paper", alone ? .array([id(.paper, "\(paper.id)")]) : nil),
            ])
    }
}

/// Some papers, with what is known of their meetings and files.
private struct Laid {
    private let entries: [PublicObject]
    private let papers: [String: Paper]
    private let formations: [MeetingID: FormationID]
    private let stored: [ID<StoredFile>: StoredFile]

    init(_ entries: [PublicObject], _ oparl: OParl) throws {
        let found = try oparl.snapshot.papers(entries.compactMap { PaperID($0.id) }, for: oparl.scope)
        let meetings = try oparl.snapshot.meetings(Set(found.map(\.meeting)).sorted(), for: oparl.scope)
        self.entries = entries
        papers = Dictionary(found.map { ("\($0.id)", $0) }) { first, _ in first }
        formations = meetings.reduce(into: [:]) { $0[$1.id] = $1.formation.id }
        stored = try Files.find(found.compactMap(\.file), council: oparl.council.id, in: oparl.snapshot)
    }

    func each(_ make: (Paper, PublicObject) -> JSON) -> [String: JSON] {
        entries.reduce(into: [:]) { made, entry in made[entry.id] = papers[entry.id].map { make($0, entry) } }
    }

    func formation(of paper: Paper) -> FormationID? { formations[paper.meeting] }
    func file(of paper: Paper) -> StoredFile? { paper.file.flatMap { stored[$0] } }
}

extension Paper {
    static let textType = "text/plain; charset=utf-8"

    /// What its file is called; a text has a name as well.
    var nameOfFile: String { fileName ?? "\(id).txt" }
}

/// The two ways to get the bytes of a file.
enum OParlFileUse: Sendable { case access, download }

extension Work {
    /// The bytes of a public paper. One that was public and is no more is gone (410).
    func oparlFile(_ id: PaperID, as use: OParlFileUse) async throws -> Reply {
        let (council, paper, file) = try await read { visit in
            let council = visit.council
            guard let entry = try visit.snapshot.publicObject(.paper, "\(id)", in: council) else {
                throw Refusal.absent
            }
            guard !entry.isDeleted,
                let paper = try visit.snapshot.papers([id], for: .visitors(of: council.id)).first
            else { throw Answer(OParlType.errors.reply(status: 410, "This file is not public any more.")) }
            let file = try paper.file.flatMap { try Files.find($0, council: council.id, in: visit.snapshot) }
            return (council.id, paper, file)
        }
        var reply = Reply.file([], type: file?.type ?? Paper.textType, name: paper.nameOfFile)
        // Shown where it is, unless it was asked for to be kept; its type was decided here, and is never a page.
        if use == .access { reply.headers = [] }
        reply.headers.append(("Access-Control-Allow-Origin", "*"))
        if let file {
            let pump = FilePump(file, of: council, in: database)
            reply.content = .pieces(type: file.type, length: file.size) { try await pump.next() }
        } else {
            reply.content = .bytes(Array(paper.text.utf8), type: Paper.textType)
        }
        return reply
    }
}
