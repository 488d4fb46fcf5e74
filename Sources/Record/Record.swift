// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Markup
import Web

/// The append-only Merkle log of votes, minutes, decisions and publications (docs/record.md).
public enum Record {
    public static let migrations: [Migration] = RecordTables.migrations
}

extension Room {
    /// The Record's pages, and its heads and proofs for programs.
    public static func record(keys: RecordKeys) -> Room {
        Room(
            "Record", routes: RecordRoute.self, migrations: Record.migrations,
            navigation: [NavigationEntry(Message("Record"), RecordRoute.explanation.path, order: 90, at: .foot)],
            retentions: Record.retentions
        ) { route in
            switch route {
            case .heads: .read { visit in try visit.recordHeads(keys) }
            case .head(let log): .read { visit in try visit.recordHead(log, keys) }
            case .proof(let log): .read { visit in try visit.recordProof(log, keys) }
            case .consistency(let log): .read { visit in try visit.recordConsistency(log, keys) }
            case .explanation: .read { visit in try visit.recordExplanation(keys) }
            case .log(let log): .read { visit in try visit.recordEntries(log, keys) }
            case .entry(let log, let index): .read { visit in try visit.recordEntry(log, index, keys) }
            }
        }
    }
}

// MARK: - For programs

extension Visit {
    fileprivate func recordHeads(_ keys: RecordKeys) throws -> Reply {
        .text(try PublishedHead.printed(snapshot.publicHeads(keys: keys)), type: "application/json")
    }

    fileprivate func recordHead(_ id: RecordLogID, _ keys: RecordKeys) throws -> Reply {
        let head = try snapshot.publicHead(of: id, at: number("size"), keys: keys)
        return .text(try found(head).head.description)
    }

    fileprivate func recordProof(_ id: RecordLogID, _ keys: RecordKeys) throws -> Reply {
        let index = try found(number("index"))
        let proof = try snapshot.publicProof(of: index, in: id, at: number("size"), keys: keys)
        return .text(try found(proof).printed(), type: "application/json")
    }

    fileprivate func recordConsistency(_ id: RecordLogID, _ keys: RecordKeys) throws -> Reply {
        let older = try found(number("from"))
        let proof = try snapshot.publicConsistency(of: id, from: older, to: number("size"), keys: keys)
        return .text(try found(proof).printed(), type: "application/json")
    }

    /// A number in the query; absent is nil, anything else than a number is no such address.
    private func number(_ name: String) throws -> Int? {
        try request.query[name].map { try found(Int($0)) }
    }

    private func found<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw Refusal.absent }
        return value
    }
}

// MARK: - For people

extension Visit {
    fileprivate func recordExplanation(_ keys: RecordKeys) throws -> Reply {
        let logs = try snapshot.logs(in: scope).map { log in
            RecordPage.Log(
                name: try audienceLine(log.readership).badge(say), isPublic: log.isPublic,
                head: try snapshot.publishedHead(of: log, keys: keys))
        }
        let content = RecordPage(logs: logs, say: say) { self.link($0) }
        return page(
            Page(
                title: say("Record"),
                lead: say("Votes, minutes, decisions and publications, in a book that can only be added to."),
                content: content.html))
    }

    fileprivate func recordEntries(_ id: RecordLogID, _ keys: RecordKeys) throws -> Reply {
        let log = try found(snapshot.log(id, in: scope))
        let entries = try snapshot.entries(of: log, before: number("before"), keys: keys)
        let content = RecordEntriesPage(log: log.id, entries: entries, say: say) { self.link($0, query: $1) }
        return page(
            Page(
                title: say("Entries of the record"), audience: try audienceLine(log.readership),
                crumbs: [Part.Entry(say("Record"), link(RecordRoute.explanation))], content: content.html))
    }

    fileprivate func recordEntry(_ id: RecordLogID, _ index: Int, _ keys: RecordKeys) throws -> Reply {
        let log = try found(snapshot.log(id, in: scope))
        do {
            let proof = try snapshot.inclusionProof(of: index, in: log, content: .shown, keys: keys)
            return .file(Array(try proof.printed().utf8), type: "application/json", name: "record-\(id)-\(index).json")
        } catch RecordRefusal.noSuchEntry {
            throw Refusal.absent
        }
    }
}
