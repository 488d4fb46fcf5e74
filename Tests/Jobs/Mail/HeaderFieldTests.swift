// SPDX-License-Identifier: EUPL-1.2
import Testing

@testable import Jobs

@Suite struct HeaderFieldTests {
    @Test(
        "text with a line break is no header text",
        arguments: ["a\r\nBcc: x@y.z", "a\nb", "a\rb", "a\u{0}b", "a\u{2028}b"])
    func injection(text: String) {
        #expect(HeaderText(text) == nil)
        let flat = HeaderText(flattening: text).description
        #expect(!flat.unicodeScalars.contains { $0.value < 32 || $0.value == 0x2028 })
    }

    @Test("a short subject stands as it is")
    func plain() throws {
        let field = HeaderField("Subject", text: HeaderText(flattening: "Plenary meeting convened"))
        #expect(field.folded == "Subject: Plenary meeting convened")
    }

    @Test(
        "no line is longer than 78 characters, whatever the language",
        arguments: [
            "Σύγκληση της ολομέλειας του Τοπικού Συμβουλίου Πρόληψης της Παραβατικότητας για την 18η Νοεμβρίου",
            "Convocation de la séance plénière du conseil local de sécurité et de prévention de la délinquance",
            String(repeating: "word ", count: 60) + "end", String(repeating: "x", count: 2000), "  spaces   kept  ",
            "=?UTF-8?B?not really?=", "👩‍👩‍👧‍👦" + String(repeating: "👍🏽", count: 40),
        ])
    func folding(subject: String) {
        let lines = HeaderField("Subject", text: HeaderText(flattening: subject)).folded.split(separator: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 78 && $0.utf8.allSatisfy { (32...126).contains($0) } })
        #expect(lines.dropFirst().allSatisfy { $0.hasPrefix(" ") })
    }

    @Test("a name with a comma is quoted and one in Greek encoded")
    func names() throws {
        let chair = try address("chair@kalliste.example")
        let comma = HeaderField("From", Mailbox(HeaderText("Council, \"Kalliste\""), chair))
        #expect(comma.folded == #"From: "Council, \"Kalliste\"" <chair@kalliste.example>"#)
        let greek = HeaderField("From", Mailbox(HeaderText("Δήμος"), chair))
        #expect(greek.folded == "From: =?UTF-8?B?zpTOrs68zr/Pgg==?= <chair@kalliste.example>")
        #expect(HeaderField("To", Mailbox(chair)).folded == "To: chair@kalliste.example")
    }

    @Test("a file name beyond ASCII is written as RFC 2231 says")
    func parameters() {
        #expect(Parameter.words("filename", HeaderText(flattening: "invite.ics")) == ["filename=invite.ics"])
        #expect(
            Parameter.words("filename", HeaderText(flattening: "séance.ics")) == ["filename*=UTF-8''s%C3%A9ance.ics"])
        let long = Parameter.words("filename", HeaderText(flattening: "πρόσκληση σε συνεδρίαση.ics"))
        #expect(long.count > 1 && long.allSatisfy { $0.utf8.count <= 76 })
    }

    @Test("quoted-printable keeps lines short and protects spaces at their ends")
    func quotedPrintable() {
        #expect(QuotedPrintable.encode("a=b \nc\r\n") == "a=3Db=20\r\nc\r\n")
        #expect(QuotedPrintable.encode("é") == "=C3=A9")
        let lines = QuotedPrintable.encode(String(repeating: "καλημέρα ", count: 50)).split(separator: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 76 })
    }
}
