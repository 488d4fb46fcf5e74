// SPDX-License-Identifier: EUPL-1.2
import Language
import Markup

extension Basis {
    /// The mark of a rule: where it comes from.
    var words: Message {
        switch self {
        case .statute: Message("Statute")
        case .decree: Message("Decree")
        case .regulation: Message("Regulation")
        case .generalLawFallback: Message("General law, in place of a rule of its own")
        case .secondary: Message("Reported by others, the text itself unread")
        case .localChoice: Message("Own choice")
        case .unknown: Message("Not found")
        }
    }
}

extension CharterEntry.State {
    /// How far the council has gone with a rule: shape and word.
    func status(_ say: Speech) -> HTML {
        switch self {
        case .read: Part.status(.done, say("Read in its source"))
        case .awaiting: Part.status(.wait, say("Waits for the council"))
        case .confirmed: Part.status(.done, say("Confirmed"))
        case .corrected: Part.status(.done, say("Corrected by the council"))
        case .taken: Part.status(.done, say("Taken by the council"))
        }
    }
}

extension RuleDefinition.Section {
    var heading: Message {
        switch self {
        case .foundation: Message("The council")
        case .members: Message("Those who sit in it")
        case .convening: Message("Calling a meeting")
        case .majorities: Message("Quorum and majorities")
        case .ballots: Message("Voting")
        case .minutes: Message("Minutes")
        case .formations: Message("The single formations")
        case .cycles: Message("What is due, and how often")
        }
    }
}

extension Formation.Kind {
    /// The kind of formation, as a word.
    var name: Message {
        switch self {
        case .plenary: Message("plenary")
        case .restricted: Message("restricted")
        case .thematic: Message("thematic group")
        case .territorial: Message("territorial group")
        case .other: Message("other formation")
        }
    }
}

extension SeatTemplate.Count {
    func words(_ telling: Telling) -> [Message] {
        switch self {
        case .range(let range): range.words(telling)
        case .per(let text, let each): [Message("\(each) per \(telling.text(text))")]
        case .setByLocalRules: [Message("As local rules say")]
        }
    }
}

extension NamingStep {
    func words(_ telling: Telling) -> Message {
        let who = by.isEmpty ? nil : telling.names(by)
        let way = step(who)
        return after.map { Message("\(way), \(telling.text($0))") } ?? way
    }

    private func step(_ who: Message?) -> Message {
        switch (way, who) {
        case (.exOfficio, _): Message("by office")
        case (.atOwnRequest, _): Message("at their own request")
        case (.names, let who?): Message("named by \(who)")
        case (.names, nil): Message("named")
        case (.namesJointly, let who?): Message("named jointly by \(who)")
        case (.namesJointly, nil): Message("named jointly")
        case (.proposes, let who?): Message("proposed by \(who)")
        case (.proposes, nil): Message("proposed")
        case (.validates, let who?): Message("validated by \(who)")
        case (.validates, nil): Message("validated")
        case (.elects, let who?): Message("elected by \(who)")
        case (.elects, nil): Message("elected")
        case (.invites, let who?): Message("invited by \(who)")
        case (.invites, nil): Message("invited")
        case (.takesOffice, let who?): Message("takes office before \(who)")
        case (.takesOffice, nil): Message("takes office")
        }
    }
}

extension SeatTemplate.InvitedIf {
    var words: Message {
        switch self {
        case .chairDecides: Message("if the chair decides so")
        case .formationDecides: Message("if the formation decides so")
        case .allMembersAgree: Message("if all members agree")
        }
    }
}

extension ConveningRight {
    /// The prefect can oblige the chair to call a meeting.
    func words(_ telling: Telling, formations names: [String: LocalText]) -> [Message] {
        let who = members.map { Message("\($0.words)") } ?? telling.names(self.who, isTogether ? .and : .or)
        var words = [Message("Can oblige the chair to call a meeting: \(who)")]
        if isTogether, self.who.count > 1 || members != nil { words.append(Message("Acting together")) }
        if !formations.isEmpty {
            words.append(Message("Of: \(list: formations.compactMap { names[$0].map(telling.text) })"))
        }
        if let within { words.append(Message("Within \(within.words)")) }
        if setsAgenda { words.append(Message("They set its agenda")) }
        if convenesItself { words.append(Message("They may call it themselves if they are refused")) }
        return words
    }
}
