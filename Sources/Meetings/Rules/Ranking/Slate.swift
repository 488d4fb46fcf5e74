// SPDX-License-Identifier: EUPL-1.2
import Language

/// What can be chosen: candidates, lists of candidates, priorities. An option is known by its number, from 1.
struct Slate: Hashable, Sendable, Codable {
    /// More do not fit into a sealed ballot, which is always as long (`MarkedBallot`).
    static let most = 18

    let options: [String]

    var numbers: ClosedRange<Int> { 1...max(1, options.count) }

    func name(_ number: Int) -> String { options.indices.contains(number - 1) ? options[number - 1] : "\(number)" }

    func names(_ numbers: [Int]) -> [String] { numbers.map(name) }

    /// Reads options as they were typed, one a line.
    static func read(_ typed: String, least: Int) -> Result<Slate, Faults> {
        let lines = typed.split(whereSeparator: \.isNewline).map { String($0).trimmed }.filter { !$0.isEmpty }
        guard lines.count >= least else {
            return .failure(Faults([("options", Message("Write at least \(least), one a line."))]))
        }
        guard lines.count <= most else {
            return .failure(Faults([("options", Message("At most \(most) fit on a ballot."))]))
        }
        guard Set(lines).count == lines.count else {
            return .failure(Faults([("options", Message("One stands there twice."))]))
        }
        guard lines.allSatisfy({ $0.count <= 200 }) else {
            return .failure(Faults([("options", Message("A line has at most 200 letters."))]))
        }
        return .success(Slate(options: lines))
    }
}

/// What a ballot says of each option, in the order of the slate; 0 says nothing of it.
///
/// In an election and in approval 1 is a vote for the option. In a ranking it is the place, 1 being the first; options of
/// the same place are equal, and those without one stand together after all others.
struct Marks: Hashable, Sendable, Codable {
    let marks: [UInt8]

    init(_ marks: [UInt8]) { self.marks = marks }

    /// Marks with a vote for some options.
    init(for chosen: [Int], of count: Int) { marks = (1...max(1, count)).map { chosen.contains($0) ? 1 : 0 } }

    var isBlank: Bool { marks.allSatisfy { $0 == 0 } }
    var chosen: [Int] { marks.indices.filter { marks[$0] > 0 }.map { $0 + 1 } }

    /// Whether the first option stands before the second.
    func prefers(_ one: Int, to other: Int) -> Bool {
        let (a, b) = (marks[one - 1], marks[other - 1])
        return a > 0 && (b == 0 || a < b)
    }

    /// As published: the marks in order, with spaces between.
    var text: String { marks.map(String.init).joined(separator: " ") }

    init?(text: String) {
        let parts = text.split(separator: " ").map { UInt8($0) }
        guard !parts.isEmpty, parts.allSatisfy({ $0 != nil }) else { return nil }
        marks = parts.compactMap(\.self)
    }
}

/// What a ballot asks: a choice of some, approval of any number, or an order.
enum MarkForm: Hashable, Sendable, Codable {
    case choose(atMost: Int)
    case approve
    case rank

    /// Why marks are no ballot of this form; nil where they are.
    func refusal(of marks: Marks, _ slate: Slate, standing: [Int], allowsBlank: Bool) -> MarkRefusal? {
        guard marks.marks.count == slate.options.count else { return .damaged }
        guard marks.chosen.allSatisfy(standing.contains) else { return .notStanding }
        if marks.isBlank, !allowsBlank { return .blank }
        let largest = Int(marks.marks.max() ?? 0)
        switch self {
        case .choose(let most):
            if largest > 1 { return .damaged }
            return marks.chosen.count > most ? .tooMany(most) : nil
        case .approve: return largest > 1 ? .damaged : nil
        case .rank: return largest > slate.options.count ? .damaged : nil
        }
    }
}

/// Why a ballot with marks is not taken.
enum MarkRefusal: Error, Hashable, Sendable {
    case damaged, notStanding, blank
    case tooMany(Int)

    var message: Message {
        switch self {
        case .damaged: Message("This ballot does not fit the question. Fill in the one on this page.")
        case .notStanding: Message("One of those chosen does not stand in this round.")
        case .blank: Message("The rules of this council know no abstention. Choose at least one.")
        case .tooMany(let most):
            .plural(most, one: "Choose \(most) at most.", other: "Choose \(most) at most.")
        }
    }
}

/// A ballot of a secret election or ranking: marks and a code, and nothing of whose it is.
struct MarkedBallot: BoxedBallot {
    let code: ReceiptCode
    let marks: Marks

    init(_ code: ReceiptCode, _ marks: Marks) {
        self.code = code
        self.marks = marks
    }

    var isAbstention: Bool { marks.isBlank }
    var order: String { marks.text }

    /// How it is sealed: the version of this form, how many options there are, the code, a byte for each, and zeros. As
    /// long as every other secret ballot.
    var plain: [UInt8] {
        let filled = [2, UInt8(marks.marks.count)] + Array(code.text.utf8) + marks.marks
        return filled + [UInt8](repeating: 0, count: SecretBallot.bytes - filled.count)
    }

    init?(plain: [UInt8]) {
        let start = 2 + ReceiptCode.length
        guard plain.count == SecretBallot.bytes, plain[0] == 2, (1...Slate.most).contains(Int(plain[1])),
            let code = ReceiptCode(String(decoding: plain[2..<start], as: UTF8.self))
        else { return nil }
        self.init(code, Marks(Array(plain[start..<start + Int(plain[1])])))
    }
}
