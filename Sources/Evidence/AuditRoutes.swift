// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Record
import Web

/// The addresses of safety audits.
public enum AuditRoute: RouteSet {
    case list, new, add
    /// An audit: what the viewer may work with, or else the report that was signed off.
    case audit(AuditID)
    case edit(AuditID), save(AuditID)
    case step(AuditID, AuditStep), saveStep(AuditID, AuditStep)
    case source(AuditID, SourceKind), saveSource(AuditID, SourceKind)
    case attach(AuditID), detach(AuditID, FindingID)
    case dissent(AuditID), takeBack(AuditID, ID<DissentTag>)
    case gate(AuditID), sign(AuditID), withdraw(AuditID)
    case paper(AuditID)
    case listAPI(council: String), auditAPI(council: String, AuditID)

    public static let endpoints: [Endpoint<AuditRoute>] = reading + writing + parts + signing + programs

    private static let reading: [Endpoint<AuditRoute>] = [
        .page("/evidence/audits", .anyone, "Safety audits") { _ in .list },
        .page("/evidence/audits/{id}", .anyone, "A safety audit, step by step") { slots throws(Slots.Mismatch) in
            .audit(try slots.id("id"))
        },
        .file("/evidence/audits/{id}/report.pdf", .anyone, "A published safety audit as PDF") {
            slots throws(Slots.Mismatch) in .paper(try slots.id("id"))
        },
    ]

    private static let writing: [Endpoint<AuditRoute>] = [
        .page("/evidence/new-audit", .members, "Begin a safety audit") { _ in .new },
        .form("/evidence/new-audit", .members, "Keep a new safety audit") { _ in .add },
        .page("/evidence/audits/{id}/edit", .members, "Change what an audit is about") { slots throws(Slots.Mismatch) in
            .edit(try slots.id("id"))
        },
        .form("/evidence/audits/{id}/edit", .members, "Keep what an audit is about") { slots throws(Slots.Mismatch) in
            .save(try slots.id("id"))
        },
        .page("/evidence/audits/{id}/steps/{step}", .members, "Write a step of an audit") {
            slots throws(Slots.Mismatch) in .step(try slots.id("id"), try slots.choice("step"))
        },
        .form("/evidence/audits/{id}/steps/{step}", .members, "Keep a step of an audit") {
            slots throws(Slots.Mismatch) in .saveStep(try slots.id("id"), try slots.choice("step"))
        },
    ]

    private static let parts: [Endpoint<AuditRoute>] = [
        .page("/evidence/audits/{id}/sources/{source}", .members, "Say whether a source of an audit is there") {
            slots throws(Slots.Mismatch) in .source(try slots.id("id"), try slots.choice("source"))
        },
        .form("/evidence/audits/{id}/sources/{source}", .members, "Keep what is said of a source of an audit") {
            slots throws(Slots.Mismatch) in .saveSource(try slots.id("id"), try slots.choice("source"))
        },
        .form("/evidence/audits/{id}/findings", .members, "Attach a finding to an audit") {
            slots throws(Slots.Mismatch) in .attach(try slots.id("id"))
        },
        .form("/evidence/audits/{id}/findings/{finding}", .members, "Take a finding out of an audit") {
            slots throws(Slots.Mismatch) in .detach(try slots.id("id"), try slots.id("finding"))
        },
        .form("/evidence/audits/{id}/dissent", .members, "Say that something in an audit is seen otherwise") {
            slots throws(Slots.Mismatch) in .dissent(try slots.id("id"))
        },
        .form("/evidence/audits/{id}/dissent/{dissent}", .members, "Take one's own dissent from an audit back") {
            slots throws(Slots.Mismatch) in .takeBack(try slots.id("id"), try slots.id("dissent"))
        },
    ]

    private static let signing: [Endpoint<AuditRoute>] = [
        .page("/evidence/audits/{id}/public", .members, "The public version of an audit before it is signed off") {
            slots throws(Slots.Mismatch) in .gate(try slots.id("id"))
        },
        .form("/evidence/audits/{id}/public", .members, "Sign the public version of an audit off") {
            slots throws(Slots.Mismatch) in .sign(try slots.id("id"))
        },
        .form("/evidence/audits/{id}/withdraw", .members, "Withdraw the public version of an audit") {
            slots throws(Slots.Mismatch) in .withdraw(try slots.id("id"))
        },
    ]

    private static let programs: [Endpoint<AuditRoute>] = [
        .program("/api/v1/councils/{council}/audits", .anyone, "The published safety audits of a council") {
            slots throws(Slots.Mismatch) in .listAPI(council: try slots.text("council"))
        },
        .program("/api/v1/councils/{council}/audits/{id}", .anyone, "A published safety audit, as it was signed") {
            slots throws(Slots.Mismatch) in .auditAPI(council: try slots.text("council"), try slots.id("id"))
        },
    ]

    public var path: RoutePath {
        switch self {
        case .list: .council(["evidence", "audits"])
        case .new, .add: .council(["evidence", "new-audit"])
        case .audit(let id): at(id)
        case .edit(let id), .save(let id): at(id, "edit")
        case .step(let id, let step), .saveStep(let id, let step): at(id, "steps", step.rawValue)
        case .source(let id, let kind), .saveSource(let id, let kind): at(id, "sources", kind.rawValue)
        case .attach(let id): at(id, "findings")
        case .detach(let id, let finding): at(id, "findings", finding.description)
        case .dissent(let id): at(id, "dissent")
        case .takeBack(let id, let dissent): at(id, "dissent", dissent.description)
        case .gate(let id), .sign(let id): at(id, "public")
        case .withdraw(let id): at(id, "withdraw")
        case .paper(let id): at(id, "report.pdf")
        case .listAPI(let council): .plain(["api", "v1", "councils", council, "audits"])
        case .auditAPI(let council, let id): .plain(["api", "v1", "councils", council, "audits", id.description])
        }
    }

    private func at(_ id: AuditID, _ rest: String...) -> RoutePath {
        .council(["evidence", "audits", id.description] + rest)
    }

    /// How each address is answered.
    static func handling(_ keys: RecordKeys) -> @Sendable (AuditRoute) -> Handling {
        { route in
            switch route {
            case .list: .read { try $0.auditList() }
            case .new: .read { try $0.newAudit() }
            case .add: .write { try $0.addAudit() }
            case .audit(let id): .read { try $0.auditPage(id) }
            case .edit(let id): .read { try $0.editAudit(id) }
            case .save(let id): .write { try $0.saveAudit(id) }
            case .step(let id, let step): .read { try $0.auditStep(id, step) }
            case .saveStep(let id, let step): .write { try $0.saveStep(id, step) }
            case .source(let id, let kind): .read { try $0.auditSource(id, kind) }
            case .saveSource(let id, let kind): .write { try $0.saveSource(id, kind) }
            case .attach(let id): .write { try $0.attachFinding(id) }
            case .detach(let id, let finding): .write { try $0.detachFinding(id, finding) }
            case .dissent(let id): .write { try $0.addDissent(id) }
            case .takeBack(let id, let dissent): .write { try $0.takeBackDissent(id, dissent) }
            case .gate(let id): .read { try $0.auditGate(id) }
            case .sign(let id): .write { try $0.signAudit(id, keys) }
            case .withdraw(let id): .write { try $0.withdrawAudit(id, keys) }
            case .paper(let id): .work { try await $0.auditPaper(id) }
            case .listAPI: .read { try $0.auditsAPI() }
            case .auditAPI(_, let id): .read { try $0.auditAPI(id) }
            }
        }
    }
}
