// SPDX-License-Identifier: EUPL-1.2
import Language
import Markup
import Web

/// The addresses of elections, rankings, challenges and votes that are taken again.
enum VotingRoute: RouteSet {
    case choice(MeetingID, ItemID)
    case openChoice(MeetingID, ItemID)
    case challenge(MeetingID, VoteID)
    case again(MeetingID, VoteID)
    case tie(MeetingID, VoteID)
}

extension VotingRoute {
    private typealias Mismatch = Slots.Mismatch

    static let endpoints: [Endpoint<VotingRoute>] = [
        .page("/meetings/{id}/items/{item}/choices", .members, "The form for an election or a ranking") {
            slots throws(Mismatch) in
            .choice(try slots.id("id"), try slots.id("item"))
        },
        .form("/meetings/{id}/items/{item}/choices", .members, "Open an election or a ranking") {
            slots throws(Mismatch) in
            .openChoice(try slots.id("id"), try slots.id("item"))
        },
        .form("/meetings/{id}/votes/{vote}/challenge", .members, "Note that a result was challenged") {
            slots throws(Mismatch) in
            .challenge(try slots.id("id"), try slots.id("vote"))
        },
        .form("/meetings/{id}/votes/{vote}/again", .members, "Take a vote again, or the next round of an election") {
            slots throws(Mismatch) in
            .again(try slots.id("id"), try slots.id("vote"))
        },
        .form("/meetings/{id}/votes/{vote}/tie", .members, "Note how the chair decides between equal votes") {
            slots throws(Mismatch) in
            .tie(try slots.id("id"), try slots.id("vote"))
        },
    ]

    var path: RoutePath {
        switch self {
        case .choice(let id, let item), .openChoice(let id, let item):
            .council(["meetings", "\(id)", "items", "\(item)", "choices"])
        case .challenge(let id, let vote): .council(["meetings", "\(id)", "votes", "\(vote)", "challenge"])
        case .again(let id, let vote): .council(["meetings", "\(id)", "votes", "\(vote)", "again"])
        case .tie(let id, let vote): .council(["meetings", "\(id)", "votes", "\(vote)", "tie"])
        }
    }

    /// How each address is answered.
    func handling(_ means: Means) -> Handling {
        switch self {
        case .choice(let id, let item): .read { try $0.choicePage(id, item) }
        case .openChoice(let id, let item): .work { try await $0.openChoice(id, item, means) }
        case .challenge(let id, let vote): .write { try $0.challengeVote(id, vote, means) }
        case .again(let id, let vote): .work { try await $0.repeatVote(id, vote, means) }
        case .tie(let id, let vote): .write { try $0.settleTie(id, vote, means) }
        }
    }
}

/// What the pages of this part need to write links and forms.
struct VotingStationery {
    let general: Stationery
    let link: (VotingRoute) -> Link
    /// A form that is sent to a route.
    let post: (Form, VotingRoute, HTML) -> HTML

    var say: Speech { general.say }

    /// A form of one button.
    func button(_ label: String, _ weight: Form.Weight = .second, to route: VotingRoute, prefix: String) -> HTML {
        post(general.form(prefix), route, Form.submit(label, weight))
    }
}

extension Visit {
    var votingStationery: VotingStationery {
        VotingStationery(general: stationery, link: { self.link($0) }, post: { self.post($0, to: $1, $2) })
    }
}
