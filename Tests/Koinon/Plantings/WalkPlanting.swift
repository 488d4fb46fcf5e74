// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Foundation
import SiteKit
import Testing
import Web

extension Planting {
    /// A walk of a formation, recorded, with a photo that was looked at and a promise.
    static let walks = Planting(
        hidden: { site in
            let formation = try await site.closedFormation("Bandoneon")
            let readers: Set<Who> = [.chair, .coordinator]
            let walk = site.id(
                in: try await site.accepted(
                    "/evidence/walks/new",
                    [
                        "audience": "formation:\(formation)", "title": "Zitherquay", "tongue": "en",
                        "day": "2026-03-20",
                        "time": "20:00", "light": "dark", "stops": "Zitherquay | Harbour | The lower end\nSquare",
                        "role-guide": "Women’s centre", "answers-by": "2026-04-20",
                    ]))
            let page = "/evidence/walks/\(walk)"
            let sheet = ID<Planted>.random().description
            _ = try await site.accepted(
                page + "/record",
                ["sheet": sheet, "1.sent": "yes", "1.see": "no", "1.felt-2": "3", "1.noticed": "Zitherquay is dark"])
            let photo = try await site.plantPhoto(of: page, in: sheet)
            _ = try await site.accepted(
                page + "/promises", ["what": "Lamps at Zitherquay", "organisation": "Works", "by": "2026-04-20"])
            let promise = try #require(await site.ids(on: page, after: "/promises/", as: .coordinator).first)
            return [
                Planted("Evidence", "/evidence/walks/{id}", ["id": walk], word: "Zitherquay", readers: readers),
                Planted(
                    "Evidence", "/evidence/walks/{id}/records/{sheet}", ["id": walk, "sheet": sheet], readers: readers),
                Planted(
                    "Evidence", "/evidence/walks/{id}/photos/{photo}", ["id": walk, "photo": photo], readers: readers),
                Planted(
                    "Evidence", "/evidence/walks/{id}/promises/{promise}", ["id": walk, "promise": promise],
                    word: "Zitherquay", readers: readers),
            ]
        })
}

extension SiteFixture {
    /// One grey pixel.
    private static let pixel =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAAEnRFWHRHUFMAYXQgdGhlIGhhcmJvdXKZ6bsmAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="

    /// A photo that the coordinator sent and the chair looked at; its id.
    fileprivate func plantPhoto(of page: String, in sheet: String) async throws -> String {
        let fields = [
            ("_token", token(of: .coordinator)), ("_once", Token.random().text), ("as", "json"), ("sheet", sheet),
            ("1.without", "yes"),
        ]
        var body = fields.flatMap { name, value in
            Array("--xYzZY\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
        }
        body += Array(
            "--xYzZY\r\nContent-Disposition: form-data; name=\"1.photo\"; filename=\"a.png\"\r\n\r\n".utf8)
        body += [UInt8](try #require(Data(base64Encoded: Self.pixel))) + Array("\r\n--xYzZY--\r\n".utf8)
        let headers = cookies(of: .coordinator) + [("content-type", "multipart/form-data; boundary=xYzZY")]
        let reply = await site.respond(
            to: Request(.post, "/c/kalliste/en" + page + "/record", headers: Headers(headers), body: .bytes(body)))
        try #require(reply.status == 200, "\(String(decoding: reply.bytes, as: UTF8.self))")
        let photo = try #require(await ids(on: page, after: "/photos/", as: .chair).first)
        _ = try await accepted(page + "/photos/\(photo)", ["verdict": "clear"], as: .chair)
        return photo
    }
}
