// SPDX-License-Identifier: EUPL-1.2
import Database
import Language

/// Where a request to sign in comes from, as the request tells it.
public struct SignInSource: Sendable {
    let network: NetworkSource
    let device: DeviceLabel
    let knownDevice: Token?
    let session: Token?

    /// The cookies are those the browser sent; a session it still has ends when another begins.
    public init(network: NetworkSource, device: DeviceLabel, deviceCookie: String? = nil, sessionCookie: String? = nil)
    {
        self.network = network
        self.device = device
        knownDevice = deviceCookie.flatMap { Token(text: $0) }
        session = sessionCookie.flatMap { Token(text: $0) }
    }
}

/// How far signing in has come.
public enum SignInStep: Sendable {
    case signedIn(OpenedSession)
    /// The password was right; the code is still wanted. The token goes into a cookie of five minutes.
    case codeNeeded(Token)
}

/// A session just begun, or gone on with under a new cookie.
public struct OpenedSession: Sendable {
    public let person: PersonID
    public let session: SessionID
    /// The new session cookie.
    public let cookie: Token
    /// A new cookie by which this browser is known later, where it was not yet.
    public let deviceCookie: Token?
    /// When the session ends at the latest.
    public let ends: Instant
}

/// Why somebody is not signed in. The same for an address that has no account.
public enum SignInRefusal: Error, Hashable, Sendable {
    /// Address and password do not belong together, for whatever reason.
    case wrong
    /// Too many attempts from there (429).
    case wait(seconds: Int)
    /// Too many people at this moment (429).
    case busy
    /// The one-time code is not the present one, or was used.
    case wrongCode
    /// The time for the code is over, or too many were tried: begin again.
    case startAgain

    /// The sentence shown to the person.
    public var message: Message {
        switch self {
        case .wrong: Message("Address and password do not match.")
        case .wait(let seconds):
            .plural(
                seconds, one: "Too many attempts. Try again in \(seconds) second.",
                other: "Too many attempts. Try again in \(seconds) seconds.")
        case .busy: Message("Many people are signing in at this moment. Try again in a few seconds.")
        case .wrongCode: Message("This code is not valid any more, or was used already. Wait for the next one.")
        case .startAgain: Message("Signing in took too long. Start again with your address and password.")
        }
    }
}
