// SPDX-License-Identifier: EUPL-1.2
import Language
import Testing

@testable import Evidence

@Suite("The wording check")
struct WordingTests {
    @Test(
        "points at what misleads or gives somebody away, and at nothing else, in three languages",
        arguments: [
            // English
            ("The city faces a crime wave.", [.alarm]),
            ("Byker is the worst ward of the city.", [.ranking]),
            ("The highest rates stand in the ward of Byker: 86 per 1,000 residents.", [.ranking]),
            ("38% feel unsafe after dark.", [.noDenominator]),
            ("38% of the 812 who were asked feel unsafe after dark.", []),
            ("The rate is 23.6.", [.noDenominator]),
            ("The rate is 23.6 per 1,000 residents.", []),
            ("Burglary fell by 12%.", [.noInterval]),
            ("Burglary fell by 12%; the truth may lie between 3% and 20%.", []),
            ("Of 1,000 residents, 23.4 incidents a month are reported.", []),
            ("Burglary fell by 12% (interval 3% to 20%), in the comparison area by 10%.", []),
            ("Incidents doubled.", [.noInterval]),
            ("People fall on the steps of the station.", []),
            ("The square is dark because of broken lamps.", [.cause]),
            ("Mr Smith has seen it.", [.person]),
            ("Miss opportunities and you regret it.", []),
            ("Call 0191 498 0123 in the evening.", [.contact]),
            ("Write to jane@example.org first.", [.contact]),
            ("A car with the plate AB12 CDE stood there.", [.contact]),
            ("It happens at 12 High Street.", [.address]),
            ("It happens in High Street, in 2022 and 2023.", []),
            ("We know of three assaults.", [.smallNumber]),
            ("We counted 39,704 incidents in 177 wards, from 2022-01 to 2022-11.", []),
            ("Residents avoid the park by night.", []),
            // French
            ("Une vague de violence touche la ville.", [.alarm]),
            ("C’est le quartier le plus dangereux.", [.ranking]),
            ("38 % se sentent en insécurité.", [.noDenominator]),
            ("38 % des personnes interrogées se sentent en insécurité.", []),
            ("Les cambriolages ont baissé de 12 %.", [.noInterval]),
            ("Les cambriolages ont baissé de 12 % (intervalle de 3 à 20 %).", []),
            ("La place est sombre à cause des lampes cassées.", [.cause]),
            ("M. Dupont l’a vu.", [.person]),
            ("Appelez le 06 12 34 56 78.", [.contact]),
            ("Cela se passe au 12, rue Haute.", [.address]),
            ("On compte deux agressions.", [.smallNumber]),
            ("Les habitants évitent le parc la nuit.", []),
            // Greek
            ("Κύμα βίας στην πόλη.", [.alarm]),
            ("Είναι η πιο επικίνδυνη γειτονιά.", [.ranking]),
            ("Το 38% νιώθει ανασφάλεια.", [.noDenominator]),
            ("Το 38% των ερωτηθέντων νιώθει ανασφάλεια.", []),
            ("Οι διαρρήξεις μειώθηκαν κατά 12%.", [.noInterval]),
            ("Οι διαρρήξεις μειώθηκαν κατά 12% (διάστημα 3% έως 20%).", []),
            ("Η πλατεία είναι σκοτεινή λόγω των σπασμένων λαμπτήρων.", [.cause]),
            ("Ο κ. Παπαδόπουλος το είδε.", [.person]),
            ("Τηλέφωνο 210 123 4567.", [.contact]),
            ("Το όχημα ΙΒΕ-1234 ήταν εκεί.", [.contact]),
            ("Συμβαίνει στην οδό Ερμού, τη νύχτα.", []),
            ("Συμβαίνει επί της οδού Ερμού 12.", [.address]),
            ("Ξέρουμε τρία περιστατικά.", [.smallNumber]),
            ("Οι κάτοικοι αποφεύγουν το πάρκο.", []),
        ] as [(String, [WordingKind])])
    func cases(text: String, kinds: [WordingKind]) {
        #expect(WordingCheck.hits(in: text).map(\.kind) == kinds, "\(text)")
    }

    @Test("a text is read sentence by sentence, and a form of address ends none")
    func sentences() {
        #expect(
            WordingCheck.sentences(of: "M. Dupont l’a vu. Puis rien.\nEt 3.5 en plus") == [
                "M. Dupont l’a vu.", "Puis rien.", "Et 3.5 en plus",
            ])
        #expect(WordingCheck.hits(in: "A crime wave. A crime wave.").count == 2)
        #expect(WordingCheck.hits(in: "").isEmpty)
    }

    @Test("words are looked for from their beginning on, folded")
    func lists() {
        let lists = [
            WordingLists.alarm, WordingLists.areas, WordingLists.extremes, WordingLists.rates,
            WordingLists.denominators,
            WordingLists.multiples, WordingLists.changes, WordingLists.intervals, WordingLists.causes,
            WordingLists.smallNumbers,
        ]
        for beginning in lists.joined() {
            let folded = Folding.words(beginning).joined(separator: " ")
            #expect(folded == beginning.trimmingSpaces, "“\(beginning)” can never be found")
        }
    }
}
