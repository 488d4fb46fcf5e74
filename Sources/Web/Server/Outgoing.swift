// SPDX-License-Identifier: EUPL-1.2
import HTTPTypes
import Hummingbird
import ServiceLifecycle

/// Carries a reply to the wire.
enum Outgoing {
    static func response(to request: Request, _ reply: Reply, at site: Site) -> Response {
        var headers = HTTPFields()
        for (name, value) in reply.headers {
            guard let name = HTTPField.Name(name) else { continue }
            headers.append(HTTPField(name: name, value: value))
        }
        if let type = reply.contentType { headers[.contentType] = type }
        let status = HTTPResponse.Status(code: reply.status)
        let isHead = request.method == .head
        switch reply.content {
        case .none:
            return Response(status: status, headers: headers)
        case .bytes:
            let sent = Compression.apply(reply, accepting: request.headers["accept-encoding"], &headers)
            if isHead { headers[.contentLength] = String(sent.count) }
            return Response(status: status, headers: headers, body: isHead ? .init() : body(sent))
        case .pieces(_, let length, let next):
            let body = ResponseBody(contentLength: length) { writer in
                while let piece = try await next() { try await writer.write(ByteBuffer(bytes: piece)) }
                try await writer.finish(nil)
            }
            return Response(status: status, headers: headers, body: isHead ? .init() : body)
        case .events(let stream):
            headers[.cacheControl] = "no-store"
            return Response(status: status, headers: headers, body: isHead ? .init() : events(stream, site))
        }
    }

    private static func body(_ bytes: [UInt8]) -> ResponseBody {
        ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
    }

    /// Seconds between two signs of life, and between two questions whether the listener may still listen.
    private static let heartbeat = Duration.seconds(15)

    private static func events(_ stream: EventStream, _ site: Site) -> ResponseBody {
        ResponseBody { writer in
            // Watched before the browser hears that the line stands: what changes from then on is told.
            let ticks = site.live.watch(stream).withHeartbeat(every: heartbeat)
            try await writer.write(ByteBuffer(string: "retry: 2000\n\n"))
            for await tick in ticks.cancelOnGracefulShutdown() {
                guard await stream.mayStay(site.database) else { break }
                if let text = tick.text { try await writer.write(ByteBuffer(string: text)) }
            }
            try await writer.finish(nil)
        }
    }
}

extension AsyncStream where Element == Tick {
    /// The same stream with a sign of life as often as said.
    func withHeartbeat(every silence: Duration) -> AsyncStream<Tick> {
        AsyncStream { continuation in
            let events = Task {
                for await element in self { continuation.yield(element) }
                continuation.finish()
            }
            let beats = Task {
                while !Task.isCancelled {
                    try await Task.sleep(for: silence)
                    continuation.yield(.silence)
                }
            }
            continuation.onTermination = { _ in
                events.cancel()
                beats.cancel()
            }
        }
    }
}
