// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Foundation
import Language
import Markup
import Record
import Web

extension Visit {
    /// The page that records a walk: a new record, or one’s own that the address names.
    func recordPage(_ walk: Walk, wrong: WalkProblems? = nil, sheet typed: SheetID? = nil) throws -> Page {
        if let refusal = standing.refusal(of: RecordWalk.self, on: walk) { throw refusal }
        let own = try (typed ?? request.query["sheet"].flatMap { SheetID($0) }).flatMap { try ownSheet($0, of: walk) }
        let content = RecordPage(
            say: say, walk: walk, sheet: own?.id ?? typed ?? .random(),
            looks: try own.map { try snapshot.looks(in: $0, of: council.id) } ?? [:],
            form: { stop in self.form(at: stop, wrong) },
            post: { self.post($0, to: WalkRoute.keep(walk.id), files: true, $1) },
            report: link(WalkRoute.walk(walk.id)), paper: link(WalkRoute.paper(walk.id)),
            worker: asset("walk-worker.js"),
            signIn: Link(
                path: [say.tongue.rawValue, "sign-in"], query: [("next", link(WalkRoute.record(walk.id)).address)]))
        var page = Page(
            title: say("Record the walk"), lead: walk.plan.title, audience: try audienceLine(walk.readership),
            crumbs: crumbs(walk), content: content.html)
        // A record that came in already is changed by its forms alone.
        if own == nil { page.scripts = ["walk.js"] }
        return page
    }

    /// The form of one stop: with what was typed where something in it is to be corrected.
    private func form(at stop: Int, _ wrong: WalkProblems?) -> Form {
        let own = wrong?.problems.filter { $0.field.hasPrefix("\(stop).") } ?? []
        return form(problems: own.map { $0.said(say) }, prefix: "s\(stop)")
    }

    /// The record of this id, if the viewer sent it and it is of this walk.
    func ownSheet(_ id: SheetID, of walk: Walk) throws -> WalkSheet? {
        guard let sheet = try snapshot.sheet(id, in: council.id), sheet.walk == walk.id, !sheet.isRemoved,
            sheet.person == viewer.person
        else { return nil }
        return sheet
    }
}

/// A photo as it came with a form, cleaned, at its stop.
private struct SentPhoto: Sendable {
    let stop: Int
    let file: WalkPhotoFile
    /// What tells this picture from all others.
    let mark: String
}

extension Work {
    /// Keeps what a phone, or a page without scripts, sends. What was sent before is answered in the same way.
    func keepSheet(_ id: WalkID) async throws -> Reply {
        let stops = try await read { visit in
            let walk = try visit.found(id)
            if let refusal = visit.standing.refusal(of: RecordWalk.self, on: walk) { throw refusal }
            return walk.plan.stops.map(\.number)
        }
        do {
            let photos = try cleanedPhotos(at: stops)
            return try await write { try $0.keepSheet(id, photos) }
        } catch let wrong as WalkProblems {
            return try await read { try $0.refusedSheet(id, wrong, form: form) }
        }
    }

    private func cleanedPhotos(at stops: [Int]) throws(WalkProblems) -> [SentPhoto] {
        var photos: [SentPhoto] = []
        for stop in stops {
            for upload in uploads where upload.field == "\(stop).photo" && upload.size > 0 {
                guard form["\(stop).without"] == "yes" else {
                    throw Self.wrong("\(stop).without", Message("Say that nobody can be recognised in the photo."))
                }
                photos.append(try Self.cleaned(upload, at: stop))
            }
        }
        return photos
    }

    private static func cleaned(_ upload: Upload, at stop: Int) throws(WalkProblems) -> SentPhoto {
        do {
            guard upload.size <= WalkPhotoFile.limit else { throw PhotoRefusal.tooLarge }
            guard let data = FileManager.default.contents(atPath: upload.path) else { throw PhotoRefusal.broken }
            let file = try WalkPhotoFile(cleaning: [UInt8](data))
            return SentPhoto(stop: stop, file: file, mark: Digest(of: file.bytes).description)
        } catch let refusal as PhotoRefusal {
            throw wrong("\(stop).photo", refusal.message)
        } catch {
            throw wrong("\(stop).photo", PhotoRefusal.broken.message)
        }
    }

    private static func wrong(_ field: String, _ message: Message) -> WalkProblems {
        WalkProblems(problems: [FieldProblem(field, message)])
    }
}

