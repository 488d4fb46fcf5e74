// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// The fields of a form or a query, in the order they came; a name may come more than once.
public struct Fields: Sendable, Equatable, ExpressibleByDictionaryLiteral {
    public private(set) var pairs: [(name: String, value: String)]

    /// More fields than any page of ours sends.
    static let limit = 4_000

    public init(_ pairs: [(name: String, value: String)] = []) { self.pairs = pairs }

    public init(dictionaryLiteral elements: (String, String)...) {
        pairs = elements.map { (name: $0.0, value: $0.1) }
    }

    public static func == (a: Fields, b: Fields) -> Bool { a.pairs.elementsEqual(b.pairs, by: ==) }

    public var isEmpty: Bool { pairs.isEmpty }

    /// The first value of this name.
    public subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }

    /// All values of this name.
    public func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }

    public func removing(_ names: Set<String>) -> Fields { Fields(pairs.filter { !names.contains($0.name) }) }

    public mutating func append(_ name: String, _ value: String) { pairs.append((name: name, value: value)) }

    /// Reads `a=b&c=d` with percent-encoding. Refuses what is not UTF-8 and more fields than any page sends.
    public init(urlEncoded text: some StringProtocol) throws(RequestError) {
        var read: [(name: String, value: String)] = []
        for part in text.utf8.split(separator: UInt8(ascii: "&")) {
            let halves = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            let name = try Self.decode(halves[0])
            read.append((name: name, value: halves.count > 1 ? try Self.decode(halves[1]) : ""))
            guard read.count <= Self.limit else { throw .tooManyFields }
        }
        self.init(read)
    }

    private static func decode(_ bytes: some Sequence<UInt8>) throws(RequestError) -> String {
        var out: [UInt8] = []
        var iterator = bytes.makeIterator()
        while let byte = iterator.next() {
            switch byte {
            case UInt8(ascii: "+"): out.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let high = iterator.next()?.hexValue, let low = iterator.next()?.hexValue else {
                    throw .notEncoded
                }
                out.append(high << 4 | low)
            default: out.append(byte)
            }
        }
        // NUL has no place in a form, and PostgreSQL cannot store it.
        guard !out.contains(0), let text = String(validating: out, as: UTF8.self) else { throw .notText }
        return text
    }

    /// The fields as `a=b&c=d`.
    public var encoded: String {
        pairs.map { Self.encode($0.name) + "=" + Self.encode($0.value) }.joined(separator: "&")
    }

    private static func encode(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                String(UnicodeScalar(byte))
            default: "%" + byte.hex
            }
        }.joined()
    }
}

/// Why a request could not be read.
public enum RequestError: Error, Sendable, Equatable {
    case notEncoded
    case notText
    case tooManyFields
    case tooLarge(limit: Int)
    case malformedForm
    case unsupportedForm
    case interrupted
}

extension UInt8 {
    /// Two digits: `0A`.
    var hex: String { (self < 16 ? "0" : "") + String(self, radix: 16, uppercase: true) }

    var hexValue: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
