// SPDX-License-Identifier: EUPL-1.2
import Council
import Web

/// The addresses of meetings, votes and decisions.
public enum MeetingsRoute: RouteSet {
    case list
    case past
    case new
    case call
    case meeting(MeetingID)
    case change(MeetingID)
    case saveChange(MeetingID)
    case cancel(MeetingID)
    case answer(MeetingID)
    case agenda(MeetingID)
    case addItem(MeetingID)
    case item(MeetingID, ItemID)
    case saveItem(MeetingID, ItemID)
    case moveItem(MeetingID, ItemID)
    case removeItem(MeetingID, ItemID)
    case addPaper(MeetingID, ItemID)
    case removePaper(MeetingID, PaperID)
    case paper(MeetingID, PaperID)
    case file(MeetingID, PaperID)
    case run(MeetingID)
    case open(MeetingID)
    case close(MeetingID)
    case presence(MeetingID)
    case take(MeetingID, ItemID)
    case recuse(MeetingID, ItemID)
    case note(MeetingID, ItemID)
    case editNote(MeetingID, NoteID)
    case saveNote(MeetingID, NoteID)
    case live(MeetingID)
    case openVote(MeetingID, ItemID)
    case vote(MeetingID, VoteID)
    case give(MeetingID, VoteID)
    case noteVote(MeetingID, VoteID)
    case closeVote(MeetingID, VoteID)
    case cancelVote(MeetingID, VoteID)
    case minutes(MeetingID)
    case approve(MeetingID)
    case decisions
    case decision(DecisionID)
    case ballots(DecisionID)
    case ballotsFile(DecisionID)
    case decisionsFeed(council: String)
    case meetingsAPI(council: String)
    case decisionsAPI(council: String)
}

extension MeetingsRoute {
    public static let endpoints: [Endpoint<MeetingsRoute>] = calling + running + voting + reading + programs

    private typealias Mismatch = Slots.Mismatch

    private static let calling: [Endpoint<MeetingsRoute>] = [
        .page("/meetings", .anyone, "Meetings to come") { _ in .list },
        .page("/meetings/past", .anyone, "Meetings held") { _ in .past },
        .page("/meetings/new", .members, "The form that calls a meeting") { _ in .new },
        .form("/meetings/new", .members, "Call a meeting") { _ in .call },
        .page("/meetings/{id}", .anyone, "A meeting and its agenda") { slots throws(Mismatch) in
            .meeting(try slots.id("id"))
        },
        .page("/meetings/{id}/change", .members, "The form that moves a meeting") { slots throws(Mismatch) in
            .change(try slots.id("id"))
        },
        .form("/meetings/{id}/change", .members, "Move a meeting") { slots throws(Mismatch) in
            .saveChange(try slots.id("id"))
        },
        .form("/meetings/{id}/cancel", .members, "Call a meeting off") { slots throws(Mismatch) in
            .cancel(try slots.id("id"))
        },
        .form("/meetings/{id}/answer", .members, "Say whether one comes") { slots throws(Mismatch) in
            .answer(try slots.id("id"))
        },
        .page("/meetings/{id}/agenda", .members, "Writing the agenda") { slots throws(Mismatch) in
            .agenda(try slots.id("id"))
        },
        .form("/meetings/{id}/agenda", .members, "Add an item") { slots throws(Mismatch) in
            .addItem(try slots.id("id"))
        },
        .page("/meetings/{id}/items/{item}", .members, "Editing an item") { slots throws(Mismatch) in
            .item(try slots.id("id"), try slots.id("item"))
        },
        .form("/meetings/{id}/items/{item}", .members, "Save an item") { slots throws(Mismatch) in
            .saveItem(try slots.id("id"), try slots.id("item"))
        },
        .form("/meetings/{id}/items/{item}/move", .members, "Move an item up or down") { slots throws(Mismatch) in
            .moveItem(try slots.id("id"), try slots.id("item"))
        },
        .form("/meetings/{id}/items/{item}/remove", .members, "Take an item off") { slots throws(Mismatch) in
            .removeItem(try slots.id("id"), try slots.id("item"))
        },
        .form("/meetings/{id}/items/{item}/papers", .members, "Add a paper", limit: PaperFile.limit + 65_536) {
            slots throws(Mismatch) in
            .addPaper(try slots.id("id"), try slots.id("item"))
        },
        .form("/meetings/{id}/papers/{paper}/remove", .members, "Take a paper off") { slots throws(Mismatch) in
            .removePaper(try slots.id("id"), try slots.id("paper"))
        },
    ]

