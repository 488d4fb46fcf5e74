// SPDX-License-Identifier: EUPL-1.2
import Language

/// A search for a date as somebody typed it.
struct DateSearchDraft: Hashable, Sendable {
    let purpose: String
    let minutes: Int
    let answersBy: LocalDate
    /// Each once, in order.
    let moments: [LocalMoment]

    static let longestPurpose = 200

    /// Reads what was typed, or says what is wrong with it. The moments stand one a line, a day and a time each.
    ///
    /// - Parameter now: on the clocks of the council
    static func read(_ typed: (String) -> String, now: LocalMoment) -> Result<DateSearchDraft, Faults> {
        var faults: [(String, Message)] = []
        let purpose = typed("purpose").trimmed
        if purpose.isEmpty { faults.append(("purpose", Message("Say in a line what the meeting would be about."))) }
        if purpose.count > longestPurpose {
            faults.append(("purpose", Message("Keep it under \(longestPurpose) letters.")))
        }
        let minutes = Int(typed("minutes"))
        if !(5...1440).contains(minutes ?? 0) {
            faults.append(("minutes", Message("Give a length from 5 to 1,440 minutes.")))
        }
        let moments = moments(typed("moments"), now, &faults)
        let answersBy = LocalDate(typed("answers-by"))
        if answersBy == nil { faults.append(("answers-by", Message("Give the day, as in 2026-11-18."))) }
        if let answersBy, answersBy < now.date || moments.first.map({ $0.date <= answersBy }) == true {
            faults.append(("answers-by", Message("Choose a day from today to the day before the first moment.")))
        }
        guard faults.isEmpty, let minutes, let answersBy else { return .failure(Faults(faults)) }
        return .success(
            DateSearchDraft(purpose: purpose, minutes: minutes, answersBy: answersBy, moments: moments))
    }

    private static func moments(
        _ text: String, _ now: LocalMoment, _ faults: inout [(String, Message)]
    ) -> [LocalMoment] {
        var moments: [LocalMoment] = []
        for line in text.split(whereSeparator: \.isNewline).map({ String($0).trimmed }) where !line.isEmpty {
            let parts = line.split(whereSeparator: \.isWhitespace).map(String.init)
            guard parts.count == 2, let date = LocalDate(parts[0]), let time = LocalTime(parts[1]) else {
                faults.append(("moments", Message("“\(line)” is no day and time. Write them as in 2026-11-18 18:00.")))
                return []
            }
            let moment = LocalMoment(date: date, time: time, zone: now.zone)
            if moment.instant() <= now.instant() {
                faults.append(("moments", Message("“\(line)” has passed. Choose moments to come.")))
                return []
            }
            if !moments.contains(moment) { moments.append(moment) }
        }
        if !(2...DateSearch.mostOptions).contains(moments.count) {
            faults.append(("moments", Message("Give 2 to \(DateSearch.mostOptions) moments, one a line.")))
        }
        return moments.sorted { $0.instant() < $1.instant() }
    }
}
