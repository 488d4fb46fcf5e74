// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

extension OperatorPermit {
    /// Adds a real council by what is published about it: statements with their sources, and what is not known.
    ///
    /// It has no constitution, no members and nobody who runs it. Throws `ProfileFault` or `CouncilRefusal`.
    public func addPublishedFacts(_ text: String, tongue: Tongue, zone: Zone) throws -> CouncilIdentity {
        let facts = try PublishedFacts(yaml: text)
        let council = try createCouncil(slug: facts.id, name: facts.names.text(in: tongue), tongue: tongue, zone: zone)
        try transaction.run("INSERT INTO published_facts (council, document) VALUES (\(council.id), \(text))")
        return council
    }
}

extension Snapshot {
    /// What is published about a council that does not work here; nil for one that does.
    func publishedFacts(about council: CouncilID) throws -> PublishedFacts? {
        let text: String? = try value("SELECT document FROM published_facts WHERE council = \(council)")
        return try text.map { try PublishedFacts(yaml: $0) }
    }
}
