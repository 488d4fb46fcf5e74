// SPDX-License-Identifier: EUPL-1.2
import Access
import Foundation
import Hummingbird
import Logging
import ServiceLifecycle

/// The HTTP server around a site.
public struct Server: Sendable {
    let site: Site
    let host: String
    let port: Int
    let proxies: TrustedProxies
    let services: [any Service]

    public init(site: Site, host: String, port: Int, proxies: TrustedProxies, background: [Background]) {
        self.site = site
        self.host = host
        self.port = port
        self.proxies = proxies
        services = background
    }

    /// Serves until SIGTERM or SIGINT, then finishes what is in flight.
    public func run(onStart: @escaping @Sendable () -> Void = {}) async throws {
        let site = site
        let proxies = proxies
        let responder = CallbackResponder<ConnectionContext> { request, context in
            let asked = Site.request(request, peer: context.peer, proxies: proxies)
            guard let asked else { return Response(status: .methodNotAllowed) }
            return Outgoing.response(to: asked, await site.respond(to: asked), live: site.live)
        }
        let application = Application(
            responder: responder,
            configuration: .init(address: .hostname(host, port: port), serverName: nil),
            services: services,
            onServerRunning: { _ in onStart() },
            logger: Log.quiet)
        try await application.runService()
    }
}

/// Work that runs beside the server and ends with it, such as the job worker.
public struct Background: Service {
    let work: @Sendable () async -> Void
    let stop: (@Sendable () async -> Void)?

    /// Work that is cancelled when the server stops; or, where `stop` is given, asked to come to its own end.
    public init(work: @escaping @Sendable () async -> Void, stop: (@Sendable () async -> Void)? = nil) {
        self.work = work
        self.stop = stop
    }

    public func run() async throws {
        guard let stop else { return await cancelWhenGracefulShutdown { await work() } }
        await withGracefulShutdownHandler {
            await work()
        } onGracefulShutdown: {
            Task { await stop() }
        }
    }
}

/// What we keep of a connection: the address at its other end.
struct ConnectionContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let peer: String

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        peer = source.channel.remoteAddress?.ipAddress ?? "unknown"
    }
}

/// Whom we believe when they say for whom they ask.
public struct TrustedProxies: Sendable {
    private let addresses: Set<String>

    /// The network addresses of proxies in front of this server.
    public init(_ addresses: some Sequence<String>) { self.addresses = Set(addresses) }

    /// The client's address: the last in the chain that is not one of our proxies.
    func client(peer: String, forwarded: String?) -> String {
        guard addresses.contains(peer), let forwarded else { return peer }
        let chain = forwarded.split(separator: ",").map(\.trimmed)
        return chain.last { !addresses.contains($0) } ?? peer
    }
}

/// The server library's own log says nothing that we do not say better.
private enum Log {
    static let quiet: Logger = {
        var logger = Logger(label: "koinon.http")
        logger.logLevel = .error
        return logger
    }()
}
