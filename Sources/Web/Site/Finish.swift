// SPDX-License-Identifier: EUPL-1.2
import CSodium

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

    /// "Not modified" for a browser that already has these bytes.
    static func revalidated(_ reply: Reply, for request: Request) -> Reply {
        guard let known = request.headers["if-none-match"], reply.status == 200, reply.header("ETag") == known else {
            return reply
        }
        return Reply(status: 304, headers: reply.headers)
    }

    /// Browsers may keep a page, but must ask each time whether it still holds; shared caches keep nothing of a person.
    private static func cacheRule(_ reply: Reply, _ request: Request, _ door: Door?) -> String {
        let visitor = request.headers["cookie"]?.contains(SessionCookie.name) != true
        guard reply.status == 200, door?.admission == .anyone, visitor, request.method != .post else {
            return "private, no-store"
        }
        return "public, no-cache"
    }

    /// A strong tag: the first 16 bytes of BLAKE2b over the answer.
    static func entityTag(_ bytes: [UInt8]) -> String {
        var hash = [UInt8](repeating: 0, count: 16)
        crypto_generichash(&hash, hash.count, bytes, UInt64(bytes.count), nil, 0)
        return "\"" + hash.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + "\""
    }
}
