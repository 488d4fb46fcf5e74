// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Markup

@testable import Web

/// A room made for the tests of Web: notices on a wall, some of them for members alone, and ways to go wrong.
enum HallRoute: RouteSet {
    case wall, notice(Int), pin, sendPin, withdraw(Int), upload, sendUpload, own, secret, sendSecret
    case file(String), goOn, cookie, tokens, count(String), live

    static let endpoints: [Endpoint<HallRoute>] = [
        .page("/hall", .anyone, "The wall") { _ in .wall },
        .page("/hall/{number}", .anyone, "A notice") { slots throws(Slots.Mismatch) in
            .notice(try slots.number("number"))
        },
        .page("/hall/pin", .members, "The form for a notice") { _ in .pin },
        .form("/hall/pin", .members, "Pin a notice") { _ in .sendPin },
        .form("/hall/{number}/withdraw", .secretariat, "Take a notice away") { slots throws(Slots.Mismatch) in
            .withdraw(try slots.number("number"))
        },
        .page("/hall/upload", .anyone, "The form for a file") { _ in .upload },
        .form("/hall/upload", .secretariat, "Send a file", limit: 3 << 20) { _ in .sendUpload },
        .installationPage("/own", .signedIn, "One's own corner") { _ in .own },
        .installationPage("/secret", .anyone, "A form with a password") { _ in .secret },
        .installationForm("/secret", .anyone, "Send the password") { _ in .sendSecret },
        .file("/hall/files/{name}", .anyone, "A file") { slots throws(Slots.Mismatch) in .file(try slots.text("name"))
        },
        .page("/hall/go", .anyone, "On to another page") { _ in .goOn },
        .page("/hall/cookie", .anyone, "Sets a cookie") { _ in .cookie },
        .page("/hall/tokens", .anyone, "A form for anybody") { _ in .tokens },
        .program("/api/v1/hall/{council}", .anyone, "How many notices", query: [QueryField("day", "A day")]) {
            slots throws(Slots.Mismatch) in
            .count(try slots.text("council"))
        },
        .page("/hall/live", .members, "What changes on the wall") { _ in .live },
    ]

    var path: RoutePath {
        switch self {
        case .wall: .council(["hall"])
        case .notice(let number): .council(["hall", "\(number)"])
        case .pin, .sendPin: .council(["hall", "pin"])
        case .withdraw(let number): .council(["hall", "\(number)", "withdraw"])
        case .upload, .sendUpload: .council(["hall", "upload"])
        case .own: .installation(["own"])
        case .secret, .sendSecret: .installation(["secret"])
        case .file(let name): .council(["hall", "files", name])
        case .goOn: .council(["hall", "go"])
        case .cookie: .council(["hall", "cookie"])
        case .tokens: .council(["hall", "tokens"])
        case .count(let council): .plain(["api", "v1", "hall", council])
        case .live: .council(["hall", "live"])
        }
    }
}

extension Room {
    static let hall = Room(
        "Hall", routes: HallRoute.self,
        migrations: [
            Migration(
                "hall-001",
                [
                    "CREATE TABLE hall (council TEXT NOT NULL, number BIGINT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (council, number))"
                ])
        ],
        navigation: [NavigationEntry(Message("Wall"), HallRoute.wall.path, order: 1)]
    ) { route in
        switch route {
        case .wall: .read { visit in visit.page(Page(title: "Wall", content: try visit.notices())) }
        case .notice(let number): .read { try $0.notice(number) }
        case .pin: .read { $0.page($0.pinPage()) }
        case .sendPin: .write { try $0.pin() }
        case .withdraw(let number): .write { try $0.withdraw(number) }
        case .upload: .read { $0.page(Page(title: "Upload", content: "")) }
        case .sendUpload: .work { try await $0.keepFile() }
        case .own: .read { $0.page(Page(title: "Own", content: "")) }
        case .secret: .read { $0.page($0.secretPage()) }
        case .sendSecret: .work { try await $0.takeSecret() }
        case .file(let name): .read { _ in .file([1, 2, 3], type: "application/octet-stream", name: name) }
        case .goOn:
            .read { visit in
                guard let link = Link(target: visit.request.query["to"] ?? "") else { throw Failure.absent }
                return .seeOther(link)
            }
        case .cookie:
            .read { visit in
                visit.set(Cookie("hall", "1", secure: visit.site.isSecure))
                return visit.page(Page(title: "Cookie", content: ""))
            }
        case .tokens:
            .read { visit in
                let form = visit.form()
                return visit.page(
                    Page(title: "Form", content: visit.post(form, to: HallRoute.sendPin, Form.submit("Send"))))
            }
        case .count(let slug): .read { try $0.count(slug) }
        case .live: .read { $0.events(["hall"]) }
        }
    }
}

