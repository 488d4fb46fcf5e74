// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Jobs
import Language
import Lineage
import Markup
import Web

extension NodeKind {
    /// A week of partners' reports, with its picture; for the members.
    static let reportWeek = NodeKind("report-week")
}

/// What people are told of reports. The object they are told of is the week, which every member may know of; the report
/// itself stands behind its link for those who may read it.
public enum ReportEvents {
    static let due = NotificationEvent("reports.due") { Message("Your weekly report is expected: \($0)") }
    static let asks = NotificationEvent("reports.asks") { Message("A weekly report asks for an answer: \($0)") }
    static let acknowledged = NotificationEvent("reports.acknowledged") {
        Message("Your weekly report was read: \($0)")
    }
    static let answered = NotificationEvent("reports.answered") { Message("Your weekly report was answered: \($0)") }
    static let closed = NotificationEvent("reports.closed") { Message("This came of your weekly report: \($0)") }
    static let struck = NotificationEvent("reports.struck") {
        Message("Words of your weekly report were taken away: \($0)")
    }

    public static let all = [due, asks, acknowledged, answered, closed, struck]
}

extension ReportWeek {
    var node: NodeReference { NodeReference(.reportWeek, rawValue) }
}

extension EvidenceRoom {
    /// The council's own language, for what the program writes down once.
    func speech(of council: CouncilIdentity) -> Speech {
        let zone = Zone(council.zone) ?? .utc
        return languages?.speech(in: council.tongue, zone: zone) ?? .english
    }
}

extension Transaction {
    /// Enters a week among the objects of all rooms.
    func putNode(of week: ReportWeek, in council: CouncilIdentity, say: Speech) throws {
        try put(
            Node(
                council: council.id, reference: week.node, readership: Readership(.members),
                title: say("Reports of \(week.days)"), tongue: say.tongue, day: week.monday,
                path: ReportRoute.week(week).segments))
    }
}

extension ReportRoute {
    /// The address below council and language.
    fileprivate var segments: [String] {
        if case .council(let segments) = path { segments } else { [] }
    }
}

/// Tells people of reports: on their desk, and where it matters by a mail that says nothing of what it is about.
struct ReportTeller {
    let room: EvidenceRoom
    let council: CouncilIdentity
    let transaction: Transaction

    init(room: EvidenceRoom, council: CouncilIdentity, _ transaction: Transaction) {
        (self.room, self.council, self.transaction) = (room, council, transaction)
    }

    /// Tells the people of an organisation what happened to their report.
    func tell(_ organisation: OrganisationID, of week: ReportWeek, _ event: NotificationEvent, mail: ReportMail?) throws
    {
        let people = try transaction.speakers(in: council.id)[organisation] ?? []
        try transaction.putNode(of: week, in: council, say: room.speech(of: council))
        try transaction.tell(people, event, about: week.node, in: council.id)
        guard let mail else { return }
        for person in people.sorted() { try write(mail, to: person, of: week) }
    }

    /// Tells the secretariat that a report asks for an answer.
    func tellSecretariat(of week: ReportWeek) throws {
        try transaction.tell(
            try transaction.secretariat(of: council.id), ReportEvents.asks, about: week.node, in: council.id)
    }

    private func write(_ mail: ReportMail, to id: PersonID, of week: ReportWeek) throws {
        guard let languages = room.languages, let person = try transaction.person(id),
            let address = person.address.flatMap({ MailAddress($0.text) })
        else { return }
        let say = languages.speech(in: person.tongue ?? council.tongue)
        let letter = Letter(
            mail.notice(council, in: say.tongue), to: Mailbox(HeaderText(flattening: person.name), address), in: say)
        let day = transaction.now.local(in: .utc).date
        try transaction.post(
            letter, council: council.id, key: "reports.\(mail.rawValue) \(council.id) \(week) \(day) \(id)")
    }
}

/// The mails about reports: neutral, and never with what was reported or answered.
enum ReportMail: String, Sendable {
    case due, news

    func notice(_ council: CouncilIdentity, in tongue: Tongue) -> MailNotice {
        MailNotice(
            subject: self == .due
                ? Message("Your weekly report to \(council.name)")
                : Message("News for your organisation from \(council.name)"),
            line: self == .due
                ? Message(
                    "Nothing has come from your organisation for last week yet. It takes five minutes, also where there is nothing to report."
                )
                : Message("There is an answer to something your organisation told the council."),
            button: MailNotice.Button(
                Message("Open the weekly reports"),
                Link(path: ["c", council.slug, tongue.rawValue, "evidence", "reports"])),
            reason: Message("You get this mail because you speak for an organisation in this council."))
    }
}
