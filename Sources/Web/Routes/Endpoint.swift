// SPDX-License-Identifier: EUPL-1.2
import Access
import Markup

/// The addresses of one room. Each case is one address with what it names; links are printed from the same cases
/// that requests are read into.
public protocol RouteSet: Sendable, Equatable {
    /// Every address, with its method, its pattern and who is admitted.
    static var endpoints: [Endpoint<Self>] { get }
    /// The path of this case, inside the council and language of the page it stands on.
    var path: RoutePath { get }
}

/// Where a route leads, before it is known from which page: a council's address takes council and language from it.
public enum RoutePath: Sendable, Equatable {
    /// `/c/{council}/{language}/…`
    case council([String])
    /// `/{language}/…`, a page of the installation.
    case installation([String])
    /// Exactly this path, for programs.
    case plain([String])
}

/// One address of a room.
public struct Endpoint<Route: Sendable>: Sendable {
    public let method: Method
    public let pattern: Pattern
    public let admission: Admission
    public let kind: EndpointKind
    /// One line of English for the table of permissions and the description of the interface.
    public let summary: String
    /// What programs may ask for in the query.
    let query: [QueryField]
    /// How a program is told what went wrong.
    let errors: ErrorForm
    let read: @Sendable (Slots) throws(Slots.Mismatch) -> Route

    private init(
        _ method: Method, _ pattern: Pattern, _ admission: Admission, _ kind: EndpointKind, _ summary: String,
        query: [QueryField] = [], errors: ErrorForm = .problem,
        _ read: @escaping @Sendable (Slots) throws(Slots.Mismatch) -> Route
    ) {
        self.method = method
        self.pattern = pattern
        self.admission = admission
        self.kind = kind
        self.summary = summary
        self.query = query
        self.errors = errors
        self.read = read
    }

    /// A page to read, inside a council: the pattern goes on after `/c/{council}/{language}`.
    public static func page(
        _ pattern: Pattern, _ admission: Admission, _ summary: String,
        _ read: @escaping @Sendable (Slots) throws(Slots.Mismatch) -> Route
    ) -> Endpoint {
        Endpoint(.get, pattern.inCouncil, admission, .page, summary, read)
    }

    /// A form that is sent, inside a council.
    public static func form(
        _ pattern: Pattern, _ admission: Admission, _ summary: String, limit: Int = EndpointKind.formLimit,
        _ read: @escaping @Sendable (Slots) throws(Slots.Mismatch) -> Route
    ) -> Endpoint {
        Endpoint(.post, pattern.inCouncil, admission, .form(limit: limit), summary, read)
    }

    /// A file or feed, inside a council.
    public static func file(
        _ pattern: Pattern, _ admission: Admission, _ summary: String, query: [QueryField] = [],
        _ read: @escaping @Sendable (Slots) throws(Slots.Mismatch) -> Route
    ) -> Endpoint {
        Endpoint(.get, pattern.inCouncil, admission, .file, summary, query: query, read)
    }

    /// A page of the installation: the pattern goes on after `/{language}`.
    public static func installationPage(
        _ pattern: Pattern, _ admission: Admission, _ summary: String,
        _ read: @escaping @Sendable (Slots) throws(Slots.Mismatch) -> Route
    ) -> Endpoint {
        Endpoint(.get, pattern.inInstallation, admission, .page, summary, read)
    }

    /// A form of the installation.
    public static func installationForm(
        _ pattern: Pattern, _ admission: Admission, _ summary: String, limit: Int = EndpointKind.formLimit,
        _ read: @escaping @Sendable (Slots) throws(Slots.Mismatch) -> Route
    ) -> Endpoint {
        Endpoint(.post, pattern.inInstallation, admission, .form(limit: limit), summary, read)
    }

    /// A file of the installation.
    public static func installationFile(
        _ pattern: Pattern, _ admission: Admission, _ summary: String, query: [QueryField] = [],
        _ read: @escaping @Sendable (Slots) throws(Slots.Mismatch) -> Route
    ) -> Endpoint {
        Endpoint(.get, pattern.inInstallation, admission, .file, summary, query: query, read)
    }

    /// An address for programs, taken as it stands.
    public static func program(
        _ pattern: Pattern, _ admission: Admission, _ summary: String, query: [QueryField] = [],
        errors: ErrorForm = .problem, _ read: @escaping @Sendable (Slots) throws(Slots.Mismatch) -> Route
    ) -> Endpoint {
        Endpoint(.get, pattern, admission, .program, summary, query: query, errors: errors, read)
    }
}

/// Something a program may ask for in the query of an address.
public struct QueryField: Sendable, Hashable {
    /// What stands after the equals sign.
    public enum Kind: String, Sendable {
        case string, integer, number
    }

    let name: String
    let kind: Kind
    let summary: String
    let isRequired: Bool

    public init(_ name: String, _ summary: String, as kind: Kind = .string, required: Bool = false) {
        self.name = name
        self.kind = kind
        self.summary = summary
        isRequired = required
    }
}

/// What comes out of an address, or goes in.
public enum EndpointKind: Sendable, Hashable {
    case page
    case file
    /// A form with the most bytes it may carry.
    case form(limit: Int)
    /// JSON, feeds and other answers for programs; errors are problem details (RFC 9457).
    case program

    /// Enough for any page of text.
    public static let formLimit = 1 << 20

    /// The most bytes a request to this address may carry.
    public var bodyLimit: Int {
        if case .form(let limit) = self { limit } else { 0 }
    }
}

extension Pattern {
    var inCouncil: Pattern { Pattern(segments: [.literal("c"), .slot("council"), .slot("language")] + segments) }
    var inInstallation: Pattern { Pattern(segments: [.slot("language")] + segments) }

    private init(segments: [Segment]) { self.segments = segments }
}
