// SPDX-License-Identifier: EUPL-1.2
import Yams

/// A YAML document as it was written, with its lines: before anybody knows what it means.
struct Structure: Sendable {
    enum Content: Sendable {
        /// A plain scalar may be a number or a flag; a quoted one is text.
        case scalar(String, isPlain: Bool)
        case list([Structure])
        case map([(key: String, value: Structure)])
    }

    let content: Content
    let line: Int?

    /// More than any profile has; a larger file is not read.
    static let limit = 1 << 20

    /// Reads one document. Refuses anchors, aliases, tags and keys given twice.
    init(yaml text: String) throws(ProfileFault) {
        guard text.utf8.count <= Self.limit else { throw ProfileFault(.unreadable("more than 1 MB")) }
        do {
            let parser = try Parser(yaml: text)
            guard let root = try parser.singleRoot() else { throw ProfileFault(.mapExpected) }
            // A node refers to its anchor weakly: the parser owns it.
            self = try withExtendedLifetime(parser) { try Structure(root, []) }
        } catch let fault as ProfileFault {
            throw fault
        } catch {
            throw ProfileFault(yaml: error)
        }
    }

    private init(_ node: Node, _ path: [String]) throws(ProfileFault) {
        line = node.mark?.line
        guard node.anchor == nil else { throw ProfileFault(.alias, line: line, path: path) }
        switch node {
        case .alias: throw ProfileFault(.alias, line: line, path: path)
        case .scalar(let scalar):
            content = .scalar(scalar.string, isPlain: scalar.style == .plain)
        case .sequence(let nodes):
            var list: [Structure] = []
            for (index, node) in nodes.enumerated() { list.append(try Structure(node, path + ["\(index)"])) }
            content = .list(list)
        case .mapping(let pairs):
            var map: [(key: String, value: Structure)] = []
            for (key, value) in pairs {
                let key = try Self.key(key, path)
                map.append((key, try Structure(value, path + [key])))
            }
            content = .map(map)
        }
        guard node.isUntagged else { throw ProfileFault(.tag, line: line, path: path) }
    }

    /// Unquoted `no` and `12` are no text for YAML. The parser has given keys their tags when it compared them.
    private static func key(_ node: Node, _ path: [String]) throws(ProfileFault) -> String {
        guard case .scalar(let scalar) = node, node.anchor == nil else {
            throw ProfileFault(.keyNotText, line: node.mark?.line, path: path)
        }
        guard scalar.style != .plain || !PlainScalar.isMoreThanText(scalar.string) else {
            throw ProfileFault(.quoteIt(scalar.string), line: scalar.mark?.line, path: path)
        }
        return scalar.string
    }
}

extension Node {
    /// Whether the type was left to the reader, as it is everywhere in a profile.
    fileprivate var isUntagged: Bool {
        switch self {
        // The parser itself tags what stands in quotes as text.
        case .scalar(let scalar): scalar.tag == .implicit || scalar.style != .plain && scalar.tag == Tag(.str)
        case .mapping(let mapping): mapping.tag == .implicit
        case .sequence(let sequence): sequence.tag == .implicit
        case .alias: false
        }
    }
}

/// What a scalar without quotes is to YAML 1.1 and 1.2.
enum PlainScalar {
    static func isMoreThanText(_ text: String) -> Bool {
        words.contains(text.lowercased()) || whole(text) != nil || isDecimal(text) || isDate(text)
    }

    /// A whole number, without leading zeros or signs that mean something else to older readers.
    static func whole(_ text: String) -> Int? {
        let digits = text.hasPrefix("-") ? text.dropFirst() : Substring(text)
        guard !digits.isEmpty, digits.count <= 12, digits.utf8.allSatisfy(isDigit) else { return nil }
        return digits.count > 1 && digits.hasPrefix("0") ? nil : Int(text)
    }

    /// Digits with a decimal point, an exponent, or a leading zero.
    static func isDecimal(_ text: String) -> Bool {
        guard let first = text.utf8.first, isDigit(first) || "+-.".utf8.contains(first) else { return false }
        return text.utf8.allSatisfy { isDigit($0) || "+-.eE_".utf8.contains($0) } && text.utf8.contains(where: isDigit)
    }

    private static func isDate(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return parts.map(\.utf8.count) == [4, 2, 2] && parts.allSatisfy { $0.utf8.allSatisfy(isDigit) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

    private static let words: Set = ["true", "false", "yes", "no", "on", "off", "null", "~", ""]
}

extension ProfileFault {
    /// What the YAML parser found, without the text it was given.
    fileprivate init(yaml error: any Error) {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            let isAlias = problem.contains("alias")
            self.init(isAlias ? .alias : .unreadable(problem), line: mark.line)
        case .duplicatedKeysInMapping(let keys, let context):
            self.init(.keyTwice(keys.first ?? ""), line: context.mark.line)
        case .reader(let problem, _, _, _): self.init(.unreadable(problem))
        default: self.init(.unreadable("unknown reason"))
        }
    }
}
