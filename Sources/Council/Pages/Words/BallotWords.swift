// SPDX-License-Identifier: EUPL-1.2
import Language

extension Ballots.Manner {
    func words(_ telling: Telling) -> [Message] {
        let manner =
            switch kind {
            case .vote: Message("By vote")
            case .consensus: Message("By consensus")
            case .agreement: Message("By agreement")
            case .signature: Message("By everybody’s signature")
            }
        return [manner] + (parties.isEmpty ? [] : [Message("Of: \(telling.names(parties))")])
    }
}

extension Ballots.Method {
    var name: Message {
        switch self {
        case .showOfHands: Message("show of hands")
        case .named: Message("named vote")
        case .secret: Message("secret ballot")
        }
    }
}

extension Methods {
    func words(_ telling: Telling) -> [Message] { [Message("\(list: methods.map(\.name), .or)")] }
}

extension SecretMatters {
    func words(_ telling: Telling) -> [Message] {
        guard !matters.isEmpty else { return [Message("Nothing has to be")] }
        return [Message("\(list: matters.map(\.name))")]
    }
}

extension Ballots.SecretMatter {
    var name: Message {
        switch self {
        case .elections: Message("elections")
        case .judgingPersons: Message("whatever judges a person")
        case .onRequest: Message("whatever a member asks for")
        }
    }
}

extension Abstention {
    func words(_ telling: Telling) -> [Message] {
        [isAllowed ? Message("Members may abstain") : Message("Members present must vote for or against")]
    }
}

extension ChairVotesLast {
    func words(_ telling: Telling) -> [Message] {
        [isSo ? Message("The chair votes last") : Message("The chair votes with the others")]
    }
}

extension Ballots.CastingVote {
    func words(_ telling: Telling) -> [Message] {
        guard holder == .chair else { return [Message("Nobody has one: a tie refuses the motion")] }
        return [
            Message("On a tie the chair’s vote decides"),
            inSecretBallots ? Message("In secret ballots too") : Message("Not in secret ballots"),
        ]
    }
}

extension HandsRule {
    func words(_ telling: Telling) -> [Message] {
        switch counted {
        case .once: [Message("Hands are counted once, read out and confirmed")]
        case .twice: [Message("Two persons count the hands, and must come to the same numbers")]
        }
    }
}

extension Ballots.Elections {
    func words(_ telling: Telling) -> [Message] {
        guard self.rounds > 1 else { return [Message("One round: whoever has most votes is elected"), tie.words] }
        return [
            Message("\(self.rounds) rounds at most; in the last, whoever has most votes is elected"),
            last == .runoff
                ? Message("In the last round the strongest stand, twice as many as places are left")
                : Message("Everybody not elected yet may stand in the last round"),
            tie.words,
        ]
    }
}

extension Ballots.Elections.Tie {
    fileprivate var words: Message {
        switch self {
        case .lot: Message("Between equal votes a lot decides, from a published seed")
        case .chair: Message("Between equal votes the chair decides")
        case .none: Message("Between equal votes nobody is elected")
        }
    }
}

extension SecondVotes {
    func words(_ telling: Telling) -> [Message] {
        steps.map { step in
            switch (step.when, step.isSimple) {
            case (.atOnce, false): Message("A vote that misses its majority without a tie is taken again at once")
            case (.atOnce, true): Message("It is taken again at once; then more for than against is enough")
            case (.nextMeeting, false): Message("It is taken again at the next meeting")
            case (.nextMeeting, true):
                Message("It is put off to the next meeting, where more for than against is enough")
            }
        }
    }
}

extension Ballots.Proxies {
    func words(_ telling: Telling) -> [Message] {
        guard isAllowed else { return [Message("A vote cannot be given to another")] }
        let limit = perMember.map { number -> [Message] in
            [
                .plural(
                    number, one: "One member carries \(number) at most", other: "One member carries \(number) at most")
            ]
        }
        return [Message("An absent member may give their vote to another")] + (limit ?? [])
    }
}

extension Ballots.Recusal {
    func words(_ telling: Telling) -> [Message] {
        [
            leaves
                ? Message("Whoever has an interest in the matter leaves the room")
                : Message("Whoever has an interest in the matter stays and does not vote"),
            countsForQuorum ? Message("They count for the quorum") : Message("They do not count for the quorum"),
        ]
    }
}

extension MinutesRules.Approval {
    func words(_ telling: Telling) -> [Message] {
        let approval =
            switch by {
            case .nextMeeting: Message("By the next meeting")
            case .correspondence: Message("By correspondence")
            case .chair: Message("By the chair")
            }
        return [approval]
            + (correctionsWithin.map { [Message("Corrections may be asked for within \($0.words)")] } ?? [])
    }
}

extension EffectRule {
    func words(_ telling: Telling) -> [Message] {
        [from == .vote ? Message("With the vote") : Message("With the approval of the minutes")]
    }
}

extension Cycle {
    func words(_ telling: Telling) -> [Message] {
        var words = [Message("Every \(Period(everyMonths, .months).words)")]
        if let fromMonth {
            words.append(Message("From month \(fromMonth) to month \(toMonth ?? fromMonth) of the year"))
        }
        if let reviewedEveryMonths {
            words.append(Message("Reviewed every \(Period(reviewedEveryMonths, .months).words)"))
        }
        return words
    }
}

extension Answered {
    func words(_ telling: Telling) -> [Message] {
        let duty = isDuty ? Message("Whoever is addressed must answer") : Message("Nobody is obliged to answer")
        return [duty] + (within.map { [Message("Within \($0.words)")] } ?? [])
    }
}
