// SPDX-License-Identifier: EUPL-1.2
import Access
import Language

/// A meeting as far as the calendar of duties needs it. The room that keeps meetings hands them in.
public struct Gathering: Hashable, Sendable {
    public let formation: FormationID
    public let day: LocalDate
    /// Whether it has been held; otherwise it is called.
    public let isHeld: Bool

    public init(_ formation: FormationID, on day: LocalDate, isHeld: Bool) {
        self.formation = formation
        self.day = day
        self.isHeld = isHeld
    }
}

/// One line of the calendar of duties.
public struct DutyLine: Sendable {
    public let obligation: Obligation
    public let fulfilment: Fulfilment
    /// The first meeting that is called and would count.
    public let ahead: LocalDate?
}

/// What the constitution asks for this year, and what has been done of it.
///
/// It is reckoned from the formations and meetings that one reader may know of: a formation that does not exist for
/// them has no line.
public struct DutyCalendar: Sendable {
    /// What is late first, then by day.
    public let lines: [DutyLine]

    public var late: [DutyLine] { lines.filter(\.fulfilment.isLate) }

    public init(
        _ obligations: [Obligation], gatherings: [Gathering], written: [String: [LocalDate]], today: LocalDate
    ) {
        let lines = obligations.map { obligation in
            let meetings = gatherings.filter { obligation.counts($0) }
            let days = obligation.isWrittenDown ? written[obligation.key] ?? [] : meetings.filter(\.isHeld).map(\.day)
            let fulfilment = obligation.times.fulfilment(done: days, begins: obligation.begins, today: today)
            let ahead = meetings.filter { !$0.isHeld && today <= $0.day }.map(\.day).min()
            return DutyLine(obligation: obligation, fulfilment: fulfilment, ahead: ahead)
        }
        self.lines = lines.sorted { one, two in
            let order = (one.fulfilment.rank, two.fulfilment.rank)
            if order.0 != order.1 { return order.0 < order.1 }
            return (one.fulfilment.day, one.obligation.key) < (two.fulfilment.day, two.obligation.key)
        }
    }
}

extension Fulfilment {
    fileprivate var rank: Int {
        switch self {
        case .late: 0
        case .due: 1
        case .done: 2
        }
    }
}

extension Obligation {
    fileprivate func counts(_ gathering: Gathering) -> Bool {
        if case .meetings(let formation) = matter { gathering.formation == formation.id } else { false }
    }
}

extension Charter {
    /// What the constitution asks for again and again, of the formations that a reader may know of.
    func obligations(of formations: [Formation]) -> [Obligation] {
        let begins = adoptions.first?.day ?? adopted
        return formations.compactMap { meetings(of: $0) } + publicMeetings(begins)
            + profile.outputs.flatMap { output($0, begins) } + profile.inputs.compactMap { input($0, begins) }
    }

    private func value<T>(_ path: String, as type: T.Type = T.self) -> T? { entry(path)?.value as? T }

    private func meetings(of formation: Formation) -> Obligation? {
        guard let id = formation.profileID, let rhythm = value("formations.\(id).rhythm", as: Rhythm.self) else {
            return nil
        }
        return Obligation(
            key: "meetings.\(formation.id)", matter: .meetings(formation), rule: "formations.\(id).rhythm",
            times: .init(rhythm.atLeast, everyMonths: rhythm.everyMonths), begins: formation.since)
    }

    private func publicMeetings(_ begins: LocalDate) -> [Obligation] {
        guard let rhythm = value("publicity", as: Publicity.self)?.publicMeetings else { return [] }
        return [
            Obligation(
                key: "public-meetings", matter: .publicMeetings, rule: "publicity",
                times: .init(rhythm.atLeast, everyMonths: rhythm.everyMonths), begins: begins)
        ]
    }

    private func output(_ output: Output, _ begins: LocalDate) -> [Obligation] {
        let path = "outputs.\(output.id).cycle"
        guard let cycle = value(path, as: Cycle.self) else { return [] }
        let making = Obligation(
            key: "outputs.\(output.id)", matter: .output(output.names), rule: path, times: cycle.times, begins: begins)
        guard let months = cycle.reviewedEveryMonths else { return [making] }
        return [
            making,
            Obligation(
                key: "reviews.\(output.id)", matter: .review(output.names), rule: path,
                times: .init(everyMonths: months), begins: begins),
        ]
    }

    private func input(_ input: Input, _ begins: LocalDate) -> Obligation? {
        let path = "inputs.\(input.id).cycle"
        guard let cycle = value(path, as: Cycle.self) else { return nil }
        return Obligation(
            key: "inputs.\(input.id)", matter: .input(input.names), rule: path, times: cycle.times, begins: begins)
    }
}

extension Cycle {
    fileprivate var times: Obligation.Times {
        let window = fromMonth.flatMap { from in (toMonth ?? from) >= from ? from...(toMonth ?? from) : nil }
        return Obligation.Times(everyMonths: everyMonths, window: window)
    }
}
