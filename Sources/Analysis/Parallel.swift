// SPDX-License-Identifier: EUPL-1.2
import Dispatch
import Foundation
import Synchronization

/// Spreads pure work over the cores. The caller blocks until all of it is done.
enum Parallel {
    /// Cuts `0..<count` into pieces of at least `grain`, works on them at once, and gives the results in order.
    static func map<Piece: Sendable>(
        count: Int, grain: Int, _ work: @Sendable (Range<Int>) -> Piece
    ) -> [Piece] {
        let cores = ProcessInfo.processInfo.activeProcessorCount
        let pieces = max(1, min(cores * 4, count / max(1, grain)))
        @Sendable func range(_ piece: Int) -> Range<Int> { count * piece / pieces..<count * (piece + 1) / pieces }
        guard pieces > 1, cores > 1 else { return [work(0..<count)] }
        let results = Mutex<[Piece?]>(Array(repeating: nil, count: pieces))
        DispatchQueue.concurrentPerform(iterations: pieces) { piece in
            let result = work(range(piece))
            results.withLock { $0[piece] = result }
        }
        return results.withLock { $0.compactMap(\.self) }
    }
}
