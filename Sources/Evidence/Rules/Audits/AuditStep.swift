// SPDX-License-Identifier: EUPL-1.2
import Language
import Values

/// The steps of a safety audit, in the order in which they are read (Efus, "Guidance on local safety audits", 2007, and
/// ICPC's handbooks walk the same way).
public enum AuditStep: String, CaseIterable, Hashable, Sendable, Codable, Storable {
    case mandate, scope, profile, data, affected, perceptions, responses, priorities, report

    var name: Message {
        switch self {
        case .mandate: Message("Mandate", context: "audit")
        case .scope: Message("Scope", context: "audit")
        case .profile: Message("Profile of the area")
        case .data: Message("What the data show")
        case .affected: Message("Who is affected")
        case .perceptions: Message("How safe people feel")
        case .responses: Message("What is done already")
        case .priorities: Message("What comes first")
        case .report: Message("Report and next steps")
        }
    }

    /// What the step asks of those who write it.
    var question: Message {
        switch self {
        case .mandate:
            Message("Who asked for this audit, by which decision, with which means and until when?")
        case .scope:
            Message("Which places, problems and months does it cover, and what does it leave out?")
        case .profile:
            Message("Who lives, works and passes here, how is it built, and what has changed?")
        case .data:
            Message("What was recorded, where and when, against which denominator, and do the sources agree?")
        case .affected:
            Message("Which groups does it hit, who does not report, and whom have we not heard?")
        case .perceptions:
            Message("What do people feel and avoid, by day and by night, and how were they asked?")
        case .responses:
            Message("What is done already, by which organisation, and what is known of its effect?")
        case .priorities:
            Message("What should the council take up first, and why before other things?")
        case .report:
            Message("Who reads this, who answers it by when, and when is it looked at again?")
        }
    }
}

/// How far a step has come, as its writers say.
enum StepState: String, CaseIterable, Hashable, Sendable, Codable, Storable {
    case open, going, done

    var message: Message {
        switch self {
        case .open: Message("Not begun", context: "audit")
        case .going: Message("Being written")
        case .done: Message("Finished", context: "audit")
        }
    }
}
