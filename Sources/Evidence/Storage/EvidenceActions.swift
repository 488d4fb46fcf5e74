// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

/// Something that is being brought in, before it is anything.
struct ImportSubject: ActSubject {
    let council: CouncilID
    let kind: ImportKind
    let id: String
    let readership: Readership

    var reference: ActReference { ActReference("import", id) }
}

/// Analysts and coordinators bring files in.
enum ImportEvidence: Action {
    static let name: StaticString = "evidence.import"
    static let refusal = Message("Only analysts and coordinators of this council bring figures in.")
    static func permits(_ standing: Standing, _ subject: ImportSubject) -> Bool {
        standing.has([.analyst, .coordinator])
    }
}

extension Dataset: ActSubject {
    public var reference: ActReference { ActReference("dataset", id) }
}

/// Changes what is said about a dataset.
enum EditDataset: Action {
    static let name: StaticString = "evidence.edit-dataset"
    static let refusal = Message("Only analysts and coordinators of this council change a dataset.")
    static func permits(_ standing: Standing, _ dataset: Dataset) -> Bool { standing.has([.analyst, .coordinator]) }
}

/// Lets the program decide what of a dataset could be published, for a person to look at.
enum PreparePublication: Action {
    static let name: StaticString = "evidence.prepare-publication"
    static let refusal = Message("Only analysts, the chair and coordinators prepare a publication.")
    static func permits(_ standing: Standing, _ dataset: Dataset) -> Bool {
        standing.has([.analyst, .coordinator, .chair])
    }
}

/// Opens the original file with its single records.
enum OpenRecords: Action {
    static let name: StaticString = "evidence.open-records"
    static let refusal = Message("Only analysts and coordinators of this council open single records.")
    static func permits(_ standing: Standing, _ dataset: Dataset) -> Bool { standing.has([.analyst, .coordinator]) }
}

extension Publication: ActSubject {
    var reference: ActReference { ActReference("publication", id) }
}

/// Signs a publication off: from then on anybody can read it.
enum SignPublication: Action {
    static let name: StaticString = "evidence.publish"
    static let needsRecentSignIn = true
    static let refusal = Message("Only the chair and coordinators of this council sign a publication off.")
    static func permits(_ standing: Standing, _ publication: Publication) -> Bool {
        standing.has([.coordinator, .chair])
    }
}

/// Takes a publication back, with a reason.
enum WithdrawPublication: Action {
    static let name: StaticString = "evidence.withdraw"
    static let needsRecentSignIn = true
    static let refusal = Message("Only the chair and coordinators of this council withdraw a publication.")
    static func permits(_ standing: Standing, _ publication: Publication) -> Bool {
        standing.has([.coordinator, .chair])
    }
}

extension Finding: ActSubject {
    public var reference: ActReference { ActReference("finding", id) }
}

/// A member of the council writes a finding, or changes their own; coordinators change any.
enum WriteFinding: Action {
    static let name: StaticString = "evidence.write-finding"
    static let refusal = Message("Only the author and coordinators of this council change a finding.")
    static func permits(_ standing: Standing, _ finding: Finding) -> Bool {
        guard standing.isMember else { return false }
        return standing.isCoordinator || finding.person == standing.viewer.person
    }
}

/// Lets anybody read a finding.
enum PublishFinding: Action {
    static let name: StaticString = "evidence.publish-finding"
    static let needsRecentSignIn = true
    static let refusal = Message("Only the chair and coordinators of this council publish a finding.")
    static func permits(_ standing: Standing, _ finding: Finding) -> Bool { standing.has([.coordinator, .chair]) }
}
