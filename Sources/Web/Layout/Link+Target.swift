// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Markup

extension Link {
    /// An address that came with a request ("go on to …"), taken only if it leads to a page of this installation.
    public init?(target: String) {
        guard target.hasPrefix("/"), !target.hasPrefix("//"), target.utf8.count <= 2_000,
            !target.utf8.contains(where: { $0 < 0x21 || $0 == UInt8(ascii: "\\") || $0 == 0x7F })
        else { return nil }
        let halves = target.split(separator: "#", maxSplits: 1)[0].split(separator: "?", maxSplits: 1)
        let segments = halves[0].split(separator: "/").map { $0.removingPercentEncoding ?? "" }
        let query = halves.count > 1 ? try? Fields(urlEncoded: halves[1]) : Fields()
        guard let query else { return nil }
        self.init(path: segments, query: query.pairs.map { ($0.name, $0.value) })
    }
}
