// SPDX-License-Identifier: EUPL-1.2
import Language

/// What has to be corrected in a form of a walk.
struct WalkProblems: Error, Hashable {
    let problems: [FieldProblem]
}

/// The plan of a walk as somebody typed it.
enum WalkDraft {
    static let longestLine = 120
    static let fields = ["title", "day", "time", "meeting-place", "answers-by", "stops"]

    /// Reads what was typed; throws what is wrong with it.
    static func read(_ typed: (String) -> String) throws(WalkProblems) -> WalkPlan {
        var problems: [FieldProblem] = []
        let title = line("title", typed, &problems)
        if title.isEmpty { problems.append(FieldProblem("title", Message("Give the walk a name, such as its route."))) }
        let day = LocalDate(typed("day").trimmingSpaces)
        if day == nil { problems.append(FieldProblem("day", Message("Give the day, as in 2026-11-18."))) }
        let time = LocalTime(typed("time").trimmingSpaces)
        if time == nil { problems.append(FieldProblem("time", Message("Give the time, as in 18:00."))) }
        let answersBy = answersBy(typed("answers-by").trimmingSpaces, after: day, &problems)
        let stops = stops(typed("stops"), &problems)
        let meetingPlace = line("meeting-place", typed, &problems)
        let roles = WalkRole.allCases.reduce(into: [WalkRole: String]()) { roles, role in
            let office = line("role-\(role.rawValue)", typed, &problems)
            if !office.isEmpty { roles[role] = office }
        }
        guard problems.isEmpty, let day, let time else { throw WalkProblems(problems: problems) }
        return WalkPlan(
            title: title, tongue: Tongue(rawValue: typed("tongue")), day: day, time: time,
            isAfterDark: typed("light") == "dark", meetingPlace: meetingPlace, roles: roles, answersBy: answersBy,
            stops: stops)
    }

    private static func line(
        _ name: String, _ typed: (String) -> String, _ problems: inout [FieldProblem]
    ) -> String {
        let text = typed(name).trimmingSpaces
        if text.count > longestLine {
            problems.append(FieldProblem(name, Message("Write at most \(longestLine) characters.")))
        }
        return text
    }

    private static func answersBy(
        _ text: String, after day: LocalDate?, _ problems: inout [FieldProblem]
    ) -> LocalDate? {
        guard !text.isEmpty else { return nil }
        guard let date = LocalDate(text) else {
            problems.append(FieldProblem("answers-by", Message("Give the day, as in 2026-11-18.")))
            return nil
        }
        if let day, date < day {
            problems.append(FieldProblem("answers-by", Message("Answers come after the walk. Choose a later day.")))
        }
        return date
    }

    /// One stop a line: its name, and if wanted its area and what to look at, with an upright stroke between them.
    private static func stops(_ text: String, _ problems: inout [FieldProblem]) -> [WalkStop] {
        let lines = text.split(whereSeparator: \.isNewline).map { String($0).trimmingSpaces }.filter { !$0.isEmpty }
        if lines.isEmpty { problems.append(FieldProblem("stops", Message("Write at least one stop, one a line."))) }
        if lines.count > WalkPlan.mostStops {
            problems.append(FieldProblem("stops", Message("A walk has at most \(WalkPlan.mostStops) stops.")))
        }
        var names: Set<String> = []
        return lines.enumerated().map { index, line in
            let parts = line.split(separator: "|", maxSplits: 2, omittingEmptySubsequences: false)
                .map { String($0).trimmingSpaces }
            let name = parts[0]
            if name.isEmpty || parts.contains(where: { $0.count > longestLine }) {
                problems.append(
                    FieldProblem(
                        "stops",
                        Message("Line \(index + 1) needs a name, and at most \(longestLine) characters in each part.")))
            } else if !names.insert(Folding.fold(name)).inserted {
                problems.append(FieldProblem("stops", Message("Two stops are called “\(name)”. Tell them apart.")))
            }
            return WalkStop(
                number: index + 1, name: name, area: parts.count > 1 ? parts[1] : "",
                note: parts.count > 2 ? parts[2] : "")
        }
    }

    /// The stops as they stand in the field.
    static func text(_ stops: [WalkStop]) -> String {
        stops.map { stop in
            var parts = [stop.name, stop.area, stop.note]
            while parts.count > 1, parts.last?.isEmpty == true { parts.removeLast() }
            return parts.joined(separator: " | ")
        }.joined(separator: "\n")
    }
}
