// SPDX-License-Identifier: EUPL-1.2
import Synchronization

/// Counts of answers by route and status, for the operator's monitoring. Addresses of objects and people never enter.
public final class Metrics: Sendable {
    private struct Key: Hashable {
        let method: String
        let pattern: String
        let status: Int

        var labels: String { "{method=\"\(method)\",route=\"\(pattern)\",status=\"\(status)\"}" }
    }

    private struct Sum {
        var count = 0
        var seconds = 0.0
    }

    private let sums = Mutex<[Key: Sum]>([:])

    func count(_ method: Method, _ pattern: String, status: Int, took duration: Duration) {
        let key = Key(method: method.rawValue, pattern: pattern, status: status)
        sums.withLock {
            $0[key, default: Sum()].count += 1
            $0[key, default: Sum()].seconds += duration / .seconds(1)
        }
    }

    /// The counts in the text format that Prometheus reads, followed by further gauges.
    public func text(gauges: [(name: String, value: Double)] = []) -> String {
        let all = sums.withLock { $0.sorted { $0.key.labels < $1.key.labels } }
        var lines = ["# TYPE koinon_requests_total counter"]
        lines += all.map { "koinon_requests_total\($0.labels) \($1.count)" }
        lines.append("# TYPE koinon_request_seconds_total counter")
        lines += all.map { "koinon_request_seconds_total\($0.labels) \($1.seconds)" }
        lines += gauges.flatMap { ["# TYPE \($0.name) gauge", "\($0.name) \($0.value)"] }
        return lines.joined(separator: "\n") + "\n"
    }
}
