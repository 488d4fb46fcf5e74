// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

extension Snapshot {
    /// The whole constitution of a council with its grounds and history; nil for one that was made without a profile.
    public func charter(of council: CouncilID) throws -> Charter? {
        guard let row = try row("SELECT document, adopted, version FROM constitution WHERE council = \(council)") else {
            return nil
        }
        return try Charter(
            profile: try ProfileMemory.shared.profile(yaml: try row["document"]), adopted: try row["adopted"],
            version: try row["version"],
            verdicts: try verdicts(of: council))
    }

    private func verdicts(of council: CouncilID) throws -> [Verdict] {
        try rows("SELECT * FROM rule_verdict WHERE council = \(council) ORDER BY at, id").map(Verdict.init)
    }
}

extension Transaction {
    /// Gives a new council its own copy of a profile.
    func adopt(_ profile: Profile, _ document: String, in council: CouncilIdentity) throws {
        let charter = try Charter(
            profile: profile, adopted: council.today(at: now), version: 1, verdicts: [])
        try run(
            """
            INSERT INTO constitution (council, profile, profile_version, adopted, document, working, version)
            VALUES (\(council.id), \(profile.id), \(profile.version), \(charter.adopted), \(document),
                \(StoredJSON.text(of: try charter.constitution())), 1)
            """)
    }

    /// Adds a line to the history of a rule, and works by it from now on.
    fileprivate func write(
        _ kind: Verdict.Kind, _ value: String?, _ reason: String, by person: PersonID?, on rule: RuleSubject
    ) throws {
        try run(
            """
            INSERT INTO rule_verdict (council, id, rule, at, person, verdict, value, reason)
            VALUES (\(rule.council), \(newID(Verdict.self)), \(rule.path), \(now), \(person), \(kind), \(value), \(reason))
            """)
        guard let charter = try charter(of: rule.council) else { throw Refusal.absent }
        try run(
            """
            UPDATE constitution SET working = \(StoredJSON.text(of: try charter.constitution())), version = version + 1
            WHERE council = \(rule.council)
            """)
    }
}

extension Permit where A == ConfirmRule {
    /// Writes that the rule is as it should be, and why.
    public func write(reason: String) throws {
        try transaction.write(.confirmed, nil, reason, by: person, on: subject)
    }
}

extension Permit where A == CorrectRule {
    /// Writes what the rule says from now on, and why.
    func write(_ value: any WritableRule, reason: String) throws {
        try transaction.write(.corrected, value.written, reason, by: person, on: subject)
    }
}

extension Verdict {
    init(_ row: Row) throws {
        self.init(
            id: try row["id"], rule: try row["rule"], at: try row["at"], person: try row["person"],
            kind: try row["verdict"], value: try row["value"], reason: try row["reason"])
    }
}
