// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Jobs
import Language
import Markup
import Web

extension Submission {
    /// Asks for a place with a mail address. What is answered is the same whatever is known of the address.
    func register(_ id: ConferenceID, _ means: Means) throws -> Reply {
        try lock(id)
        let conference = try found(id)
        if let refusal = conference.registrationRefusal {
            throw Answer(page(try conferencePage(conference, refused: refusal.message), status: 409))
        }
        guard let address = AccountAddress(reader.raw("address")), MailAddress(address.text) != nil else {
            let fault = Fault(field: "address", message: Message("Give a mail address, such as name@city.example."))
            throw refuse(try conferencePage(conference, registering: [fault]))
        }
        let registration = try transaction.note(address.text, as: .asked, tongue: say.tongue, for: conference)
        try Postman(means: means, council: council, transaction)
            .send(registration.state.reply, to: registration, of: conference)
        return .seeOther(link(RegistrationRoute.sent))
    }

    /// Invites people by their addresses, a line each.
    func invite(_ id: ConferenceID, _ means: Means) throws -> Reply {
        try lock(id)
        let conference = try found(id)
        if let refusal = standing.refusal(of: KeepRegistrations.self, on: conference) { throw refusal }
        let lines = reader.raw("addresses").split { $0.isNewline || ",; ".contains($0) }.map(String.init)
        let addresses = lines.map { line in AccountAddress(line).flatMap { MailAddress($0.text) == nil ? nil : $0 } }
        guard !conference.state.isOver, !lines.isEmpty, lines.count <= 200, !addresses.contains(nil) else {
            let bad = addresses.firstIndex(of: nil).map { lines[$0] }
            throw refuse(
                try runPage(
                    conference,
                    inviting: [Fault(field: "addresses", message: Self.refusal(conference, lines.count, bad))]))
        }
        _ = try transaction.permit(KeepRegistrations.self, standing, on: conference, note: "invited \(lines.count)")
        let postman = Postman(means: means, council: council, transaction)
        for address in Set(addresses.compactMap { $0?.text }).sorted() {
            let registration = try transaction.note(address, as: .invited, tongue: say.tongue, for: conference)
            try postman.send(
                registration.state == .invited ? .invited : registration.state.reply, to: registration, of: conference)
        }
        return .seeOther(link(ConferenceRoute.run(id)))
    }

    private static func refusal(_ conference: Conference, _ count: Int, _ bad: String?) -> Message {
        if conference.state.isOver { return ParticipationRefusal.over.message }
        if let bad { return Message("“\(String(bad.prefix(60)))” is no mail address.") }
        return count == 0 ? Message("This is needed.") : Message("At most 200 addresses at a time.")
    }

    /// The addresses with a place, for those who keep them; that they were taken out stands in the record of acts.
    func exportRegistrations(_ id: ConferenceID) throws -> Reply {
        let conference = try found(id)
        _ = try transaction.permit(KeepRegistrations.self, standing, on: conference, note: "list taken out")
        let rows = try transaction.registrations([.confirmed, .waiting], of: conference).map { registration in
            [registration.address, registration.tongue.rawValue, registration.state.rawValue]
        }
        return .file(
            Array(CSV.text([["address", "language", "state"]] + rows).utf8), type: "text/csv; charset=utf-8",
            name: "registrations.csv")
    }
}

extension Registration.State {
    /// What somebody is written who types an address that stands like this.
    fileprivate var reply: RegistrationMail {
        switch self {
        case .asked, .invited: .confirm
        case .confirmed: .placed
        case .waiting: .waiting
        }
    }
}

// MARK: - By the link of a mail

extension Visit {
    /// The registration behind a link, with its session.
    fileprivate func held(_ text: String) throws -> (token: Token, registration: Registration, conference: Conference) {
        holdForOne()
        guard let token = Token(text: text), let registration = try snapshot.registration(token, in: council.id),
            let conference = try snapshot.conference(registration.conference, in: council.id)
        else { throw Refusal.absent }
        return (token, registration, conference)
    }

    /// What an address has asked for, and what its owner can do about it. Looking changes nothing: mail programs look too.
    func placePage(_ text: String) throws -> Reply {
        let (token, registration, conference) = try held(text)
        if registration.state == .confirmed || registration.state == .waiting { admit(by: token, to: conference) }
        let view = PlacePage(visit: self, token: token.text, registration: registration, conference: conference)
        return page(view.page)
    }
}

extension Submission {
    /// Confirms a place. A second click finds it confirmed.
    func confirmPlace(_ text: String, _ means: Means) throws -> Reply {
        let (_, known, _) = try held(text)
        try lock(known.conference)
        let (token, registration, conference) = try held(text)
        if registration.state == .asked || registration.state == .invited, !conference.state.isOver {
            let state = Registration.confirmed(
                taken: try snapshot.taken(of: conference), of: conference.plan.door.capacity)
            try transaction.confirm(registration, as: state, of: conference)
            if let now = try snapshot.registration(token, in: council.id) {
                try Postman(means: means, council: council, transaction)
                    .send(state == .waiting ? .waiting : .placed, to: now, of: conference)
            }
            try announceToModerators(conference)
        }
        admit(by: token, to: conference)
        return .seeOther(link(RegistrationRoute.place(text)))
    }

    /// Gives a place up: the address is deleted at once, and whoever waits longest gets the place.
    func giveUpPlace(_ text: String, _ means: Means) throws -> Reply {
        let (_, known, _) = try held(text)
        try lock(known.conference)
        let (_, registration, conference) = try held(text)
        try transaction.remove(registration)
        if !conference.state.isOver, let next = try transaction.promote(in: conference),
            let now = try transaction.registrations([.confirmed], of: conference).first(where: { $0.id == next.id })
        {
            try Postman(means: means, council: council, transaction).send(.placed, to: now, of: conference)
        }
        try announceToModerators(conference)
        return .seeOther(link(RegistrationRoute.givenUp))
    }
}

extension Visit {
    /// Said to everybody after a form with an address.
    func mailSentPage() -> Reply {
        page(
            Page(
                title: say("Look into your mailbox"), crumbs: crumbs,
                content: """
                    <div class="measure"><p>\(say("We have written to the address you gave. Your place is yours once you follow the link in that mail."))</p>\
                    <p>\(say("No mail after a few minutes? Look among the unwanted ones, or ask again tomorrow: the same mail goes out once a day."))</p></div>
                    """))
    }

    func givenUpPage() -> Reply {
        page(
            Page(
                title: say("You are no longer registered"), crumbs: crumbs,
                content:
                    "<p class=\"measure\">\(say("Your address has been deleted. The links in our mails to you lead nowhere any more."))</p>"
            ))
    }
}
