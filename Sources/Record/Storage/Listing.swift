// SPDX-License-Identifier: EUPL-1.2
import Access
import Database

/// One entry of a log as a list shows it.
struct ListedEntry {
    enum Content {
        case readable(EntryNote, text: String)
        case erased(InclusionProof.Erasure)
        /// The stored content is not what was recorded.
        case damaged
    }

    let index: Int
    let content: Content
}

/// One page of a log's entries, the newest first.
struct ListedEntries {
    let entries: [ListedEntry]
    /// Number of entries in the log.
    let size: Int
    /// Where the next page goes on, when there is one.
    var next: Int? { entries.last.flatMap { $0.index > 0 ? $0.index : nil } }
}

extension Snapshot {
    private static let listedEntries = 50

    /// Entries with a number below `before`, fifty at a time.
    func entries(of log: RecordLog, before: Int?, keys: RecordKeys) throws -> ListedEntries {
        let reader = LogReader(snapshot: self, log: log)
        let size = try reader.head(at: nil).size
        let end = min(max(before ?? size, 0), size)
        let indices = (max(end - Self.listedEntries, 0)..<end).reversed()
        return ListedEntries(
            entries: try indices.map { ListedEntry(index: $0, content: try reader.listed($0, keys)) }, size: size)
    }
}

extension LogReader {
    fileprivate func listed(_ index: Int, _ keys: RecordKeys) throws -> ListedEntry.Content {
        do {
            switch try content(at: index, keys) {
            case .readable(let content):
                return EntryNote(content).map { .readable($0, text: content.text) } ?? .damaged
            case .erased(let entry):
                return .erased(try erasure(by: entry, of: index, keys))
            }
        } catch is RecordRefusal {
            return .damaged
        }
    }
}
