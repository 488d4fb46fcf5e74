// SPDX-License-Identifier: EUPL-1.2
import Testing

@testable import Language

@Suite("Completeness")
struct CompletenessTests {
    @Test("French and Greek say every sentence of the source, and are set as they should be")
    func complete() throws {
        let (status, output) = try Checkout.messages(["check"])
        #expect(status == 0, "\(output)")
    }

    @Test("the program reads every catalogue, and offers each language under its own name")
    func loads() throws {
        let languages = try Checkout.languages()
        #expect(languages.offered.prefix(3) == [.en, .fr, .el])
        #expect(languages.offered.prefix(3).map(languages.name(of:)) == ["English", "Français", "Ελληνικά"])
    }
}
