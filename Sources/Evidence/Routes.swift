// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Web

/// The addresses of this room.
public enum EvidenceRoute: RouteSet {
    case index
    /// A dataset: what the viewer may work with, or else what was published of it.
    case dataset(DatasetID)
    case areas(DatasetID)
    case figures(DatasetID)
    case records(DatasetID)
    case editDataset(DatasetID), saveDataset(DatasetID)
    case newImport(ImportKind), upload(ImportKind)
    case imported(ID<ImportTag>), readAgain(ID<ImportTag>), confirm(ID<ImportTag>), cancel(ID<ImportTag>)
    case publications(DatasetID), prepare(DatasetID)
    case publication(ID<PublicationTag>), sign(ID<PublicationTag>), discard(ID<PublicationTag>)
    case withdraw(ID<PublicationTag>)
    case finding(FindingID), newFinding, addFinding
    case editFinding(FindingID), saveFinding(FindingID), publishFinding(FindingID)
    case apiDatasets(council: String), apiAreas(council: String, DatasetID), catalogue

    /// Those who work with figures.
    static let workers = Admission.holding([.analyst, .coordinator])
    /// The largest file a browser may send, in bytes.
    static let largestFile = 512 << 20

    public static let endpoints: [Endpoint<EvidenceRoute>] = pages + work + publishing + findings + programs

    private static let pages: [Endpoint<EvidenceRoute>] = [
        .page("/evidence", .anyone, "Evidence: datasets and findings") { _ in .index },
        .page("/evidence/datasets/{id}", .anyone, "A dataset: map, months, what it does not show") {
            slots throws(Slots.Mismatch) in .dataset(try slots.id("id"))
        },
        .page("/evidence/datasets/{id}/areas", .anyone, "A dataset: table of areas") {
            slots throws(Slots.Mismatch) in .areas(try slots.id("id"))
        },
        .file("/evidence/datasets/{id}/figures.csv", .anyone, "A dataset: areas by months (CSV)") {
            slots throws(Slots.Mismatch) in .figures(try slots.id("id"))
        },
    ]

    private static let work: [Endpoint<EvidenceRoute>] = [
        .file("/evidence/datasets/{id}/records", workers, "The original file with its single records") {
            slots throws(Slots.Mismatch) in .records(try slots.id("id"))
        },
        .page("/evidence/datasets/{id}/edit", workers, "Change what is said about a dataset") {
            slots throws(Slots.Mismatch) in .editDataset(try slots.id("id"))
        },
        .form("/evidence/datasets/{id}/edit", workers, "Keep what is said about a dataset") {
            slots throws(Slots.Mismatch) in .saveDataset(try slots.id("id"))
        },
        .page("/evidence/import/{kind}", workers, "Bring a file in") {
            slots throws(Slots.Mismatch) in .newImport(try slots.choice("kind"))
        },
        .form("/evidence/import/{kind}", workers, "Send a file and see what it would bring", limit: largestFile) {
            slots throws(Slots.Mismatch) in .upload(try slots.choice("kind"))
        },
        .page("/evidence/imports/{id}", workers, "What a file would bring") {
            slots throws(Slots.Mismatch) in .imported(try slots.id("id"))
        },
        .form("/evidence/imports/{id}/again", workers, "Read a file again in another way") {
            slots throws(Slots.Mismatch) in .readAgain(try slots.id("id"))
        },
        .form("/evidence/imports/{id}/confirm", workers, "Confirm an import") {
            slots throws(Slots.Mismatch) in .confirm(try slots.id("id"))
        },
        .form("/evidence/imports/{id}/cancel", workers, "Forget a file that was sent") {
            slots throws(Slots.Mismatch) in .cancel(try slots.id("id"))
        },
    ]

