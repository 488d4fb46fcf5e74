// SPDX-License-Identifier: EUPL-1.2
import Access
import Language

extension Record {
    /// How long the Record keeps what may tell of persons. The other tables hold figures and hashes only.
    static let retentions = [
        Retention(
            "record_content", Message("What each entry of the record says, sealed where it is not public."),
            keeps: Message("For good; erased where the law asks for it, while the log still verifies."),
            why: Message("To prove years later what was voted, approved, decided and published."))
    ]
}
