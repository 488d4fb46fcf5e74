// SPDX-License-Identifier: EUPL-1.2

extension Charter {
    /// The working values, as rooms use them. Throws where a needed one is missing, which reading the profile excludes.
    func constitution() throws -> Constitution {
        let values = Values(entries)
        return Constitution(
            profile: profile.id, profileVersion: profile.version, languages: profile.languages,
            chair: try values.need("chair"), standing: try values.need("standing", as: Standings.self).byKind,
            substitutes: try values.need("substitutes"), term: try values.need("term"),
            convenedBy: try values.need("convening.by", as: Authorities.self).authorities,
            notice: try values.need("convening.notice"), urgentNotice: try values.need("convening.urgent-notice"),
            additions: values["convening.additions"], agenda: try values.need("convening.agenda"),
            isRemoteAllowed: try values.need("convening.remote", as: Remote.self).isAllowed,
            meetsWithoutCall: values["convening.without-call"],
            isRemoteVoteAllowed: try values.need("convening.remote", as: Remote.self).votes,
            quorum: try values.need("quorum"), secondCall: try values.need("second-call"),
            majorities: values.majorities, ballots: try values.ballots(), publicity: try values.need("publicity"),
            minutes: try values.minutes(), smallNumbers: try values.need("small-numbers"),
            holidays: values["holidays", as: Holidays.self]?.days ?? [],
            formations: profile.formations.reduce(into: [:]) { $0[$1.id] = values.rules(of: $1) },
            vocabulary: profile.vocabulary)
    }
}

/// The values of rules by their path.
private struct Values {
    private let values: [String: any RuleValue]

    init(_ entries: [CharterEntry]) {
        values = entries.reduce(into: [:]) { $0[$1.path] = $1.value }
    }

    subscript<T>(path: String, as type: T.Type = T.self) -> T? { values[path] as? T }

    func need<T>(_ path: String, as type: T.Type = T.self) throws -> T {
        guard let value = self[path, as: T.self] else {
            throw ProfileFault(.workingValueNeeded, path: path.split(separator: ".").map(String.init))
        }
        return value
    }

    var majorities: [MajorityKind: Majority] {
        MajorityKind.allCases.reduce(into: [:]) { $0[$1] = self["majorities.\($1.rawValue)"] }
    }

    func ballots() throws -> Ballots {
        Ballots(
            manner: try need("ballots.manner"), methods: try need("ballots.methods", as: Methods.self).methods,
            secretFor: try need("ballots.secret-for", as: SecretMatters.self).matters,
            isAbstentionAllowed: try need("ballots.abstention", as: Abstention.self).isAllowed,
            castingVote: try need("ballots.casting-vote"),
            chairVotesLast: try need("ballots.chair-votes-last", as: ChairVotesLast.self).isSo,
            proxies: try need("ballots.proxies"), recusal: try need("ballots.recusal"),
            hands: self["ballots.hands", as: HandsRule.self]?.counted, elections: self["ballots.elections"],
            secondVotes: self["ballots.second-vote", as: SecondVotes.self]?.steps)
    }

    func minutes() throws -> MinutesRules {
        MinutesRules(
            signatories: try need("minutes.signatories", as: Authorities.self).authorities,
            approval: try need("minutes.approval"), deadline: try need("minutes.deadline"),
            recipients: try need("minutes.recipients", as: Authorities.self).authorities,
            effect: try need("minutes.effect", as: EffectRule.self).from)
    }

    func rules(of formation: FormationTemplate) -> Constitution.FormationRules {
        let path = "formations.\(formation.id)."
        let confidential: Confidential? = self[path + "confidential"]
        let convenedBy: Authorities? = self[path + "convened-by"]
        return Constitution.FormationRules(
            chair: self[path + "chair"], quorum: self[path + "quorum"], publicity: self[path + "publicity"],
            rhythm: self[path + "rhythm"], isConfidential: confidential.map { !$0.isPassedOn },
            convenedBy: convenedBy?.authorities)
    }
}
