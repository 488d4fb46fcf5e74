// SPDX-License-Identifier: EUPL-1.2
import Language

extension Notice {
    func words(_ telling: Telling) -> [Message] {
        var words = [Message("At least \(period.words) before the meeting")]
        if isClear { words.append(Message("Neither the day of sending nor the day of the meeting counts")) }
        if isReasoned { words.append(Message("With the reasons")) }
        if isWritten { words.append(Message("In writing")) }
        return words
    }
}

extension Additions {
    func words(_ telling: Telling) -> [Message] {
        var words = [Message("May be asked for by: \(telling.names(by, .or))")]
        if let before { words.append(Message("Until \(before.words) before the meeting")) }
        if isReasoned { words.append(Message("With the reasons")) }
        return words
    }
}

extension AgendaRule {
    func words(_ telling: Telling) -> [Message] {
        guard isClosed else { return [Message("Items not on the agenda may be decided too")] }
        var words = [Message("Only what is on the agenda is decided")]
        guard let urgentItem else { return words }
        if urgentItem.needsAllPresent { words.append(Message("An urgent item needs all members to be present")) }
        if let threshold = urgentItem.threshold {
            words.append(Message("An urgent item is taken up by \(threshold.words)"))
        }
        return words
    }
}

extension WithoutCall {
    func words(_ telling: Telling) -> [Message] {
        guard isAllowed else { return [Message("A meeting needs a call, even if all are there")] }
        return [
            needsAgreement
                ? Message("No call is needed if all are there and agree")
                : Message("No call is needed if all are there")
        ]
    }
}

extension Remote {
    func words(_ telling: Telling) -> [Message] {
        let place = isAllowed ? Message("Members may take part from elsewhere") : Message("Members must be in the room")
        return isAllowed && !votes ? [place, Message("They do not vote from there")] : [place]
    }
}

extension Quorum {
    func words(_ telling: Telling) -> [Message] {
        guard let threshold else { return [Message("No quorum is required")] }
        var words = [threshold.words]
        if !also.isEmpty { words.append(Message("Present as well: \(telling.names(also))")) }
        if proxiesCount { words.append(Message("Those who gave their vote to another count")) }
        return words
    }
}

extension SecondCall {
    func words(_ telling: Telling) -> [Message] {
        guard isAllowed else { return [Message("A meeting without a quorum is not called a second time")] }
        var words: [Message] = []
        if let quorum {
            words.append(
                quorum.threshold.map { Message("The second time \($0.words) are enough") }
                    ?? Message("The second time no quorum is required"))
        } else {
            words.append(Message("The second time the same quorum is required"))
        }
        if let after { words.append(Message("At the earliest after \(after.words)")) }
        if isAnnouncedInFirst { words.append(Message("Only if the first call said so")) }
        return words
    }
}

extension Majority {
    func words(_ telling: Telling) -> [Message] {
        switch colleges {
        case nil: [threshold.words]
        case .each: [threshold.words, Message("In each college by itself")]
        case .double: [threshold.words, Message("In the whole, and in more than half of the colleges")]
        }
    }
}

extension Majority.Name {
    var words: Message {
        switch self {
        case .simple: Message("simple majority")
        case .absolute: Message("absolute majority")
        case .twoThirds: Message("two-thirds majority")
        case .threeFifths: Message("three-fifths majority")
        case .unanimous: Message("unanimity")
        case .other: Message("a majority of its own")
        }
    }
}

extension Publicity {
    func words(_ telling: Telling) -> [Message] {
        var words = [meetings.words]
        if let publicMeetings { words += publicMeetings.words(telling) }
        switch residentsSpeak {
        case .eachMeeting: words.append(Message("Residents may speak at each meeting"))
        case .publicMeetings: words.append(Message("Residents may speak at public meetings"))
        case .never: words.append(Message("Residents do not speak"))
        case nil: break
        }
        if isAnnounced == true { words.append(Message("Public meetings are announced")) }
        return words
    }
}

extension Publicity.Meetings {
    var words: Message {
        switch self {
        case .public: Message("Meetings are public")
        case .closed: Message("Meetings are not public")
        case .somePublic: Message("Some meetings are public")
        }
    }
}

extension Confidential {
    func words(_ telling: Telling) -> [Message] {
        [
            isSharedWithin ? Message("Members share what they know") : Message("Members need not share what they know"),
            isPassedOn ? Message("It may be passed on") : Message("Nothing of it is passed on"),
        ]
    }
}