extension Visit {
    fileprivate func notices() throws -> HTML {
        let texts: [String] = try snapshot.rows("SELECT text FROM hall WHERE council = \(council.id) ORDER BY number")
            .map { try $0["text"] }
        return "<ul>\(texts.map { text -> HTML in "<li>\(text)</li>" })</ul>"
    }

    fileprivate func notice(_ number: Int) throws -> Reply {
        let text: String? = try snapshot.value(
            "SELECT text FROM hall WHERE council = \(council.id) AND number = \(number)")
        guard let text else { throw Refusal.absent }
        return page(Page(title: "Notice", content: "<p>\(text)</p>"))
    }

    fileprivate func pinPage(_ problems: [Form.Problem] = []) -> Page {
        let form = form(problems: problems)
        return Page(
            title: "Pin",
            content: post(
                form, to: HallRoute.sendPin,
                "\(form.text(Form.Field("text", "Text")))\(form.textarea(Form.Field("more", "More", optional: true)))\(Form.submit("Pin"))"
            ))
    }

    fileprivate func secretPage(_ problems: [Form.Problem] = []) -> Page {
        let form = form(problems: problems)
        return Page(
            title: "Secret",
            content: post(
                form, to: HallRoute.sendSecret,
                "\(form.password(Form.Field("password", "Password"), autocomplete: .currentPassword))\(form.code(Form.Field("code", "Code")))\(Form.submit("Send"))"
            ))
    }

    fileprivate func count(_ slug: String) throws -> Reply {
        switch request.query["day"] {
        case "away": throw DatabaseError.unavailable("for the test")
        case "broken": throw DatabaseError.invalid("for the test")
        case "who": throw Refusal.signInNeeded
        default: break
        }
        let count: Int? = try snapshot.value("SELECT COUNT(*) FROM hall WHERE council = \(council.id)")
        return .json(.object(["notices": .number(count ?? 0)]))
    }
}

extension Submission {
    fileprivate func pin() throws -> Reply {
        let text = form["text"] ?? ""
        switch text {
        case "": throw refuse(pinPage([Form.Problem("text", "Say something.")]))
        case "full": throw DatabaseError.full
        case "away": throw DatabaseError.unavailable("for the test")
        case "faster": throw DatabaseError.conflict
        case "who are you": throw Refusal.signInAgain
        case "mine": throw Refusal.notAllowed(Message("This is not yours."))
        default: break
        }
        let last: Int? = try transaction.value("SELECT MAX(number) FROM hall WHERE council = \(council.id)")
        let number = (last ?? 0) + 1
        try transaction.run("INSERT INTO hall (council, number, text) VALUES (\(council.id), \(number), \(text))")
        return .seeOther(link(HallRoute.notice(number)))
    }

    fileprivate func withdraw(_ number: Int) throws -> Reply {
        try transaction.run("DELETE FROM hall WHERE council = \(council.id) AND number = \(number)")
        return .seeOther(link(HallRoute.wall))
    }
}

extension Work {
    fileprivate func keepFile() async throws -> Reply {
        guard let upload = uploads.first else { throw Failure.absent }
        return try await once { submission in
            try submission.transaction.run(
                """
                INSERT INTO hall (council, number, text)
                VALUES (\(submission.council.id), \(upload.size), \(upload.fileName))
                """)
            return .seeOther(submission.link(HallRoute.notice(upload.size)))
        }
    }

    fileprivate func takeSecret() async throws -> Reply {
        switch form["password"] {
        case "away": throw DatabaseError.unavailable("for the test")
        default: return try await read { $0.page($0.secretPage([Form.Problem("password", "Wrong.")]), status: 422) }
        }
    }
}
