// SPDX-License-Identifier: EUPL-1.2
import Access
import Web

/// The addresses of signing in and of a person's own desk.
public enum DeskRoute: RouteSet {
    /// The first page of the installation: its councils.
    case front
    case signIn, sendSignIn, code, sendCode, signOut
    /// The password once more, before something dangerous.
    case confirm, sendConfirm
    /// What a mailed link opens: an invitation, or a new password.
    case link(token: String), setPassword(token: String)
    case forgotten, sendForgotten
    /// The desk across councils, and in one.
    case desk, councilDesk, markSeen
    case account, saveName, saveLanguage, savePassword
    case endSession(SessionID), signOutEverywhere
    case ownData, erase, sendErase
    /// The record of who did what.
    case acts

    public static let endpoints: [Endpoint<DeskRoute>] = signingIn + own + council

    private static let signingIn: [Endpoint<DeskRoute>] = [
        .installationPage("", .anyone, "The councils of this installation") { _ in .front },
        .installationPage("/sign-in", .anyone, "Sign in") { _ in .signIn },
        .installationForm("/sign-in", .anyone, "Sign in") { _ in .sendSignIn },
        .installationPage("/sign-in/code", .anyone, "The one-time code") { _ in .code },
        .installationForm("/sign-in/code", .anyone, "The one-time code") { _ in .sendCode },
        .installationForm("/sign-out", .anyone, "Sign out") { _ in .signOut },
        .installationPage("/confirm", .signedIn, "The password once more") { _ in .confirm },
        .installationForm("/confirm", .signedIn, "The password once more") { _ in .sendConfirm },
        .installationPage("/link/{token}", .anyone, "What a mailed link opens") { slots throws(Slots.Mismatch) in
            .link(token: try slots.text("token"))
        },
        .installationForm("/link/{token}", .anyone, "Choose a password") { slots throws(Slots.Mismatch) in
            .setPassword(token: try slots.text("token"))
        },
        .installationPage("/forgotten", .anyone, "Forgotten password") { _ in .forgotten },
        .installationForm("/forgotten", .anyone, "Ask for a link for a new password") { _ in .sendForgotten },
    ]

    private static let own: [Endpoint<DeskRoute>] = [
        .installationPage("/desk", .signedIn, "One's own desk") { _ in .desk },
        .installationPage("/account", .signedIn, "One's own account") { _ in .account },
        .installationForm("/account/name", .signedIn, "Change one's name") { _ in .saveName },
        .installationForm("/account/language", .signedIn, "Choose a language") { _ in .saveLanguage },
        .installationForm("/account/password", .signedIn, "Change one's password") { _ in .savePassword },
        .installationForm("/account/sessions/{session}/end", .signedIn, "End a session") { slots throws(Slots.Mismatch) in
            .endSession(try slots.id("session"))
        },
        .installationForm("/account/sign-out-everywhere", .signedIn, "Sign out everywhere") { _ in .signOutEverywhere },
        .installationPage("/account/data", .signedIn, "Everything held about oneself, as a file") { _ in .ownData },
        .installationPage("/account/erase", .signedIn, "Erase one's account") { _ in .erase },
        .installationForm("/account/erase", .signedIn, "Erase one's account") { _ in .sendErase },
    ]

    private static let council: [Endpoint<DeskRoute>] = [
        .page("/desk", .holding(Set(Role.allCases)), "One's own desk in this council") { _ in .councilDesk },
        .form("/desk/seen", .holding(Set(Role.allCases)), "Mark notifications as seen") { _ in .markSeen },
        .page("/acts", .members, "The record of who did what") { _ in .acts },
    ]

    public var path: RoutePath {
        switch self {
        case .front: .installation([])
        case .signIn, .sendSignIn: .installation(["sign-in"])
        case .code, .sendCode: .installation(["sign-in", "code"])
        case .signOut: .installation(["sign-out"])
        case .confirm, .sendConfirm: .installation(["confirm"])
        case .link(let token), .setPassword(let token): .installation(["link", token])
        case .forgotten, .sendForgotten: .installation(["forgotten"])
        case .desk: .installation(["desk"])
        case .councilDesk: .council(["desk"])
        case .markSeen: .council(["desk", "seen"])
        case .account: .installation(["account"])
        case .saveName: .installation(["account", "name"])
        case .saveLanguage: .installation(["account", "language"])
        case .savePassword: .installation(["account", "password"])
        case .endSession(let id): .installation(["account", "sessions", id.description, "end"])
        case .signOutEverywhere: .installation(["account", "sign-out-everywhere"])
        case .ownData: .installation(["account", "data"])
        case .erase, .sendErase: .installation(["account", "erase"])
        case .acts: .council(["acts"])
        }
    }
}
