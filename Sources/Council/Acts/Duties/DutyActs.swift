// SPDX-License-Identifier: EUPL-1.2
import Access

/// One duty of the council as a whole, as the subject of an act. Its calendar is for members.
public struct DutySubject: ActSubject {
    public let council: CouncilID
    public let key: String

    public var reference: ActReference { ActReference("duty", key) }
    public var readership: Readership { Readership(.members) }
}

/// The coordinator writes down that something the constitution asks for was done, or takes that back.
public enum RecordFulfilment: Action {
    public static let name: StaticString = "duty.record"
    public static func permits(_ standing: Standing, _ duty: DutySubject) -> Bool { standing.isCoordinator }
}

/// A formation that was set up until a day ends with it, by the clock, in the name of whoever keeps its secretariat.
public enum EndFormationInTime: GivesPlaces {
    public static let name: StaticString = "formation.end-in-time"
    public static func permits(_ standing: Standing, _ formation: Formation) -> Bool {
        formation.kind != .plenary && standing.viewer.channel == .schedule
            && standing.keepsSecretariat(of: formation)
    }
}
