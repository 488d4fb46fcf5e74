// SPDX-License-Identifier: EUPL-1.2
import Language
import Testing

@testable import Jobs

func at(_ text: String) throws -> Instant { try #require(Instant(text)) }
func time(_ text: String) throws -> LocalTime { try #require(LocalTime(text)) }
func zone(_ name: String) throws -> Zone { try #require(Zone(name)) }
func address(_ text: String) throws -> MailAddress { try #require(MailAddress(text)) }

/// The letterhead of the fictional city.
func kalliste() throws -> Letterhead {
    Letterhead(
        sender: Mailbox(HeaderText("Συμβούλιο Καλλίστης"), try address("council@kalliste.example")),
        bounces: try address("bounces@kalliste.example"), base: try #require(BaseAddress("https://kalliste.example")))
}
