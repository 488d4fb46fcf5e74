// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Markup

/// One page before the frame is put around it.
public struct Page: Sendable {
    /// What the page is about; stands in the browser's title, and as the heading unless `heading` says otherwise.
    public var title: String
    /// The language of a title that people wrote; nil where it is the program's.
    public var titleTongue: String?
    /// A heading of the page's own making, where the title alone is not enough.
    public var heading: HTML?
    /// One sentence under the heading.
    public var lead: String?
    public var content: HTML
    /// Who can read the page.
    public var audience: AudienceLine
    /// The way here, from the first level down, without the page itself.
    public var crumbs: [Part.Entry]
    /// Scripts of ours that make the page quicker; it works without them.
    public var scripts: [String] = []
    /// The same as something to subscribe to, for programs that look for it in the head of the page.
    public var feeds: [Feed] = []
    /// A short line beside the heading, such as a status.
    public var beside: HTML?
    /// Whether it hangs on a wall: large, and without the ways to other pages.
    public var isOnWall = false

    public init(
        title: String, titleTongue: String? = nil, lead: String? = nil, audience: AudienceLine = .everybody,
        crumbs: [Part.Entry] = [], beside: HTML? = nil, content: HTML
    ) {
        self.title = title
        self.titleTongue = titleTongue
        self.lead = lead
        self.audience = audience
        self.crumbs = crumbs
        self.beside = beside
        self.content = content
    }
}

extension Page {
    /// A feed or calendar that belongs to a page.
    public struct Feed: Sendable {
        let type: String
        let title: String
        let link: Link

        /// - Parameter type: its media type
        public init(_ type: String, _ title: String, _ link: Link) {
            self.type = type
            self.title = title
            self.link = link
        }
    }
}

/// The strip that says who can read a page.
public struct AudienceLine: Sendable {
    enum Kind: Sendable {
        case everybody, signedIn, members, invited, oneself, operators
        /// A formation or a circle, by the name the council gave it.
        case formation(String)
        case circle(String)
    }

    let kind: Kind

    /// Anybody, signed in or not.
    public static let everybody = AudienceLine(kind: .everybody)
    /// Everybody who is signed in.
    public static let signedIn = AudienceLine(kind: .signedIn)
    /// The members of the council.
    public static let members = AudienceLine(kind: .members)
    /// The members of the council, and those it invited besides: people of other councils, or by mail.
    public static let invited = AudienceLine(kind: .invited)
    /// The person who is looking, and nobody else.
    public static let oneself = AudienceLine(kind: .oneself)
    /// Whoever runs the installation.
    public static let operators = AudienceLine(kind: .operators)
    /// The members of one formation.
    public static func formation(_ name: String) -> AudienceLine { AudienceLine(kind: .formation(name)) }
    /// The members of one circle.
    public static func circle(_ name: String) -> AudienceLine { AudienceLine(kind: .circle(name)) }

    /// The shape and fill that go with it.
    var look: Part.Audience {
        switch kind {
        case .everybody: .public
        case .signedIn: .signedIn
        case .members, .invited: .members
        case .formation, .oneself, .operators: .formation
        case .circle: .circle
        }
    }

    /// The word in the badge.
    func label(_ say: Speech) -> String {
        switch kind {
        case .everybody: say("Public")
        case .signedIn: say("Signed in")
        case .members: say("Council members")
        case .invited: say("Members and guests")
        case .oneself: say("Only you")
        case .operators: say("Operators")
        case .formation(let name), .circle(let name): name
        }
    }

    /// Who that is, in words.
    func words(_ say: Speech) -> String {
        switch kind {
        case .everybody: say("Anybody can read this page.")
        case .signedIn: say("Everybody who is signed in can read this page.")
        case .members: say("The members of this council can read this page.")
        case .invited: say("The members of this council and those it invited can read this page.")
        case .oneself: say("Nobody else can read this page.")
        case .operators: say("Only those who run this installation can read this page.")
        case .formation(let name): say("Only the members of \(name) can read this page.")
        case .circle(let name): say("Only the circle \(name) can read this page. Every reading is noted.")
        }
    }
}
