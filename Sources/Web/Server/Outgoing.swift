// SPDX-License-Identifier: EUPL-1.2
import HTTPTypes
import Hummingbird
import ServiceLifecycle

/// Carries a reply to the wire.
enum Outgoing {
    static func response(to request: Request, _ reply: Reply, live: EventHub) -> Response {
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
            return Response(status: status, headers: headers, body: events(stream, live))
        }
    }

    private static func body(_ bytes: [UInt8]) -> ResponseBody {
        ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
    }

    /// Seconds between two signs of life, and between two questions whether the listener may still listen.
    private static let heartbeat = Duration.seconds(15)

    private static func events(_ stream: EventStream, _ live: EventHub) -> ResponseBody {
        ResponseBody { writer in
            try await writer.write(ByteBuffer(string: "retry: 2000\n\n"))
            let ticks = live.watch(stream.channels).withHeartbeat(every: heartbeat)
            for await tick in ticks.cancelOnGracefulShutdown() {
                guard await stream.mayStay() else { break }
                let text = tick.map { "event: changed\ndata: \($0)\n\n" } ?? ": still here\n\n"
                try await writer.write(ByteBuffer(string: text))
            }
            try await writer.finish(nil)
        }
    }
}

extension AsyncStream where Element == String {
    /// The same stream with nil after every silence of the given length; it ends with graceful shutdown.
    func withHeartbeat(every silence: Duration) -> AsyncStream<String?> {
        AsyncStream<String?> { continuation in
            let events = Task {
                for await element in self { continuation.yield(element) }
                continuation.finish()
            }
            let beats = Task {
                while !Task.isCancelled {
                    try await Task.sleep(for: silence)
                    continuation.yield(nil)
                }
            }
            continuation.onTermination = { _ in
                events.cancel()
                beats.cancel()
            }
        }
    }
}
