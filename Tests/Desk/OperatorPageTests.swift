// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import SiteKit
import TestKit
import Testing
import Web

@testable import Desk

@Suite("Whoever runs the installation")
struct OperatorPageTests {
    /// Jobs that were given up.
    private func bury(_ number: Int, _ site: SiteFixture) async throws -> [String] {
        try await site.database.write { transaction in
            try (0..<number).map { index in
                let id = transaction.newID(Who.self)
                try transaction.run(
                    """
                    INSERT INTO job (id, council, kind, payload, attempts, failure, enqueued, died)
                    VALUES (\(id), \(site.council.id), 'mail.send', 'very secret content', 9, 'relay refused', 1,
                        \(transaction.now + Duration.seconds(index)))
                    """)
                return id.description
            }
        }
    }

    @Test("sees queue and councils, and of a job that was given up only that it is there")
    func page() async throws {
        try await onEachEngine { site in
            _ = try await bury(25, site)
            let page = try await site.page("/en/installation", as: .operator)
            #expect(page.all("tbody tr").count >= 20)
            #expect(page.root.text.contains("Kalliste Safety Council") && page.root.text.contains("relay refused"))
            #expect(!page.root.text.contains("very secret"))
            let next = try #require(page.first("nav.pages a")?["href"])
            let older = try await site.page(next, as: .operator)
            #expect(older.all("form").count { $0["action"]?.hasSuffix("/retry") == true } == 5)
            #expect(await site.get("/en/installation?after=nonsense", as: .operator).status == 404)
        }
    }

    @Test("tries a job again or throws it away, once each")
    func letters() async throws {
        try await onEachEngine { site in
            let jobs = try await bury(2, site)
            let (retry, discard) = (
                "/en/installation/jobs/\(jobs[0])/retry", "/en/installation/jobs/\(jobs[1])/discard"
            )
            for path in [retry, discard] {
                for who in Who.allCases where who != .operator {
                    #expect(await site.post(path, [:], as: who).status == 404)
                }
                #expect(await site.post(path, [:], as: .operator).location == "/en/installation#dead")
                #expect(await site.post(path, [:], as: .operator).status == 404)
            }
            let page = try await site.page("/en/installation", as: .operator)
            #expect(page.root.text.contains("job.retry") && page.root.text.contains("job.discard"))
            #expect(page.all("form").count { $0["action"]?.hasSuffix("/retry") == true } == 0)
        }
    }

    @Test("gives the password again after a while, and has nothing in any council")
    func limits() async throws {
        try await onEachEngine { site in
            let job = try await bury(1, site)[0]
            site.clock.move(.seconds(3_600))
            let reply = await site.post("/en/installation/jobs/\(job)/retry", [:], as: .operator)
            #expect(reply.status == 303 && reply.location?.hasPrefix("/en/confirm") == true)
            for path in ["/c/kalliste/en/desk", "/c/kalliste/en/acts"] {
                #expect(await site.get(path, as: .operator).status == 404)
            }
        }
    }

    @Test("is led there from the desk, and nobody else is")
    func desk() async throws {
        try await onEachEngine { site in
            for who in [Who.operator, .outsider] {
                let links = try await site.page("/en/desk", as: who).all("a").compactMap { $0["href"] }
                #expect(links.contains("/en/installation") == (who == .operator))
            }
            #expect(await site.get("/en/desk", as: .member).location == "/c/kalliste/en/desk")
        }
    }
}