    private static let running: [Endpoint<MeetingsRoute>] = [
        .page("/meetings/{id}/run", .members, "The meeting as the secretariat runs it") { slots throws(Mismatch) in
            .run(try slots.id("id"))
        },
        .form("/meetings/{id}/open", .members, "Open a meeting") { slots throws(Mismatch) in .open(try slots.id("id"))
        },
        .form("/meetings/{id}/close", .members, "Close a meeting") { slots throws(Mismatch) in
            .close(try slots.id("id"))
        },
        .form("/meetings/{id}/presence", .members, "Note who comes and goes") { slots throws(Mismatch) in
            .presence(try slots.id("id"))
        },
        .form("/meetings/{id}/items/{item}/take", .members, "Take up an item") { slots throws(Mismatch) in
            .take(try slots.id("id"), try slots.id("item"))
        },
        .form("/meetings/{id}/items/{item}/recuse", .members, "Note who takes no part in an item") {
            slots throws(Mismatch) in
            .recuse(try slots.id("id"), try slots.id("item"))
        },
        .form("/meetings/{id}/items/{item}/notes", .members, "Add to the minutes") { slots throws(Mismatch) in
            .note(try slots.id("id"), try slots.id("item"))
        },
        .page("/meetings/{id}/notes/{note}", .members, "Correcting a note") { slots throws(Mismatch) in
            .editNote(try slots.id("id"), try slots.id("note"))
        },
        .form("/meetings/{id}/notes/{note}", .members, "Save a note") { slots throws(Mismatch) in
            .saveNote(try slots.id("id"), try slots.id("note"))
        },
        .file("/meetings/{id}/live", .anyone, "Tells a browser that the meeting changed") { slots throws(Mismatch) in
            .live(try slots.id("id"))
        },
    ]

    private static let voting: [Endpoint<MeetingsRoute>] = [
        .form("/meetings/{id}/items/{item}/votes", .members, "Open a vote") { slots throws(Mismatch) in
            .openVote(try slots.id("id"), try slots.id("item"))
        },
        .page("/meetings/{id}/votes/{vote}", .members, "A vote") { slots throws(Mismatch) in
            .vote(try slots.id("id"), try slots.id("vote"))
        },
        .form("/meetings/{id}/votes/{vote}/give", .members, "Vote") { slots throws(Mismatch) in
            .give(try slots.id("id"), try slots.id("vote"))
        },
        .form("/meetings/{id}/votes/{vote}/note", .members, "Note the vote of a seat") { slots throws(Mismatch) in
            .noteVote(try slots.id("id"), try slots.id("vote"))
        },
        .form("/meetings/{id}/votes/{vote}/close", .members, "Close a vote") { slots throws(Mismatch) in
            .closeVote(try slots.id("id"), try slots.id("vote"))
        },
        .form("/meetings/{id}/votes/{vote}/cancel", .members, "Cancel a vote") { slots throws(Mismatch) in
            .cancelVote(try slots.id("id"), try slots.id("vote"))
        },
    ]

    private static let reading: [Endpoint<MeetingsRoute>] = [
        .page("/meetings/{id}/papers/{paper}", .anyone, "A paper") { slots throws(Mismatch) in
            .paper(try slots.id("id"), try slots.id("paper"))
        },
        .file("/meetings/{id}/papers/{paper}/file", .anyone, "The file of a paper") { slots throws(Mismatch) in
            .file(try slots.id("id"), try slots.id("paper"))
        },
        .page("/meetings/{id}/minutes", .anyone, "The minutes of a meeting") { slots throws(Mismatch) in
            .minutes(try slots.id("id"))
        },
        .form("/meetings/{id}/minutes", .members, "Approve the minutes") { slots throws(Mismatch) in
            .approve(try slots.id("id"))
        },
        .page("/decisions", .anyone, "The register of decisions") { _ in .decisions },
        .page("/decisions/{id}", .anyone, "A decision") { slots throws(Mismatch) in .decision(try slots.id("id")) },
        .page("/decisions/{id}/ballots", .anyone, "The opened ballots of a secret vote") { slots throws(Mismatch) in
            .ballots(try slots.id("id"))
        },
        .file("/decisions/{id}/ballots.csv", .anyone, "The opened ballots of a secret vote, to be counted again") {
            slots throws(Mismatch) in
            .ballotsFile(try slots.id("id"))
        },
    ]

    private static let programs: [Endpoint<MeetingsRoute>] = [
        .program("/feeds/{council}/decisions.atom", .anyone, "The latest public decisions, as Atom") {
            slots throws(Mismatch) in
            .decisionsFeed(council: try slots.text("council"))
        },
        .program("/api/v1/councils/{council}/meetings", .anyone, "Meetings, as far as one may see them") {
            slots throws(Mismatch) in
            .meetingsAPI(council: try slots.text("council"))
        },
        .program("/api/v1/councils/{council}/decisions", .anyone, "Decisions, as far as one may see them") {
            slots throws(Mismatch) in
            .decisionsAPI(council: try slots.text("council"))
        },
    ]
}
