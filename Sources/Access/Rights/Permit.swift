// SPDX-License-Identifier: EUPL-1.2
import Database
import Language

/// The right to do one thing to one subject, in one transaction; whatever writes takes one.
///
///     try transaction.permit(CloseVote.self, standing, on: vote)
///
/// Only `Access` makes permits, and making one leaves the entry of who did what. A permit holds its transaction, so
/// it is not `Sendable` and writes nowhere else.
public struct Permit<A: Action> {
    /// Where the act is written.
    public let transaction: Transaction
    /// Whoever does it, as they stand at this moment.
    public let standing: Standing
    /// What it is done to.
    public let subject: A.Subject
    /// The entry in the record of who did what.
    public let act: ActID

    /// The council it is worth something in.
    public var council: CouncilID { subject.council }
    /// The person who acts; nil for the console and the schedule where they act for nobody.
    public var person: PersonID? { standing.viewer.person }

    fileprivate init(transaction: Transaction, standing: Standing, subject: A.Subject, act: ActID) {
        self.transaction = transaction
        self.standing = standing
        self.subject = subject
        self.act = act
    }
}

extension Transaction {
    /// Permits an act and enters it in the record of who did what; throws `Refusal`.
    ///
    /// Rights are read again here, so that they hold in the transaction that uses them, whatever happened since the
    /// page was shown: the session may be over, the mandate ended. The subject must have been loaded in this
    /// transaction as well. The note says no more than the readers of the subject may know, and nothing of the
    /// content of a circle; at most 200 characters.
    public func permit<A: Action>(
        _ action: A.Type, _ standing: Standing, on subject: A.Subject, note: String? = nil
    ) throws -> Permit<A> {
        let standing = try self.standing(of: standing.viewer, in: standing.council)
        if let refusal = standing.refusal(of: action, on: subject) { throw refusal }
        let act = try enter(A.name.description, by: standing.viewer, on: subject, note: note)
        return Permit(transaction: self, standing: standing, subject: subject, act: act)
    }
}
