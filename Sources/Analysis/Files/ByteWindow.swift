// SPDX-License-Identifier: EUPL-1.2

/// The part of a source that is being read: it grows at its end and forgets what lies before `start`.
struct ByteWindow {
    private let source: ByteSource
    private(set) var bytes: [UInt8] = []
    /// Where the unread part begins in `bytes`.
    var start = 0
    /// Bytes taken from the source so far.
    private(set) var total = 0
    /// Whether the source has nothing more to give.
    private(set) var isComplete = false

    init(_ source: ByteSource) {
        self.source = source
    }

    /// Takes more from the source: at least as much as is pending, so that a long record is scanned few times.
    mutating func extend() throws {
        bytes.removeSubrange(..<start)
        start = 0
        let goal = bytes.count + max(1 << 16, bytes.count)
        while bytes.count < goal, !isComplete {
            if let chunk = try source.next() {
                bytes.append(contentsOf: chunk)
                total += chunk.count
            } else {
                isComplete = true
            }
        }
    }
}
