// SPDX-License-Identifier: EUPL-1.2
import Database
import Foundation
import Jobs

/// Answers the city's monitoring on the private port: figures and health, never persons, addresses or content.
public struct Monitor: Sendable {
    let site: Site

    public init(site: Site) { self.site = site }

    /// Answers `/metrics` and `/health`, and nothing else.
    public func respond(to request: Request) async -> Reply {
        switch (request.method, request.path) {
        case (.get, "/metrics"), (.head, "/metrics"): await metrics()
        case (.get, "/health"), (.head, "/health"): await health()
        default: Problem(.absent).reply(in: .problem)
        }
    }

    private func metrics() async -> Reply {
        let queue = await queue()
        var gauges: [(name: String, value: Double)] = [
            ("koinon_up", queue == nil ? 0 : 1), ("koinon_live_streams", Double(site.live.count)),
        ]
        if let bytes = Self.residentBytes { gauges.append(("process_resident_memory_bytes", bytes)) }
        if let queue {
            gauges += [
                ("koinon_jobs_waiting", Double(queue.waiting)), ("koinon_jobs_in_hand", Double(queue.inHand)),
                ("koinon_jobs_dead", Double(queue.dead)), ("koinon_letters_waiting", Double(queue.letters)),
                ("koinon_jobs_delay_seconds", (queue.delay ?? .zero) / .seconds(1)),
            ]
        }
        return .text(site.metrics.text(gauges: gauges), type: "text/plain; version=0.0.4; charset=utf-8")
    }

    /// 200 while the database answers, else 503, so that a balancer takes this process out.
    private func health() async -> Reply {
        guard let queue = await queue() else {
            return .json(.object(["status": "failing", "database": "does not answer"]), status: 503)
        }
        return .json(
            .object([
                "status": "ok", "database": "answers", "jobsWaiting": .number(queue.waiting),
                "jobsDead": .number(queue.dead), "lettersWaiting": .number(queue.letters),
                "oldestJobSeconds": .number(Int((queue.delay ?? .zero) / .seconds(1))),
            ]))
    }

    private func queue() async -> QueueHealth? {
        try? await site.database.read { try $0.queueHealth() }
    }

    /// Memory held by the process, in bytes, as Linux tells it: the second figure of `statm`, in pages.
    private static var residentBytes: Double? {
        guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8),
            let pages = text.split(separator: " ").dropFirst().first.flatMap({ Double($0) })
        else { return nil }
        return pages * Double(sysconf(Int32(_SC_PAGESIZE)))
    }
}
