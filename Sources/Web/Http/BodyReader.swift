// SPDX-License-Identifier: EUPL-1.2

/// Reads the body of a form with the limits of its route.
enum BodyReader {
    /// The request with its form read; the request as it was where it carries none.
    static func read(_ request: Request, limit: Int) async throws -> Request {
        switch request.body {
        case .none, .form: return request
        case .bytes(let bytes):
            let stream = AsyncThrowingStream<[UInt8], any Error> { continuation in
                continuation.yield(bytes)
                continuation.finish()
            }
            return try await form(of: request, stream, limit: limit)
        case .stream(let stream):
            do {
                return try await form(of: request, stream, limit: limit)
            } catch let error where !(error is RequestError || error is SpoolError) {
                // The line broke off while the form was on its way: no fault of ours.
                throw RequestError.interrupted
            }
        }
    }

    private static func form(
        of request: Request, _ stream: Body.Stream, limit: Int
    ) async throws -> Request {
        let type = request.headers["content-type"] ?? ""
        if type.lowercased().hasPrefix("application/x-www-form-urlencoded") {
            let text = try await collect(stream, limit: min(limit, EndpointKind.formLimit))
            return request.replacing(body: .form(try Fields(urlEncoded: text), []))
        }
        guard type.lowercased().hasPrefix("multipart/form-data"),
            var reader = MultipartReader(contentType: type, limits: .init(body: limit))
        else { throw RequestError.unsupportedForm }
        // What is said to be too large is refused before any of it is kept.
        if let said = request.headers["content-length"].flatMap({ Int($0) }), said > limit {
            throw RequestError.tooLarge(limit: limit)
        }
        for try await bytes in stream { try reader.take(bytes) }
        try reader.finish()
        return request.replacing(body: .form(reader.fields, reader.uploads))
    }

    private static func collect(_ stream: Body.Stream, limit: Int) async throws -> String {
        var all: [UInt8] = []
        for try await bytes in stream {
            guard all.count + bytes.count <= limit else { throw RequestError.tooLarge(limit: limit) }
            all.append(contentsOf: bytes)
        }
        guard let text = String(validating: all, as: UTF8.self) else { throw RequestError.notText }
        return text
    }
}
