// SPDX-License-Identifier: EUPL-1.2
import Language

extension ChairRule {
    func words(_ telling: Telling) -> [Message] {
        var words = [presiding(telling)]
        if !namedBy.isEmpty { words.append(Message("Named by: \(telling.names(namedBy))")) }
        if let electedFrom { words.append(Message("Elected among: \(telling.names(electedFrom))")) }
        if let term { words.append(Message("For: \(term.words(telling)[0])")) }
        if let deputyElectedBy {
            words.append(Message("Whoever stands in is elected by: \(telling.names(deputyElectedBy))"))
        }
        if !deputy.isEmpty { words.append(Message("Stands in: \(telling.names(deputy))")) }
        if let mayDelegate {
            words.append(
                mayDelegate
                    ? Message("The chair may send a representative")
                    : Message("The chair may not send a representative"))
        }
        return words
    }

    private func presiding(_ telling: Telling) -> Message {
        switch kind {
        case .one: holders.isEmpty ? Message("One person presides") : telling.names(holders, .or)
        case .coChairs: Message("Together: \(telling.names(holders))")
        case .sharedWhilePresent:
            Message("\(telling.names(holders)), together with \(telling.names(with)) while they attend")
        case .elected:
            electedBy.isEmpty
                ? Message("The chair is elected") : Message("Elected by: \(telling.names(electedBy))")
        case .none: Message("Nobody presides")
        }
    }
}

extension SeatKind {
    /// Why somebody sits there.
    var name: Message {
        switch self {
        case .mandatory: Message("by office")
        case .designated: Message("designated")
        case .associated: Message("associated")
        case .invited: Message("invited by subject")
        case .attending: Message("attending by right")
        }
    }
}

extension SeatStanding {
    var name: Message {
        switch self {
        case .vote: Message("vote")
        case .voice: Message("voice, no vote")
        case .hearing: Message("heard on request")
        case .attendance: Message("listens")
        }
    }

    func words(_ telling: Telling) -> [Message] { [name] }
}

extension Standings {
    func words(_ telling: Telling) -> [Message] {
        SeatKind.allCases.compactMap { kind in
            byKind[kind].map { Message("Seats \(kind.name): \($0.name)") }
        }
    }
}

extension Substitutes {
    func words(_ telling: Telling) -> [Message] {
        guard isAllowed else { return [Message("A seat has no substitute")] }
        return [
            votesWhileTitularAbsent
                ? Message("A substitute votes while the titular is absent") : Message("A substitute never votes")
        ]
    }
}

extension Term {
    func words(_ telling: Telling) -> [Message] {
        switch kind {
        case .years:
            let years = years ?? 1
            return [.plural(years, one: "\(years) year", other: "\(years) years")]
        case .councilPeriod: return [Message("Until the municipal council is elected anew")]
        case .whileInOffice: return [Message("As long as the office is held")]
        case .withoutEnd: return [Message("Without a set end")]
        case .asChosen: return [Message("As long as those say who choose the holder")]
        }
    }
}

extension Secretariat {
    func words(_ telling: Telling) -> [Message] {
        let place =
            switch kind {
            case .underChair: Message("It works under the chair")
            case .named: Message("It is with a named body")
            case .rotating: Message("It passes from one to the next")
            case .local: Message("The city decides where it is")
            }
        let who = by.isEmpty ? [] : [Message("Kept by: \(telling.names(by))")]
        let turn = rotatesEveryMonths.map { [Message("It changes every \(Period($0, .months).words)")] } ?? []
        return [place] + who + turn
    }
}

extension CoordinatorRule {
    func words(_ telling: Telling) -> [Message] {
        var words = [isRequired ? Message("There must be a coordinator") : Message("There may be a coordinator")]
        if !when.isEmpty { words.append(Message("This applies to: \(when.words(telling))")) }
        if !namedBy.isEmpty { words.append(Message("Named by: \(telling.names(namedBy))")) }
        if let from { words.append(Message("Chosen from: \(telling.text(from))")) }
        if !fallback.isEmpty { words.append(Message("Otherwise named by: \(telling.names(fallback))")) }
        return words
    }
}
