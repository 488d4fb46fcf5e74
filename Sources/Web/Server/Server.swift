// SPDX-License-Identifier: EUPL-1.2
import Access
import Foundation
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle

/// The HTTP server around a site.
public struct Server: Sendable {
    /// Where a server listens.
    public struct Address: Sendable {
        let host: String
        let port: Int

        public init(host: String, port: Int) {
            self.host = host
            self.port = port
        }
    }

    let site: Site
    let address: Address
    let monitoring: Address?
    let proxies: TrustedProxies
    let background: [Background]

    /// With `monitoring`, figures and health are answered there, which no proxy should pass on.
    public init(
        site: Site, at address: Address, monitoring: Address? = nil, proxies: TrustedProxies, background: [Background]
    ) {
        self.site = site
        self.address = address
        self.monitoring = monitoring
        self.proxies = proxies
        self.background = background
    }

    /// Serves until SIGTERM or SIGINT, then finishes what is in flight.
    public func run(onStart: @escaping @Sendable () -> Void = {}) async throws {
        let (site, monitor) = (site, Monitor(site: site))
        let privatePort = monitoring.map { application(at: $0) { await monitor.respond(to: $0) } }
        let services: [any Service] = background + (privatePort.map { [$0] } ?? [])
        do {
            try await application(at: address, services: services, onStart: onStart) { await site.respond(to: $0) }
                .runService()
        } catch let error as IOError where [EADDRINUSE, EADDRNOTAVAIL, EACCES].contains(error.errnoCode) {
            throw CannotListen(reason: String(cString: strerror(error.errnoCode)))
        }
    }

    private func application(
        at address: Address, services: [any Service] = [], onStart: @escaping @Sendable () -> Void = {},
        answer: @escaping @Sendable (Request) async -> Reply
    ) -> some ApplicationProtocol {
        let (site, proxies) = (site, proxies)
        let responder = CallbackResponder<ConnectionContext> { request, context in
            let asked = Site.request(request, peer: context.peer, proxies: proxies)
            guard let asked else { return Response(status: .methodNotAllowed) }
            return Outgoing.response(to: asked, await answer(asked), at: site)
        }
        return Application(
            responder: responder,
            configuration: .init(address: .hostname(address.host, port: address.port), serverName: nil),
            services: services,
            onServerRunning: { _ in onStart() },
            logger: Log.quiet)
    }
}

/// The address is taken, is none of this machine's, or is not for this user.
public struct CannotListen: Error {
    /// In the system's words.
    public let reason: String
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