    private static let publishing: [Endpoint<EvidenceRoute>] = [
        .page("/evidence/datasets/{id}/publications", .members, "Publications of a dataset") {
            slots throws(Slots.Mismatch) in .publications(try slots.id("id"))
        },
        .form("/evidence/datasets/{id}/publications", .members, "Prepare a publication") {
            slots throws(Slots.Mismatch) in .prepare(try slots.id("id"))
        },
        .page("/evidence/publications/{id}", .members, "A publication before and after it is signed off") {
            slots throws(Slots.Mismatch) in .publication(try slots.id("id"))
        },
        .form("/evidence/publications/{id}/sign", .members, "Sign a publication off") {
            slots throws(Slots.Mismatch) in .sign(try slots.id("id"))
        },
        .form("/evidence/publications/{id}/discard", .members, "Discard a prepared publication") {
            slots throws(Slots.Mismatch) in .discard(try slots.id("id"))
        },
        .form("/evidence/publications/{id}/withdraw", .members, "Withdraw a publication") {
            slots throws(Slots.Mismatch) in .withdraw(try slots.id("id"))
        },
    ]

    private static let findings: [Endpoint<EvidenceRoute>] = [
        .page("/evidence/findings/{id}", .anyone, "A finding and what it rests on") {
            slots throws(Slots.Mismatch) in .finding(try slots.id("id"))
        },
        .page("/evidence/new-finding", .members, "Write a finding") { _ in .newFinding },
        .form("/evidence/new-finding", .members, "Keep a finding") { _ in .addFinding },
        .page("/evidence/findings/{id}/edit", .members, "Change a finding") {
            slots throws(Slots.Mismatch) in .editFinding(try slots.id("id"))
        },
        .form("/evidence/findings/{id}/edit", .members, "Keep the changes of a finding") {
            slots throws(Slots.Mismatch) in .saveFinding(try slots.id("id"))
        },
        .form("/evidence/findings/{id}/publish", .members, "Publish a finding") {
            slots throws(Slots.Mismatch) in .publishFinding(try slots.id("id"))
        },
    ]

    private static let programs: [Endpoint<EvidenceRoute>] = [
        .program("/api/v1/councils/{council}/datasets", .anyone, "The datasets of a council") {
            slots throws(Slots.Mismatch) in .apiDatasets(council: try slots.text("council"))
        },
        .program("/api/v1/councils/{council}/datasets/{id}/areas", .anyone, "Public figures by area (GeoJSON)") {
            slots throws(Slots.Mismatch) in .apiAreas(council: try slots.text("council"), try slots.id("id"))
        },
        .program("/data", .anyone, "Catalogue of open data") { _ in .catalogue },
    ]

    public var path: RoutePath {
        switch self {
        case .index: .council(["evidence"])
        case .dataset(let id): .council(["evidence", "datasets", id.description])
        case .areas(let id): .council(["evidence", "datasets", id.description, "areas"])
        case .figures(let id): .council(["evidence", "datasets", id.description, "figures.csv"])
        case .records(let id): .council(["evidence", "datasets", id.description, "records"])
        case .editDataset(let id), .saveDataset(let id): .council(["evidence", "datasets", id.description, "edit"])
        case .newImport(let kind), .upload(let kind): .council(["evidence", "import", kind.rawValue])
        case .imported(let id): .council(["evidence", "imports", id.description])
        case .readAgain(let id): .council(["evidence", "imports", id.description, "again"])
        case .confirm(let id): .council(["evidence", "imports", id.description, "confirm"])
        case .cancel(let id): .council(["evidence", "imports", id.description, "cancel"])
        case .publications(let id), .prepare(let id):
            .council(["evidence", "datasets", id.description, "publications"])
        case .publication(let id): .council(["evidence", "publications", id.description])
        case .sign(let id): .council(["evidence", "publications", id.description, "sign"])
        case .discard(let id): .council(["evidence", "publications", id.description, "discard"])
        case .withdraw(let id): .council(["evidence", "publications", id.description, "withdraw"])
        case .finding(let id): .council(["evidence", "findings", id.description])
        case .newFinding, .addFinding: .council(["evidence", "new-finding"])
        case .editFinding(let id), .saveFinding(let id): .council(["evidence", "findings", id.description, "edit"])
        case .publishFinding(let id): .council(["evidence", "findings", id.description, "publish"])
        case .apiDatasets(let council): .plain(["api", "v1", "councils", council, "datasets"])
        case .apiAreas(let council, let id):
            .plain(["api", "v1", "councils", council, "datasets", id.description, "areas"])
        case .catalogue: .plain(["data"])
        }
    }
}
