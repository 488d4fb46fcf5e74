// SPDX-License-Identifier: EUPL-1.2
import Access
import Web

/// The addresses of the versions of a council's constitution.
public enum VersionRoute: RouteSet {
    case versions
    /// The constitution as it was at a version.
    case version(Int)
    case difference
    /// What a later version of the profile says otherwise.
    case newer
    case adopt
    /// One rule, by the keys that lead to it.
    case take(String)

    public static let endpoints: [Endpoint<VersionRoute>] = [
        .page("/how-it-works/versions", .anyone, "What was in force when") { _ in .versions },
        .page("/how-it-works/versions/{number}", .anyone, "The council's rules at an earlier version") {
            slots throws(Slots.Mismatch) in .version(try slots.number("number"))
        },
        .page("/how-it-works/difference", .anyone, "What differs between two versions") { _ in .difference },
        .page("/how-it-works/newer", .anyone, "What a later version of the profile says otherwise") { _ in .newer },
        .form("/how-it-works/newer", .secretariat, "Adopt a later version of the profile") { _ in .adopt },
        .form("/how-it-works/newer/{rule}", .secretariat, "Take one rule from a later version") {
            slots throws(Slots.Mismatch) in .take(try slots.text("rule"))
        },
    ]

    public var path: RoutePath {
        switch self {
        case .versions: .council(["how-it-works", "versions"])
        case .version(let number): .council(["how-it-works", "versions", "\(number)"])
        case .difference: .council(["how-it-works", "difference"])
        case .newer, .adopt: .council(["how-it-works", "newer"])
        case .take(let rule): .council(["how-it-works", "newer", rule])
        }
    }
}

/// The addresses of the profiles that come with the program, and of the comparison of any two constitutions.
public enum ProfileRoute: RouteSet {
    case profiles, profile(String), comparison
    case apiProfiles, apiProfile(String), apiConstitution(String)

    public static let endpoints: [Endpoint<ProfileRoute>] = [
        .installationPage("/profiles", .anyone, "The country profiles that come with the program") { _ in .profiles },
        .installationPage("/profiles/{profile}", .anyone, "One profile, rule by rule") {
            slots throws(Slots.Mismatch) in .profile(try slots.text("profile"))
        },
        .installationPage("/comparison", .anyone, "Two constitutions or profiles side by side") { _ in .comparison },
        .program("/api/v1/profiles", .anyone, "The country profiles that come with the program") { _ in .apiProfiles },
        .program("/api/v1/profiles/{profile}", .anyone, "One profile, as its file says") {
            slots throws(Slots.Mismatch) in .apiProfile(try slots.text("profile"))
        },
        .program("/api/v1/councils/{council}/constitution", .anyone, "A council's rules with what each rests on") {
            slots throws(Slots.Mismatch) in .apiConstitution(try slots.text("council"))
        },
    ]

    public var path: RoutePath {
        switch self {
        case .profiles: .installation(["profiles"])
        case .profile(let id): .installation(["profiles", id])
        case .comparison: .installation(["comparison"])
        case .apiProfiles: .plain(["api", "v1", "profiles"])
        case .apiProfile(let id): .plain(["api", "v1", "profiles", id])
        case .apiConstitution(let slug): .plain(["api", "v1", "councils", slug, "constitution"])
        }
    }
}
