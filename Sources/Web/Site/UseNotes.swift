// SPDX-License-Identifier: EUPL-1.2
import Access
import Synchronization

/// Writes down that sessions are in use, after the answer and once at a time for each, so that they do not end idle.
final class UseNotes: Sendable {
    private let accounts: Accounts
    private let underWay = Mutex<Set<SessionID>>([])

    init(_ accounts: Accounts) { self.accounts = accounts }

    /// Begins to write it down where it is due; the answer does not wait for it.
    func note(_ viewer: Viewer) {
        guard viewer.isDueForNote, let session = viewer.session,
            underWay.withLock({ $0.insert(session).inserted })
        else { return }
        Task {
            // A note that fails is made with the next request.
            try? await accounts.noteUse(by: viewer)
            underWay.withLock { _ = $0.remove(session) }
        }
    }
}
