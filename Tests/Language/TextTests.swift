// SPDX-License-Identifier: EUPL-1.2
import Testing

@testable import Language

@Suite("Folding")
struct FoldingTests {
    @Test(
        "what people hold for the same word folds alike",
        arguments: [
            ("École", "ecole"), ("ÉCOLE", "ecole"), ("e\u{301}cole", "ecole"), ("Ασφάλεια", "ασφαλεια"),
            ("ΑΣΦΑΛΕΙΑ", "ασφαλεια"), ("ασφαλεια", "ασφαλεια"), ("Δήμος", "δημοσ"), ("ΔΗΜΟΣ", "δημοσ"),
            ("δήμος", "δημοσ"), ("προϋπολογισμός", "προυπολογισμοσ"), ("Μαΐου", "μαιου"), ("ΰ", "υ"),
            ("Ἀθῆναι", "αθηναι"),
            ("ᾳ", "α"), ("œuvre", "oeuvre"), ("ŒUVRE", "oeuvre"), ("Æther", "aether"), ("Straße", "strasse"),
            ("STRAẞE", "strasse"), ("Ørsted", "orsted"), ("Łódź", "lodz"), ("Đà Nẵng", "da nang"), ("Þór", "thor"),
            ("İzmir", "izmir"), ("Iğdır", "igdir"), ("garçon", "garcon"), ("Ñandú", "nandu"), ("ﬁn", "fin"),
            ("Ａ１", "a1"),
            ("m²", "m2"), ("Київ", "киів"), ("Санкт", "санкт"), ("Ward 10", "ward 10"), ("שָׁלוֹם", "שלום"), ("東京", "東京"),
            ("", ""), ("👩‍👧 ok", "👩‍👧 ok"),
        ])
    func fold(written: String, folded: String) {
        #expect(Folding.fold(written) == folded)
    }

    @Test("folding twice changes nothing", arguments: ["Łódź ΔΉΜΟΣ ŒUVRE", "İẞﬀ", "Ǆ ŉ ΐ ᾂ", "½ ℡ Ⅻ"])
    func idempotent(text: String) {
        #expect(Folding.fold(Folding.fold(text)) == Folding.fold(text))
    }

    @Test(
        "a text is cut into words",
        arguments: [
            ("L'école d’été", ["l", "ecole", "d", "ete"]), ("Saint-Denis", ["saint", "denis"]),
            ("12, rue de l’Œuvre", ["12", "rue", "de", "l", "oeuvre"]), ("Ο ΔΗΜΟΣ, σήμερα;", ["ο", "δημοσ", "σημερα"]),
            ("tram_2/line 14€", ["tram", "2", "line", "14"]), ("  ", []), ("", []),
        ] as [(String, [String])])
    func words(text: String, words: [String]) {
        #expect(Folding.words(text) == words)
    }

    @Test(
        "joined words are stored apart and together, elided articles only apart",
        arguments: [
            ("anti-social", "anti social antisocial"), ("O'Brien", "o brien obrien"), ("l'école", "l ecole"),
            ("qu’il", "qu il"), ("Aix-en-Provence, 2e", "aix en provence aixenprovence 2e"), ("- ' -", ""),
        ])
    func searchText(text: String, stored: String) {
        #expect(Folding.searchText(text) == stored)
    }
}

@Suite("Collation")
struct CollationTests {
    private func isInOrder(_ names: [String], _ tongue: Tongue) -> Bool {
        let keys = names.map { Array(Collation.key($0, tongue).utf8) }
        return zip(keys, keys.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) }
    }

    @Test(
        "names stand in the order a reader expects",
        arguments: [
            (.en, ["Ward 1", "Ward 2", "Ward 10", "Ward 100", "Ward North"]),
            (.en, ["2 Rivers", "10 Elms", "Abbey", "abbot", "Abbot’s Walk", "Zoo", "Βόλος", "Жуков"]),
            (.en, ["co", "co-op", "coop", "Coop", "cop"]),
            (.en, ["resume", "Resume", "résumé", "Résumé", "resumed"]),
            (.fr, ["cote", "Cote", "coté", "côte", "côté", "coter"]),
            (.fr, ["Énée", "Éole", "Erato", "Zoé"]),
            (.fr, ["ocre", "oeil", "œil", "oeuf", "œuvre", "ozone"]),
            (.fr, ["L’Haÿ", "L’Hospitalet", "La Baule", "Le Mans", "Lens"]),
            (.fr, ["Saint-Denis", "Saint-Étienne", "Saint-Ouen", "Sainte-Anne"]),
            (
                .el,
                [
                    "Άγιος", "Αθήνα", "Βόλος", "Έδεσσα", "Ήλιος", "Όλυμπος", "Πάτρα", "Ύδρα", "Ωρωπός", "Athens",
                    "Zurich",
                ]
            ),
            (.el, ["δήμος", "Δήμος", "δήμου"]),
            (.el, ["Τομέας 2", "Τομέας 10", "Τομέας Α"]),
            (.el, ["μαϊ", "μαϊμού", "μαιμούν"]),
            (.fr, ["Athènes", "Zoé", "Αθήνα"]),
            (.en, ["Lask", "Łask", "Lask 2"]),
        ] as [(Tongue, [String])])
    func orders(tongue: Tongue, names: [String]) {
        #expect(isInOrder(names, tongue), "\(names.map { "\($0) → \(Collation.key($0, tongue))" })")
    }

    @Test(
        "final and medial sigma, spacing and punctuation do not part names",
        arguments: [
            ("ΔΗΜΟΣ", "ΔΗΜΟΣ"), ("Saint Denis", "Saint-Denis"), (" (Ward) 2 ", "Ward 2"), ("Ward 02", "Ward 2"),
            ("e\u{301}", "é"), ("οδος", "οδοσ"),
        ])
    func same(left: String, right: String) {
        #expect(Collation.key(left, .el) == Collation.key(right, .el))
    }

    @Test("numbers of any length sort by value")
    func longNumbers() {
        let numbers = [
            "7", "12345678", "123456789", "1234567890", "12345678901234567", "123456789012345678",
            "9999999999999999999999",
        ]
        #expect(isInOrder(numbers.map { "n " + $0 + " x" }, .en))
    }

    @Test("a key is text that any database orders by its bytes")
    func plain() {
        let key = Collation.key("Côte d’Azur, 12ᵉ \u{0}\u{7}", .fr)
        #expect(key.unicodeScalars.allSatisfy { $0.value >= 32 })
        #expect(Collation.key("", .en) == "")
    }
}
