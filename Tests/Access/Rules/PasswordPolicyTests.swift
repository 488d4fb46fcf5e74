// SPDX-License-Identifier: EUPL-1.2
import Testing

@testable import Access

@Suite("Passwords")
struct PasswordPolicyTests {
    private let own = [
        "Maria Papadopoulou-Leroux", "maria.papadopoulou@kalliste.example", "Kalliste", "Συμβούλιο Καλλίστης",
    ]

    private func refusal(_ text: String) -> PasswordRefusal? { PasswordPolicy.refusal(of: Password(text), own: own) }

    @Test(
        "long, unlikely words pass, with no rule on kinds of characters",
        arguments: [
            "cheval agrafe batterie", "horse staple battery", "φανάρι θάλασσα κερί", "umbrella tractor 7",
            "dkfjwoeirutz",
            "el3ktr!scher stuhl", "zug um zug geht es", "jardin sans lumière",
        ])
    func good(text: String) {
        #expect(refusal(text) == nil)
    }

    @Test(
        "short ones do not, counted in characters as people see them",
        arguments: [
            ("", 0), ("horse staple", -1), ("cafés chauds", -1), ("blue tractor", -1), ("blue tracto", 11), ("👩‍👩‍👧‍👦abc", 4),
        ])
    func short(text: String, characters: Int) {
        #expect(refusal(text) == (characters < 0 ? nil : .tooShort(characters: characters)))
    }

    @Test("a password of a megabyte costs nothing")
    func long() {
        #expect(refusal(String(repeating: "horse staple battery ", count: 60_000)) == .tooLong)
    }

    @Test(
        "repetition and runs are refused",
        arguments: [
            "aaaaaaaaaaaa", "abababababab", "121212121212", "abcdefghijkl", "zyxwvutsrqponm", "qwertyuiopas",
            "123456789012", "098765432109", "azertyuiopqs", "tractortractor", "αβγδεζηθικλμ",
        ])
    func repetitive(text: String) {
        #expect(refusal(text) == .repetitive)
    }

    @Test(
        "well-known words in disguise are refused",
        arguments: [
            "password1234", "P@ssw0rd2024!", "Password!!!!!", "motdepasse123", "MotDePasse2026", "κωδικος12345",
            "Κωδικός!2026",
            "letmein12345", "welcome20261", "bienvenue2026", "Athens2026!!!", "summer-2026-!", "11/11/1974 !!",
            "iloveyou1234",
            "mypassword123", "administrator1",
        ])
    func common(text: String) {
        #expect(refusal(text) == .common)
    }

    @Test(
        "one's own name with something around it is refused",
        arguments: [
            "Papadopoulou1", "maria.papadopoulou", "kalliste2026!", "MARIA-LEROUX-1", "Καλλίστης2026",
        ])
    func ownName(text: String) {
        #expect(refusal(text) == .ownName)
    }

    @Test("one's own name inside a long sentence does no harm")
    func nameInSentence() {
        #expect(refusal("maria plante des tomates") == nil)
    }

    @Test("the same letters typed on two keyboards are one password")
    func normalised() {
        #expect(Password("caf\u{e9}").text == Password("cafe\u{301}").text)
    }

    @Test("a password never prints itself")
    func silent() {
        let password = Password("horse staple battery")
        var dumped = ""
        dump(password, to: &dumped)
        for text in ["\(password)", String(reflecting: password), dumped] { #expect(!text.contains("horse")) }
    }
}
