// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Jobs
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
    /// Another mail address: asked for, and confirmed by the link mailed to it.
    case saveAddress, address(token: String), takeAddress(token: String)
    /// One-time codes.
    case codes, beginCodes, confirmCodes, renewCodes, endCodes
    case endSession(SessionID), signOutEverywhere
    case ownData, erase, sendErase
    /// The record of who did what.
    case acts
    /// The installation, for those who run it.
    case operating, retry(ID<DeadLetter>), discard(ID<DeadLetter>)

    public static let endpoints: [Endpoint<DeskRoute>] = signingIn + own + oneTimeCodes + council + ofOperators

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
        .installationForm("/account/address", .signedIn, "Ask for another mail address") { _ in .saveAddress },
        .installationPage("/address/{token}", .anyone, "What the link to a new address opens") {
            slots throws(Slots.Mismatch) in
            .address(token: try slots.text("token"))
        },
        .installationForm("/address/{token}", .anyone, "Confirm a new address") { slots throws(Slots.Mismatch) in
            .takeAddress(token: try slots.text("token"))
        },
        .installationForm("/account/sessions/{session}/end", .signedIn, "End a session") {
            slots throws(Slots.Mismatch) in
            .endSession(try slots.id("session"))
        },
        .installationForm("/account/sign-out-everywhere", .signedIn, "Sign out everywhere") { _ in .signOutEverywhere },
        .installationFile("/account/data", .signedIn, "Everything held about oneself, as a file") { _ in .ownData },
        .installationPage("/account/erase", .signedIn, "Erase one's account") { _ in .erase },
        .installationForm("/account/erase", .signedIn, "Erase one's account") { _ in .sendErase },
    ]

    private static let oneTimeCodes: [Endpoint<DeskRoute>] = [
        .installationPage("/account/codes", .signedIn, "One-time codes") { _ in .codes },
        .installationForm("/account/codes/begin", .signedIn, "Begin with one-time codes") { _ in .beginCodes },
        .installationForm("/account/codes/confirm", .signedIn, "Turn one-time codes on") { _ in .confirmCodes },
        .installationForm("/account/codes/renew", .signedIn, "Make new recovery codes") { _ in .renewCodes },
        .installationForm("/account/codes/off", .signedIn, "Turn one-time codes off") { _ in .endCodes },
    ]

    private static let ofOperators: [Endpoint<DeskRoute>] = [
        .installationPage("/installation", .operating, "The installation, for those who run it") { _ in .operating },
        .installationForm("/installation/jobs/{job}/retry", .operating, "Try a job again") {
            slots throws(Slots.Mismatch) in
            .retry(try slots.id("job"))
        },
        .installationForm("/installation/jobs/{job}/discard", .operating, "Throw a job away") {
            slots throws(Slots.Mismatch) in
            .discard(try slots.id("job"))
        },
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
        case .saveAddress: .installation(["account", "address"])
        case .address(let token), .takeAddress(let token): .installation(["address", token])
        case .codes: .installation(["account", "codes"])
        case .beginCodes: .installation(["account", "codes", "begin"])
        case .confirmCodes: .installation(["account", "codes", "confirm"])
        case .renewCodes: .installation(["account", "codes", "renew"])
        case .endCodes: .installation(["account", "codes", "off"])
        case .operating: .installation(["installation"])
        case .retry(let job): .installation(["installation", "jobs", job.description, "retry"])
        case .discard(let job): .installation(["installation", "jobs", job.description, "discard"])
        case .endSession(let id): .installation(["account", "sessions", id.description, "end"])
        case .signOutEverywhere: .installation(["account", "sign-out-everywhere"])
        case .ownData: .installation(["account", "data"])
        case .erase, .sendErase: .installation(["account", "erase"])
        case .acts: .council(["acts"])
        }
    }
}
