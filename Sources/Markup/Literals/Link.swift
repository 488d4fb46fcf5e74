// SPDX-License-Identifier: EUPL-1.2

/// A checked address. Only a `Link` can stand in `href`, `src`, `action` and `formaction`.
///
/// A link leads to a page of this installation (made from a route), to a place on the same page, or to an address
/// outside that has been checked. `javascript:`, `data:` and protocol-relative addresses cannot be expressed.
public struct Link: Hashable, Sendable {
    private struct Parameter: Hashable, Sendable {
        let name: String
        let value: String
    }

    private let base: String
    private var query: [Parameter] = []
    private var anchor: String?

    /// Whether the link leaves this installation.
    public let isExternal: Bool

    /// A page of this installation. `path` is plain text, `/c/kalliste/lieux/Île`: each segment is encoded here.
    public init(path: String, query: [(String, String?)] = [], fragment: String? = nil) {
        let segments = path.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
        self.init(path: segments, query: query, fragment: fragment)
    }

    /// A page of this installation, from segments that may themselves contain slashes.
    public init(path segments: [String], query: [(String, String?)] = [], fragment: String? = nil) {
        base = "/" + segments.map(Self.segment).joined(separator: "/")
        isExternal = false
        self.query = query.compactMap { name, value in value.map { Parameter(name: name, value: $0) } }
        anchor = fragment
    }

    /// An address outside, or nil unless it is a plain `https`, `http`, `mailto` or `tel` address.
    public init?(external address: String) {
        guard let checked = ExternalAddress.checked(address) else { return nil }
        base = checked
        isExternal = true
    }

    /// A place on the same page.
    public static func fragment(_ id: String) -> Link { Link(anchor: id) }

    private init(anchor: String) {
        base = ""
        isExternal = false
        self.anchor = anchor
    }

    /// The same link with one parameter set, or taken away.
    public func with(_ name: String, _ value: String?) -> Link {
        var link = self
        link.query.removeAll { $0.name == name }
        if let value { link.query.append(Parameter(name: name, value: value)) }
        return link
    }

    /// The same page, at the element with an id.
    public func at(_ id: String?) -> Link {
        var link = self
        link.anchor = id
        return link
    }

    /// The address as it stands in a header or an attribute: ASCII, without spaces or control characters.
    public var address: String {
        var text = base
        for (index, parameter) in query.enumerated() {
            text += index == 0 && !base.contains("?") ? "?" : "&"
            text += Percent.encode(parameter.name) + "=" + Percent.encode(parameter.value)
        }
        if let anchor { text += "#" + Percent.encode(anchor) }
        return text
    }

    /// Encodes a segment. One that a browser would resolve away (`.`, `..`) is written so that it leads nowhere.
    private static func segment(_ text: String) -> String {
        switch text {
        case "", ".", "..": "_"
        default: Percent.encode(text)
        }
    }
}

extension Link: CustomStringConvertible {
    public var description: String { address }
}
