// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// The server that takes the installation's mail, as its operator configured it.
public struct Relay: Sendable {
    /// How the connection is protected.
    public enum Protection: String, Sendable {
        /// TLS from the first byte: `smtps://`.
        case implicit
        /// STARTTLS, or no mail is sent: `smtp://` to any host but this machine's own.
        case required
        /// None: `smtp://localhost`, or asked for with `smtp://host?tls=none`.
        case none
    }

    /// The name and password the relay asks for; the password comes from a secret file and is never printed.
    public struct Account: Sendable, CustomStringConvertible {
        let user: String
        let password: String

        /// Line breaks at the end of a secret file are not part of the password.
        public init(user: String, password: String) {
            self.user = user
            self.password = String(password.reversed().drop { $0.isNewline }.reversed())
        }

        /// The user name only.
        public var description: String { user }
    }

    /// Why a configured relay cannot be used.
    public enum Refusal: Error, Equatable {
        /// The address is not `smtp://host[:port][?tls=none]` or `smtps://host[:port]`.
        case address
        /// A password would cross the network in the clear.
        case passwordInTheClear
    }

    let address: String
    let account: Account?
    let protection: Protection
    let authorities: String?
    let connecting: Duration
    let sending: Duration

    /// Reads `smtp://host:port`, `smtps://host:port` or `smtp://host:port?tls=none`.
    ///
    /// `authorities` is a file of certificate authorities (PEM) to trust in place of the system's. `connecting` and
    /// `sending` bound the time to connect and the whole time of one mail.
    public init(
        _ address: String, account: Account? = nil, authorities: String? = nil,
        connecting: Duration = .seconds(15), sending: Duration = .seconds(60)
    ) throws(Refusal) {
        guard let parts = URLComponents(string: address), let host = parts.encodedHost, !host.isEmpty,
            parts.user == nil, parts.path.isEmpty || parts.path == "/",
            let protection = Self.protection(of: parts, host: host)
        else { throw .address }
        let isLocal = Self.isThisMachine(host)
        guard account == nil || protection != .none || isLocal else { throw .passwordInTheClear }
        let port = parts.port.map { ":\($0)" } ?? ""
        self.address = (protection == .implicit ? "smtps://" : "smtp://") + host + port
        self.account = account
        self.protection = protection
        self.authorities = authorities
        self.connecting = connecting
        self.sending = sending
    }

    private static func protection(of parts: URLComponents, host: String) -> Protection? {
        let query = parts.query ?? ""
        switch (parts.scheme, query) {
        case ("smtps", ""): return .implicit
        case ("smtp", ""): return isThisMachine(host) ? Protection.none : .required
        case ("smtp", "tls=required"): return .required
        case ("smtp", "tls=none"): return Protection.none
        default: return nil
        }
    }

    private static func isThisMachine(_ host: String) -> Bool {
        ["localhost", "127.0.0.1", "[::1]", "::1"].contains(host)
    }
}
