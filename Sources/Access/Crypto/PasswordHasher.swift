// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// Hashes passwords on threads of its own, a few at a time, so that a flood of sign-ins starves nothing else.
///
/// Each hash holds `cost.memory` bytes while it runs; waiting ones hold almost nothing, and past the bound they are
/// refused at once.
public actor PasswordHasher {
    /// What a hash costs here.
    nonisolated let cost: HashCost
    /// The hash of nothing anybody knows, against which a stranger's password is checked at the same cost.
    nonisolated let decoy: PasswordHash

    private let threads: OperationQueue
    private let places: Int
    private var taken = 0
    /// Hashes computed so far; a test compares what two sign-ins cost.
    private(set) var done = 0

    /// As many threads as given, and at most `places` hashes running or waiting.
    public init(cost: HashCost = .signIn, threads: Int = 2, places: Int = 32) throws {
        self.cost = cost
        self.places = places
        self.decoy = try PasswordHash(Password(Base64URL.encode(Digest.randomBytes(24))), cost: cost)
        self.threads = OperationQueue()
        self.threads.name = "password hashing"
        self.threads.maxConcurrentOperationCount = threads
    }

    func hash(_ password: Password) async throws -> PasswordHash {
        let cost = cost
        return try await onThread { Result { try PasswordHash(password, cost: cost) } }.get()
    }

    /// Checks against the decoy where there is nothing to check against, and then says no.
    func matches(_ password: Password, _ hash: PasswordHash?) async throws(HashingBusy) -> Bool {
        let compared = hash ?? decoy
        let isSame = try await onThread { compared.matches(password) }
        return isSame && hash != nil
    }

    private func onThread<T: Sendable>(_ work: @escaping @Sendable () -> T) async throws(HashingBusy) -> T {
        guard taken < places else { throw HashingBusy() }
        taken += 1
        defer { (taken, done) = (taken - 1, done + 1) }
        return await withCheckedContinuation { continuation in
            threads.addOperation { continuation.resume(returning: work()) }
        }
    }
}

/// More people are signing in at this moment than the server takes in.
struct HashingBusy: Error {}
