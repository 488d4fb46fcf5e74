// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Markup

/// The address under which the installation is reached, from its configuration: links in mails never come from a
/// request.
public struct BaseAddress: Hashable, Sendable, LosslessStringConvertible {
    /// `https://council.example`, without a slash at the end.
    public let description: String
    /// The host name: right-hand side of message and calendar identifiers.
    public let host: String

    /// Takes `https://host[:port][/path]`; `http` is meant for a machine of one's own.
    public init?(_ text: String) {
        guard let parts = URLComponents(string: text), parts.scheme == "https" || parts.scheme == "http",
            let host = parts.encodedHost, !host.isEmpty, parts.user == nil, parts.query == nil, parts.fragment == nil
        else { return nil }
        let address = text.hasSuffix("/") ? String(text.dropLast()) : text
        guard Link(external: address) != nil else { return nil }
        description = address
        self.host = host.lowercased()
    }

    /// The absolute address of a page of this installation.
    public func absolute(_ link: Link) -> String {
        link.isExternal ? link.address : description + link.address
    }

    /// The same for an address that was kept as text in the database.
    func absolute(stored address: String) -> String { description + address }
}
