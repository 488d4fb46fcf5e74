// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Markup
import Record
import Web

extension Visit {
    /// The signatures under approved minutes, given and to be given.
    func signatures(of meeting: Meeting) throws -> SignaturesPart {
        let given = try snapshot.signatures(of: meeting)
        let rules = try orAbsent(snapshot.constitution(of: council.id))
        let holdings = try snapshot.holders(of: meeting.formation, on: today, for: scope)
        let isInside = standing.belongs(to: meeting.formation)
        let lines = try rules.minutes.signatories.map { authority in
            let signing = Signing(authority, of: meeting, holdings)
            let signature = given.first { $0.authority == authority }
            return SignaturesPart.Line(
                authority: authority, office: try snapshot.office(authority, of: council.id, in: say.tongue),
                signature: signature,
                maySign: signature == nil && isInside && standing.may(SignMinutes.self, on: signing))
        }
        return SignaturesPart(
            stationery: minutesStationery, meeting: meeting, lines: lines,
            names: isInside ? try snapshot.names(of: given.map(\.person), in: council.id) : [:])
    }
}

extension Signing {
    init(_ authority: Authority, of meeting: Meeting, _ holdings: [Holding]) {
        let seats = holdings.filter { $0.seat.profileID == authority.rawValue }
        self.init(
            meeting: meeting, authority: authority,
            holders: Set(seats.flatMap { [$0.titular, $0.substitute] }.compactMap { $0?.mandate.person }))
    }
}

extension Submission {
    /// Signs approved minutes. The Record holds the digest of the version that stands in the same log.
    func signMinutes(_ id: MeetingID, _ means: Means) throws -> Reply {
        let meeting = try found(id)
        let approved = try orAbsent(snapshot.approvedMinutes(of: meeting))
        let rules = try orAbsent(snapshot.constitution(of: council.id))
        let authority = Authority(rawValue: typed("authority"))
        guard rules.minutes.signatories.contains(authority), standing.belongs(to: meeting.formation) else {
            throw Refusal.absent
        }
        let holdings = try snapshot.holders(of: meeting.formation, on: today, for: scope)
        let permit = try transaction.permit(SignMinutes.self, standing, on: Signing(authority, of: meeting, holdings))
        guard let person = permit.person else { throw Refusal.absent }
        let digests = try [meeting.readership, meeting.members].map { readers in
            (readers, Digest.hexadecimal(of: try StoredJSON.text(of: approved.document.version(for: readers))))
        }
        do {
            try permit.sign(digests[0].1, by: person)
        } catch is Changed {
            return .seeOther(link(MeetingsRoute.minutes(id)).at("signatures"))
        }
        for (readers, digest) in digests.prefix(meeting.readership == meeting.members ? 1 : 2) {
            let entry = Entry(
                .minutes, about: "meeting/\(meeting.id)",
                body: ["signedAs": .text(authority.rawValue), "digest": .text(digest)])
            try transaction.record(entry, of: council.id, for: readers, signedBy: means.keys)
        }
        try printAnew(meeting)
        return .seeOther(link(MeetingsRoute.minutes(id)).at("signatures"))
    }
}