extension Visit {
    /// What is to be corrected: for a script in a sentence, for a person at the field.
    fileprivate func refusedSheet(_ id: WalkID, _ wrong: WalkProblems, form: Fields) throws -> Reply {
        let walk = try found(id)
        guard form["as"] != "json" else {
            let first = wrong.problems.first
            let stop = first.flatMap { $0.field.split(separator: ".").first }.map(String.init) ?? ""
            return .json(
                .object([
                    "message": .text(first.map { say("Stop \(stop): \(say($0.message))") } ?? ""), "stop": .text(stop),
                ]), status: 422)
        }
        let page = try recordPage(walk, wrong: wrong, sheet: form["sheet"].flatMap { SheetID($0) })
        return self.page(page, status: 422)
    }
}

extension Submission {
    fileprivate func keepSheet(_ id: WalkID, _ photos: [SentPhoto]) throws -> Reply {
        try transaction.lock("walk:\(id)")
        let walk = try found(id)
        guard let sheetID = form["sheet"].flatMap({ SheetID($0) }) else { throw Refusal.absent }
        let reading = try SheetReading(stops: walk.plan.stops, received: now) { form[$0] }
        let known = try snapshot.sheet(sheetID, in: council.id)
        if let known { try check(known, of: walk) }
        let news = try news(reading, photos, known)
        if !news.looks.isEmpty || !news.photos.isEmpty || known == nil {
            let permit = try transaction.permit(RecordWalk.self, standing, on: walk)
            try permit.keep(news.looks, in: sheetID, isClockWrong: reading.clock?.isWrong ?? false)
            for photo in news.photos {
                try permit.keep(photo.file, mark: photo.mark, at: photo.stop, in: sheetID)
            }
        }
        return try kept(sheetID, of: walk, reading)
    }

    /// A record of somebody else, or of another walk, is none; one that was taken away stays away.
    private func check(_ known: WalkSheet, of walk: Walk) throws {
        guard known.walk == walk.id, known.isRemoved || known.person == viewer.person else { throw Refusal.absent }
        guard known.isRemoved else { return }
        let words = Message("This record was taken away. It is not taken a second time.")
        guard form["as"] == "json" else { throw Refusal.notAllowed(words) }
        throw Answer(.json(.object(["message": .text(say(words))]), status: 403))
    }

    /// What was not sent before in the same words.
    private func news(
        _ reading: SheetReading, _ photos: [SentPhoto], _ known: WalkSheet?
    ) throws -> (looks: [Look], photos: [SentPhoto]) {
        guard let known else { return (reading.looks, photos) }
        let before = try snapshot.looks(in: known, of: council.id)
        let looks = reading.looks.filter { !$0.says(theSameAs: before[$0.stop] ?? Look(stop: $0.stop)) }
        let fresh = try photos.filter {
            try !snapshot.hasPhoto($0.mark, at: $0.stop, in: known.id, of: council.id)
        }
        for (stop, more) in Dictionary(grouping: fresh, by: \.stop) {
            let there = try snapshot.photos(in: known, of: council.id).count { $0.stop == stop }
            guard there + more.count <= WalkPhoto.most else {
                throw WalkProblems(problems: [
                    FieldProblem("\(stop).photo", Message("At most \(WalkPhoto.most) photos stand at one stop."))
                ])
            }
        }
        return (looks, fresh)
    }

    /// The same answer however often the same is sent.
    private func kept(_ id: SheetID, of walk: Walk, _ reading: SheetReading) throws -> Reply {
        guard form["as"] == "json" else {
            let next = (reading.looks.map(\.stop).max() ?? 0) + 1
            guard walk.stop(next) != nil else { return .seeOther(link(WalkRoute.walk(walk.id))) }
            return .seeOther(link(WalkRoute.record(walk.id), query: ["sheet": "\(id)"]).at("stop-\(next)"))
        }
        let sheet = try snapshot.sheet(id, in: council.id)
        let sent = sheet?.sent ?? now
        let words =
            sheet?.isClockWrong == true
            ? say("It arrived on \(sent). The clock of this phone is wrong; that of the council counts.")
            : say("It arrived on \(sent).")
        return .json(.object(["sheet": .text("\(id)"), "received": .text(words)]))
    }

    func takeAway(_ sheetID: SheetID, of id: WalkID) throws -> Reply {
        try transaction.lock("walk:\(id)")
        let walk = try found(id)
        guard let sheet = try snapshot.sheet(sheetID, in: council.id), sheet.walk == walk.id else {
            throw Refusal.absent
        }
        let permit = try transaction.permit(TakeSheetAway.self, standing, on: OnWalk(part: sheet, walk: walk))
        if !sheet.isRemoved { try permit.takeAway(sheet) }
        return .seeOther(link(WalkRoute.walk(id)))
    }
}
