// SPDX-License-Identifier: EUPL-1.2

/// What all mails of an installation share.
public struct Letterhead: Sendable {
    /// Who mails come from.
    public let sender: Mailbox
    /// Where servers send back what they could not deliver.
    public let bounces: MailAddress
    /// Links in mails begin with it, and message identifiers end with its host.
    public let base: BaseAddress

    /// Bounces go to the sender unless said otherwise.
    public init(sender: Mailbox, bounces: MailAddress? = nil, base: BaseAddress) {
        self.sender = sender
        self.bounces = bounces ?? sender.address
        self.base = base
    }
}
