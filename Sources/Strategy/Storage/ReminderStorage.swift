// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

extension Snapshot {
    /// What is not done or answered yet and is due by a day, the longest due first. For the schedule, which sees all.
    func dueSubjects(in council: CouncilID, by day: LocalDate) throws -> [DueSubject] {
        let actions = try rows(
            """
            SELECT id, council, audience, within, owner AS organisation, due FROM action
            WHERE council = \(council) AND stage IN ('open', 'waiting', 'going') AND due <= \(day) ORDER BY due, id
            """
        ).map { try DueSubject($0, .action) }
        let answers = try rows(
            """
            SELECT id, council, audience, within, addressee AS organisation, answer_due AS due FROM recommendation
            WHERE council = \(council) AND answer IS NULL AND answer_due <= \(day) ORDER BY answer_due, id
            """
        ).map { try DueSubject($0, .recommendation) }
        return actions + answers
    }

    /// The people who stand for an organisation among the council's members.
    func people(of organisation: OrganisationID, in council: CouncilID) throws -> Set<PersonID> {
        Set(try memberGrants(in: council).filter { $0.organisation == organisation }.map(\.person))
    }

    /// The people who run the council's secretariat.
    func coordinators(in council: CouncilID) throws -> Set<PersonID> {
        Set(try memberGrants(in: council).filter { $0.role == .coordinator }.map(\.person))
    }

    private func memberGrants(in council: CouncilID) throws -> [Grant] {
        try grants(standing(of: .schedule(), in: council)).filter { $0.isActive(at: now) }
    }
}

extension Transaction {
    /// Notes that people are reminded; false where they were before. A new due date has occasions of its own.
    func markReminded(_ subject: DueSubject, _ occasion: Occasion) throws -> Bool {
        try run(
            """
            INSERT INTO reminder (council, kind, subject, due, occasion, at)
            VALUES (\(subject.council), \(subject.kind.rawValue), \(subject.id), \(subject.due), \(occasion.rawValue), \(now))
            ON CONFLICT (council, kind, subject, due, occasion) DO NOTHING
            """) == 1
    }
}

extension DueSubject {
    fileprivate init(_ row: Row, _ kind: Kind) throws {
        self.init(
            kind: kind, id: try row["id"], council: try row["council"], organisation: try row["organisation"],
            due: try row["due"], readership: try Readership(row))
    }
}
