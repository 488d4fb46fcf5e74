// SPDX-License-Identifier: EUPL-1.2

/// A cookie to set. None of ours can be read by a script or sent along by another site.
public struct Cookie: Sendable, Equatable {
    public let name: String
    public let value: String
    let seconds: Int?
    let secure: Bool

    /// A cookie that lasts as long as the browser's session, or for `seconds`; 0 removes it.
    public init(_ name: String, _ value: String, seconds: Int? = nil, secure: Bool) {
        self.name = name
        self.value = value
        self.seconds = seconds
        self.secure = secure
    }

    /// The header field's value.
    var header: String {
        let age = seconds.map { "; Max-Age=\($0)" } ?? ""
        return "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax\(age)" + (secure ? "; Secure" : "")
    }
}

extension Reply {
    /// The same answer with a cookie to set.
    public func setting(_ cookie: Cookie) -> Reply {
        var reply = self
        reply.headers.append(("Set-Cookie", cookie.header))
        return reply
    }
}

extension Work {
    /// A cookie of this installation: confined to encrypted lines where there are such.
    public func cookie(_ name: String, _ value: String, seconds: Int? = nil) -> Cookie {
        Cookie(name, value, seconds: seconds, secure: arrival.site.isSecure)
    }
}

extension Visit {
    /// Gives the browser a cookie of this installation with the answer. What is rendered is for this browser alone.
    public func giveCookie(_ name: String, _ value: String, seconds: Int) {
        holdForOne()
        set(Cookie(name, value, seconds: seconds, secure: site.isSecure))
    }
}

/// The cookie that holds a session's token.
public enum SessionCookie {
    public static let name = "koinon-session"
}
