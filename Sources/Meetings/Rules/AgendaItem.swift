// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Language
import Values

public typealias ItemID = ID<AgendaItem>

/// Something to be dealt with at a meeting.
public struct AgendaItem: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable, Storable {
        case information, discussion, opinion, decision
    }

    public let id: ItemID
    public let council: CouncilID
    public let meeting: MeetingID
    /// Who may know that it is on the agenda.
    public let readership: Readership
    /// Its place among the others; only the order counts.
    public let place: Int
    public let title: String
    public let kind: Kind
    /// How long it is planned to take, if that was planned.
    public let minutes: Int?
    /// What it is about, in a few sentences.
    public let text: String
    public let opened: Instant?
    public let closed: Instant?
    public let version: Int
}

extension AgendaItem {
    /// The item with what was typed of it anew.
    func with(_ draft: ItemDraft, for readership: Readership) -> AgendaItem {
        AgendaItem(
            id: id, council: council, meeting: meeting, readership: readership, place: place, title: draft.title,
            kind: draft.kind, minutes: draft.minutes, text: draft.text, opened: opened, closed: closed,
            version: version + 1)
    }
}

extension AgendaItem.Kind {
    var word: Message {
        switch self {
        case .information: Message("Information")
        case .discussion: Message("Discussion")
        case .opinion: Message("Opinion")
        case .decision: Message("Decision")
        }
    }

    /// What is needed to adopt something under such an item.
    var matter: MajorityKind { self == .opinion ? .opinion : .decision }
}

/// An item or a paper together with its meeting: what acts on an agenda are done to.
struct OnAgenda: ActSubject, Sendable {
    let meeting: Meeting
    let reference: ActReference
    let readership: Readership

    /// An item that is about to be written.
    init(_ item: ItemID, for readership: Readership, of meeting: Meeting) {
        self.meeting = meeting
        reference = ActReference("agenda-item", item)
        self.readership = readership
    }

    init(_ item: AgendaItem, of meeting: Meeting) {
        self.meeting = meeting
        reference = ActReference("agenda-item", item.id)
        readership = item.readership
    }

    init(_ paper: Paper, of meeting: Meeting) {
        self.meeting = meeting
        reference = ActReference("paper", paper.id)
        readership = paper.readership
    }

    var council: CouncilID { meeting.council }
}
