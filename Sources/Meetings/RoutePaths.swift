// SPDX-License-Identifier: EUPL-1.2
import Web

extension MeetingsRoute {
    public var path: RoutePath {
        switch self {
        case .list: .council(["meetings"])
        case .past: .council(["meetings", "past"])
        case .new, .call: .council(["meetings", "new"])
        case .meeting(let id): at(id)
        case .change(let id), .saveChange(let id): at(id, "change")
        case .cancel(let id): at(id, "cancel")
        case .answer(let id): at(id, "answer")
        case .agenda(let id), .addItem(let id): at(id, "agenda")
        case .item(let id, let item), .saveItem(let id, let item): at(id, "items", "\(item)")
        case .moveItem(let id, let item): at(id, "items", "\(item)", "move")
        case .removeItem(let id, let item): at(id, "items", "\(item)", "remove")
        case .addPaper(let id, let item): at(id, "items", "\(item)", "papers")
        case .removePaper(let id, let paper): at(id, "papers", "\(paper)", "remove")
        case .paper(let id, let paper): at(id, "papers", "\(paper)")
        case .file(let id, let paper): at(id, "papers", "\(paper)", "file")
        case .run(let id): at(id, "run")
        case .open(let id): at(id, "open")
        case .close(let id): at(id, "close")
        case .presence(let id): at(id, "presence")
        case .take(let id, let item): at(id, "items", "\(item)", "take")
        case .recuse(let id, let item): at(id, "items", "\(item)", "recuse")
        case .note(let id, let item): at(id, "items", "\(item)", "notes")
        case .editNote(let id, let note), .saveNote(let id, let note): at(id, "notes", "\(note)")
        case .live(let id): at(id, "live")
        case .openVote(let id, let item): at(id, "items", "\(item)", "votes")
        case .vote(let id, let vote): at(id, "votes", "\(vote)")
        case .give(let id, let vote): at(id, "votes", "\(vote)", "give")
        case .noteVote(let id, let vote): at(id, "votes", "\(vote)", "note")
        case .closeVote(let id, let vote): at(id, "votes", "\(vote)", "close")
        case .cancelVote(let id, let vote): at(id, "votes", "\(vote)", "cancel")
        case .minutes(let id), .approve(let id): at(id, "minutes")
        case .decisions: .council(["decisions"])
        case .decision(let id): .council(["decisions", "\(id)"])
        case .ballots(let id): .council(["decisions", "\(id)", "ballots"])
        case .ballotsFile(let id): .council(["decisions", "\(id)", "ballots.csv"])
        case .decisionsFeed(let council): .plain(["feeds", council, "decisions.atom"])
        case .meetingsAPI(let council): .plain(["api", "v1", "councils", council, "meetings"])
        case .decisionsAPI(let council): .plain(["api", "v1", "councils", council, "decisions"])
        }
    }

    private func at(_ id: MeetingID, _ rest: String...) -> RoutePath { .council(["meetings", "\(id)"] + rest) }
}
