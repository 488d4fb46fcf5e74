// SPDX-License-Identifier: EUPL-1.2
import Database
import Foundation
import Language

/// The program's log: one line of JSON for each event, on standard error. It never holds persons, addresses of
/// objects, tokens or content.
public struct Journal: Sendable {
    private let write: @Sendable (String) -> Void
    private let clock: @Sendable () -> Instant

    /// A journal that hands its lines to `write`.
    public init(clock: @escaping @Sendable () -> Instant, write: @escaping @Sendable (String) -> Void) {
        self.clock = clock
        self.write = write
    }

    /// The journal of the running program.
    public static func standardError(clock: @escaping @Sendable () -> Instant) -> Journal {
        Journal(clock: clock) { line in FileHandle.standardError.write(Data((line + "\n").utf8)) }
    }

    /// Notes an event; `facts` are figures and fixed words, never what a person typed.
    public func note(_ event: StaticString, _ facts: KeyValuePairs<String, JSON> = [:]) {
        let head: [(String, JSON)] = [("at", .text(clock().description)), ("event", .text("\(event)"))]
        let line = JSON.object(head + facts.map { ($0.key, $0.value) })
        write(String(decoding: line.bytes, as: UTF8.self))
    }

    /// Notes that a request failed through a fault of ours. The words of database errors carry no values.
    func note(_ error: any Error, route: String) {
        let what = (error as? DatabaseError).map { "\($0)" } ?? "\(type(of: error))"
        note("request failed", ["route": .text(route), "error": .text(what)])
    }
}
