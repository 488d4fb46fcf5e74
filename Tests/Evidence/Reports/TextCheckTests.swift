// SPDX-License-Identifier: EUPL-1.2
import Testing

@testable import Evidence

@Suite("Words that may point at a person")
struct TextCheckTests {
    private static let check = TextCheck(known: ["Old Quay", "Lantern Steps", "Aktaia Housing", "Πλατεία Αγοράς"])

    /// What the check says of a text: `kind text`, in order.
    private func found(_ text: String) -> [String] {
        Self.check.findings(in: text).map { "\($0.kind.rawValue) \($0.text)" }
    }

    @Test(
        "phone numbers of several countries are noticed",
        arguments: [
            "Call 06 12 34 56 78", "+33 6 12 34 56 78", "τηλ. 210 4123456", "κινητό 6912345678", "00 30 210 412 3456",
            "020 7946 0958", "07911 123456", "tel 030-1234567", "01.42.68.53.00", "22 33 44 55", "(0117) 496 0123",
            "ΑΜΚΑ 01017012345", "on 18.11.2026 06 12 34 56 78",
        ])
    func phones(text: String) {
        #expect(Self.check.findings(in: text).map(\.kind) == [.phone], "\(text)")
    }

    @Test(
        "dates, years, times and sums are no phones",
        arguments: [
            "on 18.11.2026 at 18:30", "2026-11-18", "2025-2026", "18/11/2026", "12 000 euros", "12 345 678 euros",
            "from 18:30 to 22:00",
            "5 lamps, 12 doors, 3 fires", "1 à 3 fois", "στις 18.11.2026",
        ])
    func numbers(text: String) {
        #expect(found(text) == [], "\(text)")
    }

    @Test(
        "number plates of several countries are noticed",
        arguments: [
            ("a van, AB-123-CD", "AB-123-CD"), ("AB 123 CD", "AB 123 CD"), ("ab-123-cd", "ab-123-cd"),
            ("ΙΚΥ-1234", "ΙΚΥ-1234"),
            ("μηχανή ΑΒΜ 123", "ΑΒΜ 123"), ("LK53 ABC", "LK53 ABC"), ("lk53abc", "lk53abc"), ("HH-AB 123", "HH-AB 123"),
            ("M AB 1234", "M AB 1234"), ("1234 BCD", "1234 BCD"), ("12-AB-34", "12-AB-34"), ("1-ABC-123", "1-ABC-123"),
            ("131-D-12345", "131-D-12345"), ("1234 AB 75", "1234 AB 75"), ("B 123 ABC", "B 123 ABC"),
        ])
    func plates(text: String, plate: String) {
        #expect(found(text) == ["plate \(plate)"])
    }

    @Test(
        "lines of buses, blocks, halls and years are no number plates",
        arguments: [
            "bus 217 was late", "Block C 12", "the RN 10", "EFUS 2026", "LCCP 2026", "we 150 go", "line A 3", "CO2",
            "24 hours",
            "le bus 38 et le T2", "στο λεωφορείο 218",
        ])
    func lines(text: String) {
        #expect(found(text) == [], "\(text)")
    }

    @Test(
        "an address with its number is noticed",
        arguments: [
            "at 12 Harbour Street", "12b Quay Road", "Quay Road 3 to 9", "au 14 rue de la Paix",
            "14 bis rue Victor Hugo",
            "14, avenue Foch", "3 place Carnot", "rue de Flandre 14", "στην οδό Ερμού 15", "Ερμού 15",
            "Λεωφ. Αθηνών 120",
            "flat 12 again", "appartement 4", "διαμέρισμα 3", "Lindenstraße 5", "via Roma 3",
        ])
    func addresses(text: String) {
        #expect(Self.check.findings(in: text).map(\.kind) == [.address], "\(text)")
    }

    @Test(
        "a street without a number is a place, and so is a number beside something else",
        arguments: [
            "in Rope Street after dark", "rue de la Paix", "στην οδό Ερμού", "12 cars in Rope Street",
            "the 3 lamps of the square",
            "in one place 3 times", "2 cours annulés", "15 Νοεμβρίου", "Νοεμβρίου 15", "Τρίτης 3", "On Monday 3 lamps",
            "le mardi 3",
        ])
    func places(text: String) {
        #expect(found(text) == [], "\(text)")
    }

    @Test(
        "names of persons are noticed",
        arguments: [
            ("Maria Papadopoulou was there", "Maria Papadopoulou"),
            ("seen with Jean-Pierre Martin", "Jean-Pierre Martin"),
            ("M. Dupont again", "M. Dupont"), ("Mme Durand", "Mme Durand"), ("Mr Smith shouted", "Mr Smith"),
            ("with J. Smith", "J. Smith"),
            ("ο Γιώργος Νικολάου", "Γιώργος Νικολάου"), ("η κ. Παπαδοπούλου", "κ. Παπαδοπούλου"),
            ("κυρία Ελένη", "κυρία Ελένη"),
            ("Jean DUPONT", "Jean DUPONT"), ("Ludwig van Beethoven", "Ludwig van Beethoven"),
            ("Sean O’Brien", "Sean O’Brien"),
        ])
    func names(text: String, name: String) {
        #expect(found(text) == ["name \(name)"])
    }

    @Test(
        "areas, organisations, places and beginnings of sentences are no names",
        arguments: [
            "Old Quay and Lantern Steps", "Aktaia Housing knows", "place Victor Hugo", "lycée Jules Ferry",
            "Maria Callas Park",
            "On Monday the lamps", "Broken lamps at block C. Doors damaged.", "The School Board", "Police Municipale",
            "Le Mardi",
            "Η Αστυνομία ήρθε", "Στο Δημοτικό Σχολείο", "Πλατεία Αγοράς", "Two lamps. No light since Tuesday.",
            "À la Gare",
        ])
    func noNames(text: String) {
        #expect(found(text) == [], "\(text)")
    }

    @Test("mail addresses are noticed, each thing is told once, and in the order of the text")
    func order() {
        #expect(
            found("Maria Papadopoulou, maria.p@mail.example, 6912345678. Again Maria Papadopoulou.")
                == ["name Maria Papadopoulou", "mail maria.p@mail.example", "phone 6912345678"])
        #expect(found("") == [])
        #expect(found("@ . 1 @") == [])
    }

    @Test("what somebody was asked about is not asked about again, and what is new is")
    func unasked() {
        let looked = "Maria Papadopoulou, 6912345678"
        #expect(Self.check.unasked(in: looked, looked: looked) == [])
        #expect(Self.check.unasked(in: "Maria Papadopoulou", looked: looked) == [])
        #expect(Self.check.unasked(in: looked + " and Jean Dupont", looked: looked).map(\.text) == ["Jean Dupont"])
    }

    @Test("a long text without spaces is checked in no time, and so is one of nothing but numbers")
    func long() {
        let clock = ContinuousClock()
        for text in [
            String(repeating: "A1", count: 500), String(repeating: "1 ", count: 500),
            String(repeating: "Ab ", count: 333),
        ] {
            #expect(clock.measure { _ = Self.check.findings(in: text) } < .seconds(1))
        }
    }
}
