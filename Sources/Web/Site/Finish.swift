// SPDX-License-Identifier: EUPL-1.2

/// What every answer gets on its way out: security headers, caching rules, and "not modified" where nothing was.
enum Finish {
    /// No inline script or style, nothing from other sites, no frames.
    static let policy = [
        "default-src 'none'", "style-src 'self'", "script-src 'self'", "img-src 'self' data:", "connect-src 'self'",
        "manifest-src 'self'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'",
    ].joined(separator: "; ")

    private static let fixed: [(name: String, value: String)] = [
        ("Content-Security-Policy", policy),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), microphone=(), geolocation=(), interest-cohort=()"),
    ]

    static func complete(_ reply: Reply, for request: Request, at door: Door?) -> Reply {
        var reply = reply
        reply.headers.append(contentsOf: fixed)
        if reply.header("Cache-Control") == nil {
            reply.headers.append(("Cache-Control", cacheRule(reply, request, door)))
        }
        guard reply.status == 200, case .bytes(let bytes, _) = reply.content, reply.header("Set-Cookie") == nil else {
            return reply
        }
        reply.headers.append(("ETag", entityTag(bytes)))
        return reply
    }

    /// "Not modified" for a browser that already has this answer, packed or not.
    static func revalidated(_ reply: Reply, for request: Request) -> Reply {
        guard let known = request.headers["if-none-match"], reply.status == 200, let tag = reply.header("ETag") else {
            return reply
        }
        let tags = known.split(separator: ",").map(\.trimmed)
        guard tags.contains(where: { $0 == "*" || withoutWeakness($0) == withoutWeakness(tag) }) else { return reply }
        return Reply(status: 304, headers: reply.headers)
    }

    private static func withoutWeakness(_ tag: String) -> Substring {
        tag.hasPrefix("W/") ? tag.dropFirst(2) : tag[...]
    }

    /// Browsers may keep a page, but must ask each time whether it still holds; shared caches keep nothing of a person.
    private static func cacheRule(_ reply: Reply, _ request: Request, _ door: Door?) -> String {
        guard reply.isForAnybody, door?.admission == .anyone, !request.hasSession, request.method != .post else {
            return "private, no-store"
        }
        return "public, no-cache"
    }

    /// A weak tag, since the same page may go out packed and plain.
    private static func entityTag(_ bytes: [UInt8]) -> String { "W/\"\(Fingerprint.of(bytes))\"" }
}

extension Reply {
    /// Whether the same bytes may be shown to whoever asks next.
    var isForAnybody: Bool { status == 200 && !isForOne && header("Set-Cookie") == nil }
}

extension Request {
    /// Whether the browser says that somebody is signed in; whether it is true shows only later.
    var hasSession: Bool { headers["cookie"]?.contains(SessionCookie.name) == true }
}
