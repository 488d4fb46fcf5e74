// SPDX-License-Identifier: EUPL-1.2
import HTTPTypes
import Hummingbird

extension Site {
    /// A request as the site knows it; nil for methods that nothing here answers.
    static func request(_ request: Hummingbird.Request, peer: String, proxies: TrustedProxies) -> Request? {
        guard let method = Method(rawValue: request.method.rawValue) else { return nil }
        var headers = Headers(request.headers.map { ($0.name.rawName, $0.value) })
        if headers["host"] == nil { headers["host"] = request.head.authority }
        let target = request.head.path ?? "/"
        let halves = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        return Request(
            method, String(halves[0]), query: query(halves.count > 1 ? halves[1] : ""), headers: headers,
            body: method == .post ? body(request.body) : .none,
            client: proxies.client(peer: peer, forwarded: headers["x-forwarded-for"]))
    }

    /// A query that is not text is as good as none.
    private static func query(_ text: Substring) -> Fields {
        text.isEmpty ? Fields() : (try? Fields(urlEncoded: text)) ?? Fields()
    }

    private static func body(_ body: RequestBody) -> Body {
        .stream(body.map { Array($0.readableBytesView) })
    }
}
