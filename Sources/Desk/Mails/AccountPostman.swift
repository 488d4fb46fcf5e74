// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Jobs
import Language
import Markup

/// Puts the mails of accounts into the outbox, in the words of their receivers' language.
public struct AccountPostman: AccountPost {
    let languages: Languages
    /// The language of people who chose none.
    let fallback: Tongue

    public init(languages: Languages, fallback: Tongue) {
        self.languages = languages
        self.fallback = fallback
    }

    public func post(_ mail: AccountMail, in transaction: Transaction) throws {
        // Addresses come checked from Access; one that cannot stand in a mail header reaches nobody.
        guard let address = MailAddress(mail.address.text) else { return }
        let say = languages.speech(in: mail.tongue ?? fallback)
        let recipient = Mailbox(HeaderText(flattening: mail.name), address)
        try transaction.post(Letter(mail.kind.notice(in: say.tongue), to: recipient, in: say, flow: mail.kind.flow))
    }
}

extension AccountMail.Kind {
    /// Asked for a moment ago by the person, or told to them.
    var flow: Letter.Flow {
        switch self {
        case .reset, .newAddress: .asked
        default: .told
        }
    }

    /// Never more than a neutral line and a link.
    func notice(in tongue: Tongue) -> MailNotice {
        MailNotice(subject: subject, line: line, button: button(in: tongue), reason: reason)
    }

    private func button(in tongue: Tongue) -> MailNotice.Button? {
        switch self {
        case .invitation(_, let token), .reset(let token):
            MailNotice.Button(Message("Choose a password"), Link(path: [tongue.rawValue, "link", token.text]))
        case .newAddress(let token):
            MailNotice.Button(Message("Confirm this address"), Link(path: [tongue.rawValue, "address", token.text]))
        case .place: MailNotice.Button(Message("Open my desk"), Link(path: [tongue.rawValue, "desk"]))
        case .addressInUse: MailNotice.Button(Message("Sign in"), Link(path: [tongue.rawValue, "sign-in"]))
        case .erased: nil
        default: MailNotice.Button(Message("Look at my account"), Link(path: [tongue.rawValue, "account"]))
        }
    }

    private var subject: Message {
        switch self {
        case .invitation(let council?, _): Message("Invitation to \(council)")
        case .invitation: Message("Invitation")
        case .place(let council): Message("Your place in \(council)")
        case .reset: Message("A new password")
        case .newAddress: Message("Confirm your mail address")
        case .addressInUse: Message("This address already has an account")
        case .addressChanged: Message("Your mail address was changed")
        case .passwordChanged: Message("Your password was changed")
        case .codesOn: Message("One-time codes were turned on")
        case .codesOff: Message("One-time codes were turned off")
        case .recoveryCodeUsed: Message("A recovery code was used")
        case .newDevice: Message("Signed in from a new device")
        case .codesRefused: Message("Many wrong one-time codes")
        case .erased: Message("Your account was erased")
        }
    }

    private var line: Message {
        switch self {
        case .invitation(let council?, _): Message("You are invited to work with \(council).")
        case .invitation: Message("You are invited to an account.")
        case .place(let council): Message("You were given a place in \(council).")
        case .reset: Message("With this link you can choose a new password.")
        case .newAddress: Message("With this link you confirm that this address is yours.")
        case .addressInUse: Message("Somebody, perhaps you, wanted to use this address for another account.")
        case .addressChanged: Message("From now on, mails go to the new address.")
        case .passwordChanged: Message("All other sessions were ended.")
        case .codesOn: Message("From now on, signing in asks for a code as well.")
        case .codesOff: Message("From now on, signing in asks for the password alone.")
        case .recoveryCodeUsed: Message("One of your recovery codes was used to sign in.")
        case .newDevice(let device): Message("Somebody, perhaps you, signed in from \(device.description).")
        case .codesRefused:
            Message("Somebody gave the right password and many wrong codes. If it was not you, change your password.")
        case .erased: Message("Your account and what it held were erased.")
        }
    }

    private var reason: Message {
        switch self {
        case .invitation(nil, _): Message("You get this mail because whoever runs this site invited you.")
        case .invitation, .place: Message("You get this mail because a council invited you.")
        case .reset, .newAddress, .addressInUse:
            Message("You get this mail because this address was typed on our site. If it was not you, do nothing.")
        default: Message("You get this mail because it concerns the safety of your account.")
        }
    }
}
