// SPDX-License-Identifier: EUPL-1.2
import Language

/// A rule that is a list of offices or bodies: who convenes, who signs.
struct Authorities: RuleValue {
    let authorities: [Authority]

    init(_ place: Place) throws {
        authorities = try [Authority](place)
        guard !authorities.isEmpty else { throw place.fault(.empty) }
    }
}

/// A rule that is a list of texts: what a formation treats, how a vote is held again.
struct Texts: RuleValue {
    let texts: [LocalText]

    init(_ place: Place) throws {
        texts = try [LocalText](place)
        guard !texts.isEmpty else { throw place.fault(.empty) }
    }
}

extension Notice: RuleValue {
    private enum Unit: String, CaseIterable, Readable {
        case hours
        case calendarDays = "calendar-days"
        case workingDays = "working-days"
    }

    init(_ place: Place) throws {
        var keys = try place.keys()
        let number = try keys.read("number", as: Int.self)
        guard (0...10_000).contains(number) else { throw place.fault(.badNumber) }
        let unit: Period.Unit =
            switch try keys.read("unit", as: Unit.self) {
            case .hours: .hours
            case .calendarDays: .calendarDays
            case .workingDays: .workingDays
            }
        self.init(
            Period(number, unit), isClear: try keys.read("clear"), isReasoned: try keys.find("reasoned") ?? false,
            isWritten: try keys.find("written") ?? false)
        try keys.end()
    }
}

extension Additions: RuleValue {
    init(_ place: Place) throws {
        var keys = try place.keys()
        by = try keys.needed("by")
        before = try keys.find("before")
        isReasoned = try keys.find("reasoned") ?? false
        try keys.end()
    }
}

extension AgendaRule: RuleValue {
    init(_ place: Place) throws {
        var keys = try place.keys()
        isClosed = try keys.read("closed")
        urgentItem = try keys.find("urgent-item")
        try keys.end()
    }
}

extension AgendaRule.UrgentItem: Readable {
    init(_ place: Place) throws {
        var keys = try place.keys()
        needsAllPresent = try keys.read("all-present")
        threshold = try keys.find("threshold")
        try keys.end()
    }
}

extension WithoutCall: RuleValue {
    init(_ place: Place) throws {
        var keys = try place.keys()
        isAllowed = try keys.read("allowed")
        needsAgreement = try keys.find("all-agree") ?? false
        try keys.end()
    }
}

/// Whether members may take part from elsewhere.
struct Remote: RuleValue {
    let isAllowed: Bool
    /// Whether those elsewhere vote.
    let votes: Bool

    init(_ place: Place) throws {
        var keys = try place.keys()
        isAllowed = try keys.read("allowed")
        votes = try keys.find("votes") ?? isAllowed
        try keys.end()
        guard isAllowed || !votes else { throw place.fault(.badChoice("true", among: ["false"])) }
    }
}

/// `{ allowed: true }`, and nothing else.
struct Allowed: Readable {
    let isAllowed: Bool

    init(_ place: Place) throws {
        var keys = try place.keys()
        isAllowed = try keys.read("allowed")
        try keys.end()
    }
}

extension Quorum: RuleValue {
    init(_ place: Place) throws {
        var keys = try place.keys()
        if try keys.read("required", as: Bool.self) {
            self.init(
                try keys.read("threshold", as: Threshold.self), also: try keys.list("also"),
                proxiesCount: try keys.find("proxies-count") ?? false)
        } else {
            self.init(nil)
        }
        try keys.end()
        let base = threshold?.base
        guard base == nil || base == .inOffice || base == .seats else {
            throw place.fault(
                .badChoice(base?.rawValue ?? "", among: [Threshold.Base.inOffice, .seats].map(\.rawValue)))
        }
    }
}

extension SecondCall: RuleValue {
    init(_ place: Place) throws {
        var keys = try place.keys()
        isAllowed = try keys.read("allowed")
        quorum = try keys.find("quorum")
        after = try keys.find("after")
        isAnnouncedInFirst = try keys.find("announced-in-first") ?? false
        try keys.end()
    }
}

extension Majority: RuleValue {
    init(_ place: Place) throws {
        var keys = try place.keys()
        self.init(try keys.read("name"), try keys.read("threshold"), colleges: try keys.find("by-college"))
        try keys.end()
    }
}

extension Majority.Name: Readable {}
extension Majority.Colleges: Readable {}

extension Publicity: RuleValue {
    init(_ place: Place) throws {
        var keys = try place.keys()
        meetings = try keys.read("meetings")
        publicMeetings = try keys.find("public-meetings")
        residentsSpeak = try keys.find("residents-speak")
        isAnnounced = try keys.find("announced")
        try keys.end()
    }
}

extension Publicity.Meetings: Readable {}
extension Publicity.ResidentsSpeak: Readable {}
extension Rhythm: RuleValue {}

/// Whether what is said in a formation stays there.
struct Confidential: RuleValue {
    let isSharedWithin: Bool
    let isPassedOn: Bool

    init(_ place: Place) throws {
        var keys = try place.keys()
        isSharedWithin = try keys.read("shared-within")
        isPassedOn = try keys.read("passed-on")
        try keys.end()
    }
}
