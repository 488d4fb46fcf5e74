// SPDX-License-Identifier: EUPL-1.2
import Synchronization

/// Counts of answers by route and status, for the operator's monitoring. Addresses of objects and people never enter.
public final class Metrics: Sendable {
    private struct Key: Hashable {
        let method: String
        let pattern: String
        let status: Int
    }

    private let counts = Mutex<[Key: Int]>([:])

    func count(_ method: Method, _ pattern: String, status: Int) {
        let key = Key(method: method.rawValue, pattern: pattern, status: status)
        counts.withLock { $0[key, default: 0] += 1 }
    }

    func count(_ method: Method, _ pattern: Pattern, status: Int) {
        count(method, pattern.description, status: status)
    }

    /// The counts in the text format that Prometheus reads, followed by further gauges.
    public func text(gauges: [(name: String, value: Int)] = []) -> String {
        let lines = counts.withLock { counts in
            counts.map { key, count in
                "koinon_requests_total{method=\"\(key.method)\",route=\"\(key.pattern)\",status=\"\(key.status)\"} \(count)"
            }
        }
        return (["# TYPE koinon_requests_total counter"] + lines.sorted()
            + gauges.flatMap { ["# TYPE \($0.name) gauge", "\($0.name) \($0.value)"] })
            .joined(separator: "\n") + "\n"
    }
}
