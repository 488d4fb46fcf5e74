// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Synchronization

/// Tells the browsers that watch something that it changed. An event carries no content: the browser asks for the
/// page again, with the rights its person has by then.
public final class EventHub: Sendable {
    private typealias Watcher = AsyncStream<Tick>.Continuation

    private struct State {
        var watchers: [Topic: [Int: Watcher]] = [:]
        var next = 0
        /// Topics about which something waits to be told.
        var gathering: Set<Topic> = []
    }

    /// What somebody can wait for.
    private enum Topic: Hashable {
        case channel(String)
        /// That rights or sessions of a person changed.
        case rights(of: String)
    }

    private let state = Mutex(State())

    public init() {}

    /// Passes on what the database tells, from this process and all others, until the task is cancelled.
    public func run(_ database: Database) async {
        for await notice in await database.events() { pass(notice) }
    }

    func pass(_ notice: Notice) {
        switch notice {
        case .gap: announceAll()
        case _ where notice.channel == AccessModule.rightsChannel:
            announce(.mayHaveToGo, on: .rights(of: notice.payload))
        case _ where notice.payload == Urgency.gathered.rawValue: gather(.channel(notice.channel))
        default: announce(.changed(notice.channel), on: .channel(notice.channel))
        }
    }

    /// Tells once of all that happens within a while: a thousand ballots are no thousand pages for each of a thousand people.
    private func gather(_ topic: Topic) {
        let watchers = state.withLock { state -> Int? in
            state.gathering.insert(topic).inserted ? state.watchers[topic]?.count ?? 0 : nil
        }
        guard let watchers, case .channel(let name) = topic else { return }
        Task {
            // No signal is lost to a pause that was cut short.
            try? await Task.sleep(for: Self.pause(watchers: watchers))
            _ = state.withLock { $0.gathering.remove(topic) }
            announce(.changed(name), on: topic)
        }
    }

    /// How long changes are gathered. Each watcher asks for the page again, and a process answers some hundreds a second
    /// beside its other work.
    static func pause(watchers: Int) -> Duration { max(.milliseconds(300), .milliseconds(2 * watchers)) }

    /// What one browser is woken for. Slow browsers miss repetitions, never the last change.
    func watch(_ stream: EventStream) -> AsyncStream<Tick> {
        let topics = stream.channels.map(Topic.channel) + (stream.person.map { [.rights(of: $0.description)] } ?? [])
        return AsyncStream(bufferingPolicy: .bufferingNewest(16)) { continuation in
            let number = state.withLock { state in
                state.next += 1
                for topic in topics { state.watchers[topic, default: [:]][state.next] = continuation }
                return state.next
            }
            continuation.onTermination = { [weak self] _ in self?.forget(number, topics) }
        }
    }

    private func forget(_ number: Int, _ topics: [Topic]) {
        state.withLock { state in
            for topic in topics {
                state.watchers[topic]?[number] = nil
                if state.watchers[topic]?.isEmpty == true { state.watchers[topic] = nil }
            }
        }
    }

    private func announce(_ tick: Tick, on topic: Topic) {
        let watchers = state.withLock { Array(($0.watchers[topic] ?? [:]).values) }
        for watcher in watchers { watcher.yield(tick) }
    }

    /// Some notices were lost: whoever watches anything looks again.
    private func announceAll() {
        for topic in state.withLock({ Array($0.watchers.keys) }) {
            switch topic {
            case .channel(let name): announce(.changed(name), on: topic)
            case .rights: announce(.mayHaveToGo, on: topic)
            }
        }
    }

    /// How many browsers listen, for the metrics.
    public var count: Int { state.withLock { Set($0.watchers.values.flatMap(\.keys)).count } }
}

/// How soon watchers hear of a change.
public enum Urgency: String, Sendable {
    case atOnce = ""
    /// With others of its kind: for what many people do in the same moment.
    case gathered
}

extension Transaction {
    /// Tells those who watch a channel, once this is committed, that they should look again.
    public func announce(_ channel: String, _ urgency: Urgency = .atOnce) throws {
        try notify(channel, urgency.rawValue)
    }
}

/// What a listening browser is woken for. Before anything is sent it is asked again whether it may still listen.
enum Tick: Sendable, Equatable {
    case changed(String)
    /// Rights of the person changed; there is nothing to tell.
    case mayHaveToGo
    /// Nothing happened for a while.
    case silence

    /// What is written to the browser.
    var text: String? {
        switch self {
        case .changed(let channel): "event: changed\ndata: \(channel)\n\n"
        case .mayHaveToGo: nil
        case .silence: ": still here\n\n"
        }
    }
}

/// What one browser listens to.
public struct EventStream: Sendable {
    let channels: Set<String>
    /// Whose rights count; nil for visitors.
    let person: PersonID?
    /// Asked again before each event and heartbeat, and when rights change: false ends the stream.
    let mayStay: @Sendable (Database) async -> Bool

    /// A stream that its maker re-authorises.
    public init(channels: Set<String>, mayStay: @escaping @Sendable () async -> Bool) {
        self.init(channels: channels, person: nil) { _ in await mayStay() }
    }

    init(channels: Set<String>, person: PersonID?, mayStay: @escaping @Sendable (Database) async -> Bool) {
        self.channels = channels
        self.person = person
        self.mayStay = mayStay
    }
}

extension Visit {
    /// A live stream of what changes on these channels, for as long as the person may open this address.
    ///
    /// The rights are read anew before each event, each heartbeat, and at once when they change; where the address
    /// stands for one object, `isAllowed` says whether the person may still see it.
    public func events(
        _ channels: Set<String>, while isAllowed: @escaping @Sendable (Visit) throws -> Bool = { _ in true }
    ) -> Reply {
        let arrival = arrival
        let stream = EventStream(channels: channels, person: viewer.person) { database in
            let answer = try? await database.read { snapshot in
                try isAllowed(Visit(arrival.renewed(in: snapshot), snapshot: snapshot))
            }
            return answer ?? false
        }
        return Reply(content: .events(stream))
    }
}
