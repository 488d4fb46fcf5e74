// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

extension Snapshot {
    /// The whole constitution of a council with its grounds and history; nil for one that was made without a profile.
    public func charter(of council: CouncilID) throws -> Charter? {
        let adoptions = try rows(
            "SELECT * FROM constitution_adoption WHERE council = \(council) ORDER BY at, id"
        ).map(Adoption.init)
        guard !adoptions.isEmpty else { return nil }
        return try Charter(adoptions: adoptions, verdicts: try verdicts(of: council))
    }

    private func verdicts(of council: CouncilID) throws -> [Verdict] {
        try rows("SELECT * FROM rule_verdict WHERE council = \(council) ORDER BY at, id").map(Verdict.init)
    }
}

extension Transaction {
    /// Gives a new council its own copy of a profile.
    func adopt(_ profile: Profile, _ document: String, in council: CouncilIdentity) throws {
        let charter = try Charter(profile: profile, adopted: council.today(at: now), verdicts: [])
        try run(
            """
            INSERT INTO constitution (council, profile, profile_version, adopted, document, working, version)
            VALUES (\(council.id), \(profile.id), \(profile.version), \(charter.adopted), \(document),
                \(StoredJSON.text(of: try charter.constitution())), 1)
            """)
        try enter(document, by: nil, on: charter.adopted, reason: "", in: council.id)
    }

    @discardableResult
    fileprivate func enter(
        _ document: String, by person: PersonID?, on day: LocalDate, reason: String, in council: CouncilID
    ) throws -> ID<Adoption> {
        let id = newID(Adoption.self)
        try run(
            """
            INSERT INTO constitution_adoption (council, id, at, person, day, document, reason)
            VALUES (\(council), \(id), \(now), \(person), \(day), \(document), \(reason))
            """)
        return id
    }

    /// Adds a line to the history of a rule, and works by it from now on.
    fileprivate func write(
        _ kind: Verdict.Kind, _ value: String?, _ reason: String, _ grounds: TakenGrounds? = nil, by person: PersonID?,
        on rule: RuleSubject
    ) throws -> ID<Verdict> {
        let id = newID(Verdict.self)
        try run(
            """
            INSERT INTO rule_verdict (council, id, rule, at, person, verdict, value, reason, grounds)
            VALUES (\(rule.council), \(id), \(rule.path), \(now), \(person), \(kind), \(value), \(reason), \(grounds))
            """)
        try workAnew(in: rule.council)
        return id
    }

    /// Works by what the constitution says from now on.
    fileprivate func workAnew(in council: CouncilID) throws {
        guard let charter = try charter(of: council) else { throw Refusal.absent }
        try run(
            """
            UPDATE constitution SET working = \(StoredJSON.text(of: try charter.constitution())), version = version + 1
            WHERE council = \(council)
            """)
    }
}

extension Permit where A == ConfirmRule {
    /// Writes that the rule is as it should be, and why.
    public func write(reason: String) throws {
        _ = try transaction.write(.confirmed, nil, reason, by: person, on: subject)
    }
}

extension Permit where A == CorrectRule {
    /// Writes what the rule says from now on, as a profile would write it, and why. The text must have been read.
    @discardableResult
    func write(_ text: String, reason: String) throws -> ID<Verdict> {
        try transaction.write(.corrected, text, reason, by: person, on: subject)
    }
}

extension Permit where A == TakeRule {
    /// Takes one rule from a later version of the profile, with what it rests on there.
    func write(_ statement: Rule.Statement, of profile: Profile, reason: String) throws -> ID<Verdict> {
        try transaction.write(
            .taken, statement.content.json, reason, TakenGrounds(statement, of: profile), by: person, on: subject)
    }
}

extension Permit where A == AdoptProfile {
    /// Adopts a later version of the profile as a whole. What the council wrote itself stays.
    func write(_ profile: Profile, _ document: String, reason: String, on day: LocalDate) throws -> ID<Adoption> {
        let id = try transaction.enter(document, by: person, on: day, reason: reason, in: council)
        try transaction.run(
            """
            UPDATE constitution SET profile = \(profile.id), profile_version = \(profile.version), adopted = \(day),
                document = \(document) WHERE council = \(council)
            """)
        try transaction.workAnew(in: council)
        return id
    }
}

extension Verdict {
    init(_ row: Row) throws {
        self.init(
            id: try row["id"], rule: try row["rule"], at: try row["at"], person: try row["person"],
            kind: try row["verdict"], value: try row["value"], reason: try row["reason"], grounds: try row["grounds"])
    }
}

extension Adoption {
    init(_ row: Row) throws {
        self.init(
            id: try row["id"], at: try row["at"], person: try row["person"],
            profile: try ProfileMemory.shared.profile(yaml: try row["document"]), day: try row["day"],
            reason: try row["reason"])
    }
}
