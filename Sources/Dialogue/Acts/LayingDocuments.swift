// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Markup
import Meetings
import Web

extension Visit {
    /// The files of a session, to take off, and the form that lays another.
    func documentsPart(_ conference: Conference, _ faults: [Fault]) throws -> HTML {
        let documents = try snapshot.documents(of: conference)
        let items = documents.map { document -> HTML in
            let remove = post(
                form(prefix: "o"), to: DocumentRoute.remove(conference.id, document.id),
                Form.submit(say("Take “\(document.title)” off"), .second))
            return """
                <li><div class="row between"><a href="\(link(DocumentRoute.file(conference.id, document.id)))" lang="\(conference.tongue.rawValue)">\(document.title)</a>\(remove)</div></li>
                """
        }
        let list: HTML = documents.isEmpty ? .empty : "<ul class=\"rows\">\(items)</ul>"
        let sheet = form(problems: faults.map { Form.Problem($0.field, say($0.message)) }, prefix: "d")
        let fields: HTML = """
            \(sheet.text(Form.Field("document-title", say("What it is")), maxLength: 200, tongue: conference.tongue.rawValue))\
            \(sheet.file(Form.Field("document", say("File"), hint: say("PDF, image, text or office document, at most \(bytes: PaperFile.limit). A file keeps what its program wrote into it, such as names: remove that first.")), accept: PaperFile.accepted))\
            \(Form.submit(say("Lay it with the session"), .second))
            """
        return Part.section(
            say("Files"), id: "files",
            "\(list)<div class=\"measure\">\(post(sheet, to: DocumentRoute.add(conference.id), files: true, fields))</div>"
        )
    }
}

extension Work {
    /// Lays a file with a session. It is stored before anything else is written, and goes by itself if it is refused.
    func addDocument(_ id: ConferenceID) async throws -> Reply {
        let council = try await read { visit in
            let conference = try visit.found(id)
            if let refusal = visit.standing.refusal(of: RunConference.self, on: conference) { throw refusal }
            return visit.council.id
        }
        do {
            let (upload, title) = try named()
            let file = try await store(upload, for: council)
            return try await once { try $0.lay(file, title: title, fileName: upload.fileName, with: id) }
        } catch let fault as Fault {
            return try await read { visit in
                let page = try visit.afterwardsPage(try visit.found(id), visit.form(), laying: [fault])
                return visit.page(page, status: 422)
            }
        }
    }

    private func named() throws -> (Upload, title: String) {
        let title = String((form["document-title"] ?? "").trimmed.prefix(200))
        guard !title.isEmpty else { throw Fault(field: "document-title", message: Message("This is needed.")) }
        guard let upload = uploads.first(where: { $0.field == "document" && $0.size > 0 }) else {
            throw Fault(field: "document", message: Message("Choose a file."))
        }
        return (upload, title)
    }

    private func store(_ upload: Upload, for council: CouncilID) async throws -> ID<StoredFile> {
        guard upload.size <= PaperFile.limit else {
            throw Fault(field: "document", message: Message("This file is larger than \(bytes: PaperFile.limit)."))
        }
        guard let type = PaperFile.type(of: try upload.head(), named: upload.fileName) else {
            throw Fault(
                field: "document",
                message: Message(
                    "This is none of the kinds of file that are taken here: PDF, image, text, office document."))
        }
        return try await Files.store(upload.bytes, type: type, limit: PaperFile.limit, council: council, in: database)
            .id
    }

    /// A file of a session, to keep.
    func documentFile(_ id: ConferenceID, _ documentID: ID<ConferenceDocument>) async throws -> Reply {
        let (council, file, name) = try await read { visit in
            let documents = try visit.snapshot.documents(of: visit.found(id))
            guard let document = documents.first(where: { $0.id == documentID }),
                let file = try Files.find(document.file, council: visit.council.id, in: visit.snapshot)
            else { throw Refusal.absent }
            return (visit.council.id, file, document.fileName)
        }
        return reply(with: file, named: name, of: council)
    }
}

extension Submission {
    fileprivate func lay(_ file: ID<StoredFile>, title: String, fileName: String, with id: ConferenceID) throws -> Reply
    {
        try lock(id)
        let conference = try found(id)
        guard try snapshot.documents(of: conference).count < ConferenceDocument.most else {
            throw Fault(
                field: "document", message: Message("At most \(ConferenceDocument.most) files lie with a session."))
        }
        let permit = try transaction.permit(RunConference.self, standing, on: conference, note: "file laid")
        try permit.lay(file, title: title, fileName: String(fileName.suffix(120)))
        try announce(conference)
        return .seeOther(link(ConferenceRoute.afterwards(id)).at("files"))
    }

    func removeDocument(_ id: ConferenceID, _ documentID: ID<ConferenceDocument>) throws -> Reply {
        try lock(id)
        let conference = try found(id)
        if let refusal = standing.refusal(of: RunConference.self, on: conference) { throw refusal }
        guard let document = try snapshot.documents(of: conference).first(where: { $0.id == documentID }) else {
            throw Refusal.absent
        }
        let permit = try transaction.permit(RunConference.self, standing, on: conference, note: "file taken off")
        try permit.remove(document)
        try announce(conference)
        return .seeOther(link(ConferenceRoute.afterwards(id)).at("files"))
    }
}
