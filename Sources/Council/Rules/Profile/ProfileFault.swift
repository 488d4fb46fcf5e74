// SPDX-License-Identifier: EUPL-1.2
import Language

/// Something in a profile that is not as docs/profiles.md says: where it stands, and why.
public struct ProfileFault: Error, Hashable, Sendable {
    public enum Reason: Hashable, Sendable {
        /// Not YAML at all, in the parser's words.
        case unreadable(String)
        case alias, tag, keyTwice(String), keyNotText
        case unknownKey(String), missingKey(String)
        case mapExpected, listExpected, textExpected, numberExpected, flagExpected
        /// A number with decimals.
        case decimal
        /// Text that YAML would read as something else unless it is quoted.
        case quoteIt(String)
        case badText, badID(String), badNumber, badAddress
        case badChoice(String, among: [String])
        case languageMissing(Tongue)
        case empty, twice(String)
        case notTheFileName(String)
        case noSuchSource(String), uncitedSource, sourceNeeded
        case noSuchAuthority(String), unnamedAuthority
        case noSuchCollege(String), noSuchSeat(String), noSuchFormation(String)
        case onePlenary, oneFollowed, formMixed, workingValueNeeded, shareAboveOne, rangeReversed
        case holidaysNeeded, standingMissing(String)
    }

    /// The file, where it is known.
    public var file: String?
    /// Counted from 1; nil for what concerns the whole file.
    public let line: Int?
    /// The keys that lead to it.
    public let path: [String]
    public let reason: Reason

    init(_ reason: Reason, line: Int? = nil, path: [String] = []) {
        self.reason = reason
        self.line = line
        self.path = path
    }
}

extension ProfileFault: CustomStringConvertible {
    /// `fr-clspd.yaml:214: convening.notice.number: a whole number is expected`
    public var description: String {
        let place = [file, line.map { "\($0)" }].compactMap(\.self).joined(separator: ":")
        let keys = path.isEmpty ? "" : path.joined(separator: ".")
        return [place, keys, reason.sentence].filter { !$0.isEmpty }.joined(separator: ": ")
    }
}

extension ProfileFault.Reason {
    /// The sentence for whoever chose the file.
    public var sentence: String {
        switch self {
        case .unreadable(let why): "This is not YAML: \(why)"
        case .alias: "Anchors and aliases are not allowed."
        case .tag: "Tags are not allowed."
        case .keyTwice(let key): "The key “\(key)” is given twice."
        case .keyNotText: "A key must be text."
        case .unknownKey(let key): "The key “\(key)” is not known here."
        case .missingKey(let key): "The key “\(key)” is missing."
        case .mapExpected: "Keys with values are expected."
        case .listExpected: "A list is expected."
        case .textExpected: "A text is expected."
        case .numberExpected: "A whole number is expected."
        case .flagExpected: "“true” or “false” is expected."
        case .decimal: "Numbers are whole. Write a share as numerator and denominator."
        case .quoteIt(let text): "Put “\(text)” in quotes: YAML would not read it as text."
        case .badText: "A text has 1 to 1,000 letters, without line breaks, double spaces or spaces at its ends."
        case .badID(let id): "“\(id)” is not an id: lower-case words joined by hyphens, 64 letters at most."
        case .badNumber: "This number is too small or too large here."
        case .badAddress: "An address begins with http:// or https://."
        case .badChoice(let text, let choices): "“\(text)” is not one of \(choices.joined(separator: ", "))."
        case .languageMissing(let tongue): "The text is missing in “\(tongue.rawValue)”."
        case .empty: "At least one is expected."
        case .twice(let id): "“\(id)” stands twice."
        case .notTheFileName(let id): "The id “\(id)” is not the name of the file."
        case .noSuchSource(let id): "The source “\(id)” is not listed under “sources”."
        case .uncitedSource: "Nothing cites this source."
        case .sourceNeeded: "This basis needs a source."
        case .noSuchAuthority(let id): "The authority “\(id)” is not listed under “authorities”."
        case .unnamedAuthority: "Nothing names this authority."
        case .noSuchCollege(let id): "“\(id)” is not a college."
        case .noSuchSeat(let id): "“\(id)” is not a seat."
        case .noSuchFormation(let id): "“\(id)” is not a formation."
        case .onePlenary: "A council has exactly one plenary."
        case .oneFollowed: "Exactly one of the variants is followed."
        case .formMixed: "A rule is known, unknown or disputed: these keys do not go together."
        case .workingValueNeeded: "The platform needs a value to start with: a rule, or a suggestion."
        case .shareAboveOne: "A share cannot be more than the whole."
        case .rangeReversed: "“from” is greater than “to”."
        case .holidaysNeeded: "Periods in working days need a rule for holidays."
        case .standingMissing(let kind): "“standing” says nothing about seats of the kind “\(kind)”."
        }
    }
}
