// SPDX-License-Identifier: EUPL-1.2
import Access
import Foundation
import Testing

@testable import Record

@Suite("Signed heads")
struct SignedHeadTests {
    private let keys: RecordKeys
    private let head: Head
    private let verifiers: [VerifierKey]

    init() throws {
        keys = try RecordKeys(.ephemeral(), site: "kalliste.example")
        head = Head(origin: keys.origin(ofLog: "log"), size: 7, root: Digest(of: [1]))
        verifiers = keys.verifiers(of: head.origin)
    }

    /// The key, text and signature of the test of Go's `golang.org/x/mod/sumdb/note`.
    @Test("the reference key and its signature are understood")
    func referenceVector() throws {
        let text = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
        let key = try #require(VerifierKey(text))
        #expect(key.description == text)
        #expect(hex(key.id) == "c74f20a3")
        let blob = "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
        let signature = try #require(Data(base64Encoded: blob))
        let message = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            """
        #expect(Array(signature.prefix(4)) == key.id)
        #expect(key.hasSigned(message, signature: Array(signature.dropFirst(4))))
        #expect(!key.hasSigned(message + " ", signature: Array(signature.dropFirst(4))))
    }

    @Test("a head is written as a checkpoint, and read back")
    func roundTrip() throws {
        let signed = keys.sign(head)
        let lines = signed.description.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines[0] == "kalliste.example/record/log")
        #expect(lines[1] == "7")
        #expect(lines[2] == "S/USLzRFVMU73i67jNK349FgCtYxw4Wl18ziPHeFRZo=")
        #expect(lines[3].isEmpty)
        #expect(lines[4].hasPrefix("— kalliste.example/record/log "))
        let read = try SignedHead(signed.description)
        #expect(read == signed)
        #expect(try read.head(signedBy: verifiers) == head)
    }

    @Test("changing any byte of a note makes it refused")
    func everyByteCounts() {
        let note = Array(keys.sign(head).description.utf8)
        for index in note.indices {
            for change: UInt8 in [0x01, 0x20] {
                var bytes = note
                bytes[index] ^= change
                #expect(throws: RecordRefusal.self, "byte \(index)") {
                    guard let text = String(validating: bytes, as: UTF8.self) else {
                        throw RecordRefusal.malformed("not UTF-8")
                    }
                    _ = try SignedHead(text).head(signedBy: verifiers)
                }
            }
        }
    }

    @Test("a head signed by another council's key is refused")
    func otherKey() throws {
        let other = try RecordKeys(.ephemeral(), site: "kalliste.example")
        #expect(throws: RecordRefusal.unknownKey(origin: head.origin)) {
            try other.sign(head).head(signedBy: verifiers)
        }
    }

    @Test("heads signed with a retired key are still believed")
    func retiredKey() throws {
        let next = try RecordKeys(.ephemeral(), site: "kalliste.example", former: [keys.publicKey])
        #expect(try keys.sign(head).head(signedBy: next.verifiers(of: head.origin)) == head)
    }

    @Test("a witness's line is passed over, and a second signature by the known key must hold")
    func severalSignatures() throws {
        let note = keys.sign(head).description
        let witness = "— witness.example \(Data(repeating: 9, count: 76).base64EncodedString())\n"
        #expect(try SignedHead(note + witness).head(signedBy: verifiers) == head)
        let forged =
            "— \(head.origin) \(Data(verifiers[0].id + [UInt8](repeating: 9, count: 64)).base64EncodedString())\n"
        #expect(throws: RecordRefusal.wrongSignature(origin: head.origin)) {
            try SignedHead(note + forged).head(signedBy: verifiers)
        }
    }

    @Test(
        "text that is no note is refused",
        arguments: [
            "", "\n", "\n\n", "a\n1\nb\n", "a\n1\nb\n\n", "a\n\n— b c", "a\n\n- b AAAAAAAA\n", "a\n\n— b AAAAAAAA\r\n",
        ])
    func noNote(text: String) {
        #expect(throws: RecordRefusal.self) { try SignedHead(text) }
    }

    @Test("a size has one spelling", arguments: ["07", "-1", "+7", "7 ", "", "7.0", "99999999999999999999"])
    func sizes(size: String) {
        #expect(throws: RecordRefusal.self) { try Head(text: "o\n\(size)\n\(head.root)\n") }
    }

    @Test("names of keys hold no spaces and no plus sign", arguments: ["", "a b", "a+b", "a\u{A0}b", "a\nb"])
    func names(name: String) {
        #expect(VerifierKey(name: name, publicKey: keys.publicKey) == nil)
        #expect(throws: RecordRefusal.wrongKey) { try RecordKeys(.ephemeral(), site: name) }
    }
}
