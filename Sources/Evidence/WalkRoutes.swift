// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Web

/// The addresses of exploratory walks. People who walk may hold a place in their group alone, so that those addresses ask
/// only for an account; what exists for them, their scope decides.
enum WalkRoute: RouteSet {
    case list, new, add
    case walk(WalkID), edit(WalkID), save(WalkID), remove(WalkID)
    case paper(WalkID), table(WalkID)
    case record(WalkID), keep(WalkID)
    case takeAway(WalkID, SheetID)
    case photo(WalkID, ID<WalkPhoto>), check(WalkID, ID<WalkPhoto>)
    case promise(WalkID)
    case answerForm(WalkID, ID<WalkPromise>), answer(WalkID, ID<WalkPromise>)

    private typealias Mismatch = Slots.Mismatch

    /// A page without scripts sends one stop with its photos at once.
    static let largestSheet = WalkPhotoFile.limit * 2 + 65_536

    static let endpoints: [Endpoint<WalkRoute>] = planning + recording + following

    private static let planning: [Endpoint<WalkRoute>] = [
        .page("/evidence/walks", .signedIn, "Exploratory walks") { _ in .list },
        .page("/evidence/walks/new", .signedIn, "Plan a walk") { _ in .new },
        .form("/evidence/walks/new", .signedIn, "Keep the plan of a walk") { _ in .add },
        .page("/evidence/walks/{id}", .signedIn, "A walk: route, what was found, what was promised") {
            slots throws(Mismatch) in .walk(try slots.id("id"))
        },
        .page("/evidence/walks/{id}/edit", .signedIn, "Change the plan of a walk") { slots throws(Mismatch) in
            .edit(try slots.id("id"))
        },
        .form("/evidence/walks/{id}/edit", .signedIn, "Keep the changes of a plan") { slots throws(Mismatch) in
            .save(try slots.id("id"))
        },
        .form("/evidence/walks/{id}/remove", .signedIn, "Take a walk out") { slots throws(Mismatch) in
            .remove(try slots.id("id"))
        },
        .page("/evidence/walks/{id}/paper", .signedIn, "A walk to print and fill in by hand") {
            slots throws(Mismatch) in .paper(try slots.id("id"))
        },
        .file("/evidence/walks/{id}/walk.csv", .signedIn, "What was found on a walk (CSV)") { slots throws(Mismatch) in
            .table(try slots.id("id"))
        },
    ]

    private static let recording: [Endpoint<WalkRoute>] = [
        .page("/evidence/walks/{id}/record", .signedIn, "Record a walk, also without a connection") {
            slots throws(Mismatch) in .record(try slots.id("id"))
        },
        .form("/evidence/walks/{id}/record", .signedIn, "Send what was found", limit: largestSheet) {
            slots throws(Mismatch) in .keep(try slots.id("id"))
        },
        .form("/evidence/walks/{id}/records/{sheet}/remove", .signedIn, "Take a record of a walk away") {
            slots throws(Mismatch) in .takeAway(try slots.id("id"), try slots.id("sheet"))
        },
        .file("/evidence/walks/{id}/photos/{photo}", .signedIn, "A photo of a stop") { slots throws(Mismatch) in
            .photo(try slots.id("id"), try slots.id("photo"))
        },
        .form("/evidence/walks/{id}/photos/{photo}", .signedIn, "Say whether a photo shows anybody") {
            slots throws(Mismatch) in .check(try slots.id("id"), try slots.id("photo"))
        },
    ]

    private static let following: [Endpoint<WalkRoute>] = [
        .form("/evidence/walks/{id}/promises", .signedIn, "Write down what was promised") { slots throws(Mismatch) in
            .promise(try slots.id("id"))
        },
        .page("/evidence/walks/{id}/promises/{promise}", .signedIn, "What became of a promise") {
            slots throws(Mismatch) in .answerForm(try slots.id("id"), try slots.id("promise"))
        },
        .form("/evidence/walks/{id}/promises/{promise}", .signedIn, "Write down what became of a promise") {
            slots throws(Mismatch) in .answer(try slots.id("id"), try slots.id("promise"))
        },
    ]

    var path: RoutePath {
        switch self {
        case .list: .council(["evidence", "walks"])
        case .new, .add: .council(["evidence", "walks", "new"])
        case .walk(let id): .council(["evidence", "walks", "\(id)"])
        case .edit(let id), .save(let id): .council(["evidence", "walks", "\(id)", "edit"])
        case .remove(let id): .council(["evidence", "walks", "\(id)", "remove"])
        case .paper(let id): .council(["evidence", "walks", "\(id)", "paper"])
        case .table(let id): .council(["evidence", "walks", "\(id)", "walk.csv"])
        case .record(let id), .keep(let id): .council(["evidence", "walks", "\(id)", "record"])
        case .takeAway(let id, let sheet): .council(["evidence", "walks", "\(id)", "records", "\(sheet)", "remove"])
        case .photo(let id, let photo), .check(let id, let photo):
            .council(["evidence", "walks", "\(id)", "photos", "\(photo)"])
        case .promise(let id): .council(["evidence", "walks", "\(id)", "promises"])
        case .answerForm(let id, let promise), .answer(let id, let promise):
            .council(["evidence", "walks", "\(id)", "promises", "\(promise)"])
        }
    }

    /// How each address is answered.
    @Sendable func handling() -> Handling {
        switch self {
        case .list: .read { try $0.walkList() }
        case .new: .read { $0.page(try $0.newWalk()) }
        case .add: .write { try $0.addWalk() }
        case .walk(let id): .read { $0.page(try $0.walkPage(try $0.found(id))) }
        case .edit(let id): .read { $0.page(try $0.editWalk(try $0.found(id))) }
        case .save(let id): .write { try $0.saveWalk(id) }
        case .remove(let id): .write { try $0.removeWalk(id) }
        case .paper(let id): .read { try $0.walkOnPaper(id) }
        case .table(let id): .read { try $0.walkTable(id) }
        case .record(let id): .read { $0.page(try $0.recordPage(try $0.found(id))) }
        case .keep(let id): .work { try await $0.keepSheet(id) }
        case .takeAway(let id, let sheet): .write { try $0.takeAway(sheet, of: id) }
        case .photo(let id, let photo): .work { try await $0.walkPhoto(id, photo) }
        case .check(let id, let photo): .write { try $0.checkPhoto(photo, of: id) }
        case .promise(let id): .write { try $0.addPromise(id) }
        case .answerForm(let id, let promise): .read { $0.page(try $0.promisePage(try $0.found(id), promise)) }
        case .answer(let id, let promise): .write { try $0.answerPromise(id, promise) }
        }
    }
}
