// SPDX-License-Identifier: EUPL-1.2
import Web

/// The addresses of the way from a draft to signed minutes, and of their formats. The minutes themselves, and their notes,
/// are among those of the meeting.
public enum MinutesRoute: RouteSet {
    case typing(MeetingID, ItemID)
    case settle(MeetingID, NoteID, VariantID)
    case openCorrections(MeetingID)
    case sendRemark(MeetingID)
    case remark(MeetingID, RemarkID)
    case answerRemark(MeetingID, RemarkID)
    case propose(MeetingID)
    case sign(MeetingID)
    case text(MeetingID)
    case document(MeetingID)
    case paper(MeetingID)
}

extension MinutesRoute {
    private typealias Mismatch = Slots.Mismatch

    public static let endpoints: [Endpoint<MinutesRoute>] = writing + correcting + formats

    private static let writing: [Endpoint<MinutesRoute>] = [
        .form("/meetings/{id}/items/{item}/typing", .members, "Save a note while it is typed") {
            slots throws(Mismatch) in
            .typing(try slots.id("id"), try slots.id("item"))
        },
        .form("/meetings/{id}/notes/{note}/texts/{variant}", .members, "Settle what was written at the same time") {
            slots throws(Mismatch) in
            .settle(try slots.id("id"), try slots.id("note"), try slots.id("variant"))
        },
    ]

    private static let correcting: [Endpoint<MinutesRoute>] = [
        .form("/meetings/{id}/minutes/corrections", .members, "Send the draft of the minutes to the members") {
            slots throws(Mismatch) in
            .openCorrections(try slots.id("id"))
        },
        .form("/meetings/{id}/remarks", .members, "Ask for a correction of the minutes") { slots throws(Mismatch) in
            .sendRemark(try slots.id("id"))
        },
        .page("/meetings/{id}/remarks/{remark}", .members, "A correction asked for") { slots throws(Mismatch) in
            .remark(try slots.id("id"), try slots.id("remark"))
        },
        .form("/meetings/{id}/remarks/{remark}", .members, "Answer a remark on the minutes") { slots throws(Mismatch) in
            .answerRemark(try slots.id("id"), try slots.id("remark"))
        },
        .form("/meetings/{id}/minutes/agenda", .members, "Put the approval of the minutes on an agenda") {
            slots throws(Mismatch) in
            .propose(try slots.id("id"))
        },
        .form("/meetings/{id}/minutes/signatures", .members, "Sign the minutes") { slots throws(Mismatch) in
            .sign(try slots.id("id"))
        },
    ]

    private static let formats: [Endpoint<MinutesRoute>] = [
        .file("/meetings/{id}/minutes.txt", .anyone, "The minutes as plain text") { slots throws(Mismatch) in
            .text(try slots.id("id"))
        },
        .file("/meetings/{id}/minutes.xml", .anyone, "The minutes as an Akoma Ntoso document") {
            slots throws(Mismatch) in
            .document(try slots.id("id"))
        },
        .file("/meetings/{id}/minutes.pdf", .anyone, "Approved minutes as PDF") { slots throws(Mismatch) in
            .paper(try slots.id("id"))
        },
    ]

    public var path: RoutePath {
        switch self {
        case .typing(let id, let item): at(id, "items", "\(item)", "typing")
        case .settle(let id, let note, let variant): at(id, "notes", "\(note)", "texts", "\(variant)")
        case .openCorrections(let id): at(id, "minutes", "corrections")
        case .sendRemark(let id): at(id, "remarks")
        case .remark(let id, let remark), .answerRemark(let id, let remark): at(id, "remarks", "\(remark)")
        case .propose(let id): at(id, "minutes", "agenda")
        case .sign(let id): at(id, "minutes", "signatures")
        case .text(let id): at(id, "minutes.txt")
        case .document(let id): at(id, "minutes.xml")
        case .paper(let id): at(id, "minutes.pdf")
        }
    }

    private func at(_ id: MeetingID, _ rest: String...) -> RoutePath { .council(["meetings", "\(id)"] + rest) }

    /// How each address is answered.
    func handling(_ means: Means) -> Handling {
        switch self {
        case .typing(let id, let item): .write { try $0.typeNote(id, item) }
        case .settle(let id, let note, let variant): .write { try $0.settleVariant(id, note, variant) }
        case .openCorrections(let id): .write { try $0.openCorrections(id, means) }
        case .sendRemark(let id): .write { try $0.sendRemark(id, means) }
        case .remark(let id, let remark): .read { try $0.remarkPage(id, remark) }
        case .answerRemark(let id, let remark): .write { try $0.answerRemark(id, remark, means) }
        case .propose(let id): .write { try $0.proposeApproval(id, means) }
        case .sign(let id): .write { try $0.signMinutes(id, means) }
        case .text(let id): .read { try $0.minutesText(id, means) }
        case .document(let id): .read { try $0.minutesDocument(id, means) }
        case .paper(let id): .work { try await $0.minutesPaper(id) }
        }
    }
}
