// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Markup
import Values

public typealias ConferenceID = ID<Conference>

/// A session that a council opens to the public or to other cities: a web conference, an open evening, one of a series.
public struct Conference: Sendable {
    /// Where it stands.
    enum State: String, Hashable, Sendable, CaseIterable {
        case planned, live, closed, cancelled

        /// Whether nothing happens in it any more.
        var isOver: Bool { self == .closed || self == .cancelled }
    }

    let id: ConferenceID
    public let council: CouncilID
    public let readership: Readership
    /// The language of what the council wrote about it.
    let tongue: Tongue
    let plan: ConferencePlan
    let state: State
    let opened: Instant?
    let closed: Instant?
    let afterwards: Afterwards
    /// Rises with each change of time, so that calendars take it up.
    let sequence: Int
    let version: Int

    /// What is added once it is over.
    struct Afterwards: Hashable, Sendable {
        /// Where it can be seen again.
        let replay: String?
        let summary: String
        /// How many took part, as the council counted them.
        let tookPart: Int?

        static let nothing = Afterwards(replay: nil, summary: "", tookPart: nil)
    }

    /// The first moment it is planned for, and the one after its last.
    var starts: Instant { plan.starts.instant() }
    var ends: Instant { starts + .seconds(plan.minutes * 60) }

    /// How long after its end what ties people to it is kept.
    static let keepsPeople = Duration.seconds(30 * 86_400)

    /// When registrations, and who asked and voted, are forgotten.
    var forgets: Instant { ends + Self.keepsPeople }
}

extension Conference: ActSubject {
    public var reference: ActReference { ActReference("conference", id) }
}

/// What the council says of a session before it takes place.
struct ConferencePlan: Sendable {
    let title: String
    /// One sentence, and more words.
    let lead: String
    let text: String
    /// The languages spoken, and those of captions.
    let languages: String
    /// The series it belongs to, by its name; empty where it stands alone.
    let series: String
    /// The meeting of a formation it belongs to.
    let meeting: String?
    let starts: LocalMoment
    let minutes: Int
    let programme: Programme
    /// The offices that moderate, and the organisation whose people may do so here.
    let moderators: String
    let moderating: OrganisationID?
    let documents: [DocumentLink]
    let video: Video?
    let door: Door

    /// The city's own video room. Nothing is streamed by us.
    struct Video: Hashable, Sendable {
        /// Whom the address is shown to.
        enum Viewers: String, Hashable, Sendable, CaseIterable { case anybody, registered }
        /// From when.
        enum Moment: String, Hashable, Sendable, CaseIterable { case always, open }

        let address: String
        let viewers: Viewers
        let from: Moment

        /// Whether the address may be shown at this moment to this person.
        func isShown(in state: Conference.State, registered: Bool) -> Bool {
            guard !state.isOver, from == .always || state == .live else { return false }
            return viewers == .anybody || registered
        }
    }

    /// Who comes in, and who may speak up.
    struct Door: Hashable, Sendable {
        /// Who may ask and vote.
        enum Asking: String, Hashable, Sendable, CaseIterable { case nobody, anybody, registered }
        /// Whether questions carry a name.
        enum Signing: String, Hashable, Sendable, CaseIterable { case unsigned, free, signed }

        /// Whether people can register by mail.
        let registers: Bool
        /// How many places there are; nil where nobody is turned away.
        let capacity: Int?
        let asking: Asking
        let signing: Signing
    }
}

extension Conference {
    /// Whether a text is an address that a council may give: whole, and on the encrypted web.
    static func isAddress(_ text: String) -> Bool { Link(video: text) != nil }
}
