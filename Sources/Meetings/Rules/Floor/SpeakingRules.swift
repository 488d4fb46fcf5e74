// SPDX-License-Identifier: EUPL-1.2
import Council
import Language
import Values

/// How a formation gives the floor. No profile studied so far sets this, so each council chooses.
struct SpeakingRules: Hashable, Sendable {
    let order: SpeakingOrder
    /// Seconds of one speech; nil for no limit.
    let seconds: Int?
    /// Seconds of all speeches of one college under one item; nil for no limit.
    let collegeSeconds: Int?

    /// What holds until a formation chooses.
    static let usual = SpeakingRules(order: .requested, seconds: 180, collegeSeconds: nil)

    /// Reads what was typed, in minutes.
    static func read(_ typed: (String) -> String) -> Result<SpeakingRules, Faults> {
        var faults: [(String, Message)] = []
        func minutes(_ field: String, upTo most: Int) -> Int? {
            let text = typed(field).trimmed
            guard !text.isEmpty else { return nil }
            if let minutes = Int(text), (1...most).contains(minutes) { return minutes * 60 }
            faults.append((field, Message("Give whole minutes from 1 to \(most), or leave it out.")))
            return nil
        }
        let (seconds, college) = (minutes("speech", upTo: 60), minutes("college", upTo: 600))
        guard let order = SpeakingOrder(rawValue: typed("order")) else {
            return .failure(Faults([("order", Message("Choose who speaks next."))]))
        }
        guard faults.isEmpty else { return .failure(Faults(faults)) }
        return .success(SpeakingRules(order: order, seconds: seconds, collegeSeconds: college))
    }
}

/// Who of those who wait speaks next.
enum SpeakingOrder: String, Hashable, Sendable, CaseIterable, Storable {
    case requested
    /// Whoever spoke least under the item comes first, and colleges alternate.
    case balanced

    var word: Message {
        switch self {
        case .requested: Message("In the order of asking")
        case .balanced: Message("Who has spoken least first, colleges in turn")
        }
    }

    /// The line of those who wait. Points of order come first, in the order of asking.
    ///
    /// - Parameter had: the turns of the same item that have begun
    func line(_ waiting: [Turn], after had: [Turn]) -> [Turn] {
        let asked = waiting.sorted { ($0.asked, $0.id) < ($1.asked, $1.id) }
        let (orders, speeches) = (asked.filter { $0.kind == .order }, asked.filter { $0.kind == .speech })
        return orders + (self == .requested ? speeches : balanced(speeches, after: had.filter { $0.kind == .speech }))
    }

    /// By the number of speeches each seat has had; among equals the first to ask whose college did not speak last.
    private func balanced(_ asked: [Turn], after had: [Turn]) -> [Turn] {
        let count = Dictionary(had.map { ($0.seat, 1) }, uniquingKeysWith: +)
        var last = had.max { ($0.began ?? $0.asked, $0.id) < ($1.began ?? $1.asked, $1.id) }?.side
        var line: [Turn] = []
        for (_, group) in Dictionary(grouping: asked, by: { count[$0.seat] ?? 0 }).sorted(by: { $0.key < $1.key }) {
            var rest = group
            while let index = rest.firstIndex(where: { $0.side != last }) ?? rest.indices.first {
                last = rest[index].side
                line.append(rest.remove(at: index))
            }
        }
        return line
    }
}
