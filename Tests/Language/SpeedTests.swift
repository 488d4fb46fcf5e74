// SPDX-License-Identifier: EUPL-1.2
import Testing

@testable import Language

/// Prints what saying things costs, in nanoseconds of the build under test; nothing is asserted, since machines differ.
/// A page says about a hundred sentences and has a tenth of a millisecond for it (release build).
@Suite("Speed", .serialized)
struct SpeedTests {
    private func cost(_ body: () -> String) -> Int {
        var length = body().utf8.count
        let rounds = 500
        let best =
            (0..<5).map { _ in
                ContinuousClock().measure { for _ in 0..<rounds { length &+= body().utf8.count } }
            }.min() ?? .zero
        return Int(best / Duration.nanoseconds(1)) / rounds
    }

    @Test("saying a sentence, a date and a number", arguments: [Tongue.en, .fr, .el])
    func saying(tongue: Tongue) throws {
        let say = try Checkout.languages().speech(in: tongue)
        let day = try #require(LocalDate("2026-11-18"))
        let costs = [
            ("sentence", cost { say("today") }),
            ("plural", cost { say.plural(3, one: "\(3) day", other: "\(3) days") }),
            ("date", cost { say.date(day, .full) }), ("number", cost { say.number(84_300) }),
            ("folding", cost { Folding.fold("Το συμβούλιο φέρνει στο ίδιο τραπέζι τον δήμο") }),
            ("collation key", cost { Collation.key("Saint-Étienne", tongue) }),
        ]
        print("\(tongue): " + costs.map { "\($0) \($1) ns" }.joined(separator: ", "))
    }

    @Test("many threads speak at once and say the same")
    func threads() async throws {
        let languages = try Checkout.languages()
        let day = try #require(LocalDate("2026-11-18"))
        let texts = await withTaskGroup(of: String.self) { group in
            for number in 0..<64 {
                group.addTask {
                    let say = languages.speech(in: [.en, .fr, .el][number % 3])
                    return (0..<50).map { _ in say(Message("\(day, .full): \(bytes: 1_400_000)")) }.last ?? ""
                }
            }
            return await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(texts.count == 3)
    }
}
