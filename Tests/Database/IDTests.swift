// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Testing

@testable import Database

@Suite("Ids")
struct IDTests {
    private typealias PaperID = ID<IDTests>

    @Test("an id reads back from its own text, and sorts as its text does")
    func roundTrip() throws {
        let ids = (0..<200).map { _ in PaperID.random() }
        for id in ids {
            #expect(PaperID(id.description) == id)
            #expect(UUID(uuidString: id.description) != nil)
        }
        #expect(ids.sorted().map(\.description) == ids.map(\.description).sorted())
        let decoded = try JSONDecoder().decode([PaperID].self, from: JSONEncoder().encode(ids))
        #expect(decoded == ids)
    }

    /// The example of RFC 9562, appendix A.6: 2022-02-22 14:22:22 -05:00.
    @Test("an ordered id tells its time as RFC 9562 says")
    func version7() {
        let id = PaperID(microseconds: 1_645_557_742_000_000, bits: (0, 0x18C4_DC0C_0C07_398F << 2))
        #expect(id.description == "017f22e2-79b0-7000-98c4-dc0c0c07398f")
        let later = PaperID(microseconds: 1_645_557_742_000_001, bits: (0, 0))
        #expect(id < later)
    }

    @Test("an unordered id tells nothing of time")
    func version4() {
        let text = PaperID(unordered: (.max, .max)).description
        #expect(text == "ffffffff-ffff-4fff-bfff-ffffffffffff")
    }

    @Test(
        "what is no id is refused",
        arguments: [
            "", "017f22e2-79b0-7000-98c4-dc0c0c07398", "017F22E2-79B0-7000-98C4-DC0C0C07398F",
            "017f22e279b0700098c4dc0c0c07398f0000", "017f22e2-79b0-7000-18c4-dc0c0c07398f",
            "017f22e2-79b0-1000-98c4-dc0c0c07398f", "017f22e2-79b0-7000-98c4-dc0c0c07398g",
            "{17f22e2-79b0-7000-98c4-dc0c0c07398f", "017f22e2-79b0-7000-98c4-dc0c0c0739\u{660}",
        ])
    func refused(text: String) {
        #expect(PaperID(text) == nil)
    }
}
