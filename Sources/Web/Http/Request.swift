// SPDX-License-Identifier: EUPL-1.2

/// The methods Koinon answers.
public enum Method: String, Sendable, Hashable, CaseIterable {
    case get = "GET"
    case head = "HEAD"
    case post = "POST"
}

/// One request, independent of the server that received it.
public struct Request: Sendable {
    public let method: Method
    /// The path, still percent-encoded, beginning with a slash.
    public let path: String
    public let query: Fields
    public let headers: Headers
    public let body: Body
    /// The client's network address, as the trusted proxies tell it.
    public let client: String

    public init(
        _ method: Method, _ path: String, query: Fields = [:], headers: Headers = [:], body: Body = .none,
        client: String = "127.0.0.1"
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
        self.client = client
    }

    /// Cookies by name; the first of two of the same name counts.
    public var cookies: [String: String] {
        guard let header = headers["cookie"] else { return [:] }
        let pairs = header.split(separator: ";").compactMap { part -> (String, String)? in
            guard let equals = part.firstIndex(of: "=") else { return nil }
            return (part[..<equals].trimmed, part[part.index(after: equals)...].trimmed)
        }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    /// The path with its query, as a link back to here would print it.
    public var target: String {
        query.isEmpty ? path : path + "?" + query.encoded
    }

    func replacing(body: Body) -> Request {
        Request(method, path, query: query, headers: headers, body: body, client: client)
    }
}

/// What a request carries besides its head.
public enum Body: Sendable {
    case none
    case bytes([UInt8])
    /// A form that was read: its fields, and its files spooled outside memory.
    case form(Fields, [Upload])
    /// Not read yet; the site reads it with the limits of the route.
    case stream(Stream)

    /// Bytes as they arrive.
    public typealias Stream = any AsyncSequence<[UInt8], any Error> & Sendable
}

/// Header fields by lower-case name.
public struct Headers: Sendable, ExpressibleByDictionaryLiteral {
    private var values: [String: String]

    public init(dictionaryLiteral elements: (String, String)...) {
        values = Dictionary(elements.map { ($0.0.lowercased(), $0.1) }, uniquingKeysWith: { first, _ in first })
    }

    public init(_ pairs: some Sequence<(String, String)>) {
        values = Dictionary(pairs.map { ($0.0.lowercased(), $0.1) }, uniquingKeysWith: { $0 + ", " + $1 })
    }

    public subscript(name: String) -> String? {
        get { values[name] }
        set { values[name] = newValue }
    }
}

extension Substring {
    var trimmed: String {
        var part = self
        while part.first?.isWhitespace == true { part.removeFirst() }
        while part.last?.isWhitespace == true { part.removeLast() }
        return String(part)
    }
}
