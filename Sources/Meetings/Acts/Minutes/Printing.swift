// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Jobs
import Language
import Markup
import Web

/// Which minutes are to be made as PDF.
struct PrintOrder: Codable, Sendable {
    let council: CouncilID
    let meeting: MeetingID
    let version: PrintedVersion
}

extension JobKind where Payload == PrintOrder {
    static let printMinutes = JobKind("meetings.print")
}

extension Submission {
    /// Has the PDF of approved minutes made, or made anew after a signature.
    func printAnew(_ meeting: Meeting) throws {
        for version in PrintedVersion.allCases {
            try transaction.note(.waiting, of: meeting.id, in: council.id, version)
            try transaction.enqueue(
                Job(
                    .printMinutes, PrintOrder(council: council.id, meeting: meeting.id, version: version),
                    council: council.id, key: "\(meeting.id) \(version)"))
        }
    }
}

extension Means {
    /// Makes the PDF of approved minutes, one at a time: each takes a processor for a while.
    var printing: JobHandler {
        JobHandler(.printMinutes, atOnce: 1) { order, context in
            guard let press else {
                try await context.complete {
                    try $0.note(.missing, of: order.meeting, in: order.council, order.version)
                }
                return
            }
            // A council that moved away has nothing to print.
            guard let sheet = try await context.database.read({ try $0.sheet(of: order, languages) }) else { return }
            let pdf = try await press.pdf(of: sheet)
            try await context.complete { transaction in
                let file = try pdf.map {
                    try Files.store($0, type: "application/pdf", council: order.council, in: transaction).id
                }
                try transaction.note(
                    pdf == nil ? .failed : .made, file: file, of: order.meeting, in: order.council, order.version)
            }
        }
    }
}

extension Snapshot {
    /// The minutes as a page of their own, for paper: in the version that was ordered, with the signatures.
    func sheet(of order: PrintOrder, _ languages: Languages) throws -> HTML? {
        guard let council = try councils().first(where: { $0.id == order.council }),
            let meeting = try meeting(toPrint: order), let approved = try approvedMinutes(of: meeting)
        else { return nil }
        let say = languages.speech(in: meeting.tongue, zone: Zone(council.zone) ?? .utc)
        let readers = order.version == .public ? meeting.readership : meeting.members
        let body = MinutesBody(
            say: say, tongue: meeting.tongue, minutes: approved.document.version(for: readers),
            readership: readers, badge: { _ in nil })
        let signatures = try signatures(of: meeting).map { signature in
            (
                say(try office(signature.authority, of: council.id, in: say.tongue)),
                HTML(text: say("Signed on \(signature.at)"))
            )
        }
        let sheet = MinutesSheet(
            say: say, council: council.name, title: say("Minutes of \(meeting.title(say))"),
            isFictional: council.isFictional, isPublic: readers == Readership(.public),
            approved: approved.approved, body: body, signatures: signatures)
        return sheet.html
    }

    private func meeting(toPrint order: PrintOrder) throws -> Meeting? {
        guard
            let row = try row(
                """
                SELECT audience, within, formation FROM meeting
                WHERE council = \(order.council) AND id = \(order.meeting)
                """)
        else { return nil }
        let readers = [
            try Readership(row), Readership(.formation(try row["formation"] as FormationID)), Readership(.members),
        ]
        return try meeting(order.meeting, for: .assembling(readers, of: order.council))
    }
}

extension Work {
    /// The PDF of approved minutes, in the version for whoever asks.
    func minutesPaper(_ id: MeetingID) async throws -> Reply {
        let (council, file, name) = try await read { visit in
            let meeting = try visit.found(id)
            guard try visit.snapshot.approvedMinutes(of: meeting) != nil else { throw Refusal.absent }
            let version = visit.paperVersion(meeting, visit.minutesReaders(meeting))
            let paper = try visit.orAbsent(visit.snapshot.paper(of: meeting, for: version)?.file)
            let file = try visit.orAbsent(Files.find(paper, council: visit.council.id, in: visit.snapshot))
            return (visit.council.id, file, visit.say("minutes", context: "file name") + "-\(meeting.starts.date).pdf")
        }
        var bytes: [UInt8] = []
        for try await piece in Files.read(file, range: 0..<file.size, council: council, in: database) { bytes += piece }
        return .file(bytes, type: "application/pdf", name: name)
    }
}
