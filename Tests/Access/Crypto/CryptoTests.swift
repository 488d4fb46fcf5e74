// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Testing

@testable import Access

@Suite("Secrets")
struct CryptoTests {
    @Test("base 64 for addresses is read back, and nothing else is read")
    func base64() {
        for count in 0..<40 {
            let bytes = Digest.randomBytes(count)
            #expect(Base64URL.decode(Base64URL.encode(bytes)) == bytes)
        }
        for text in ["A", "AB=", "A+B/", "AB CD", "AAB"] { #expect(Base64URL.decode(text) == nil) }
    }

    @Test("what was sealed opens in its own place only, and not after a bit changed")
    func seal() throws {
        let seal = Keys.ephemeral().seal(for: "circle")
        let box = seal.close(Array("meet at six".utf8), place: "note 1")
        #expect(try seal.open(box, place: "note 1") == Array("meet at six".utf8))
        #expect(throws: SealBroken.self) { try seal.open(box, place: "note 2") }
        #expect(throws: SealBroken.self) { try Keys.ephemeral().seal(for: "circle").open(box, place: "note 1") }
        for index in box.indices {
            var bent = box
            bent[index] ^= 1
            #expect(throws: SealBroken.self) { try seal.open(bent, place: "note 1") }
        }
        #expect(throws: SealBroken.self) { try seal.open([], place: "note 1") }
    }

    @Test("two uses of one installation do not open each other's boxes")
    func uses() {
        let keys = Keys.ephemeral()
        let box = keys.seal(for: "circle").close([1, 2, 3], place: "")
        #expect(throws: SealBroken.self) { try keys.seal(for: "other").open(box, place: "") }
    }

    @Test("a signature is made by one key over one message (RFC 8032, section 7.1, test 2)")
    func signature() throws {
        let seed = try #require(
            SecretKey(bytes: bytes("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")))
        let signer = Signer(seed: seed)
        #expect(signer.publicKey == bytes("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"))
        let signature = signer.sign([0x72])
        #expect(
            signature
                == bytes(
                    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
                ))
        #expect(Signer.verifies(signature, of: [0x72], by: signer.publicKey))
        #expect(!Signer.verifies(signature, of: [0x73], by: signer.publicKey))
    }

    @Test("a password matches its own hash, which says argon2id")
    func passwordHash() throws {
        let hash = try PasswordHash(Password("horse staple battery"), cost: .test)
        #expect(hash.text.hasPrefix("$argon2id$v=19$"))
        #expect(hash.matches(Password("horse staple battery")))
        #expect(!hash.matches(Password("horse staple batterx")))
        #expect(!hash.isOutdated(for: .test))
        #expect(hash.isOutdated(for: .signIn))
    }

    @Test("a form's token is good for one bearer, and reads differently each time")
    func formTokens() {
        let keys = Keys.ephemeral()
        let (one, other) = (FormBearer.session(.random()), FormBearer.session(.random()))
        let visitor = FormBearer.visitor(.random())
        let token = keys.formToken(for: one)
        #expect(token != keys.formToken(for: one))
        #expect(keys.accepts(formToken: token, from: one))
        #expect(!keys.accepts(formToken: token, from: other))
        #expect(!keys.accepts(formToken: token, from: visitor))
        #expect(!Keys.ephemeral().accepts(formToken: token, from: one))
        for text in ["", "x", String(token.dropLast()), String(repeating: "A", count: 43)] {
            #expect(!keys.accepts(formToken: text, from: one))
        }
    }

    @Test("no secret prints itself")
    func silence() {
        let (token, key) = (Token.random(), SecretKey.random())
        for printed in ["\(token)", String(reflecting: token), "\(AccountMail.Kind.reset(token))"] {
            #expect(!printed.contains(token.text))
        }
        var dumped = ""
        dump(key, to: &dumped)
        dump(token, to: &dumped)
        #expect(!dumped.contains(token.text) && !dumped.contains("\(key.bytes[0]), \(key.bytes[1])"))
    }

    private func bytes(_ hexadecimal: String) -> [UInt8] {
        let letters = Array(hexadecimal)
        return stride(from: 0, to: letters.count, by: 2).compactMap { UInt8(String(letters[$0...$0 + 1]), radix: 16) }
    }
}

@Suite("Key files")
struct KeyFileTests {
    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "keys-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }

    @Test("keys are made once, private, and read back the same")
    func made() throws {
        try withFolder { folder in
            let first = try Keys.load(folder: folder)
            let second = try Keys.load(folder: folder)
            #expect(first.fingerprint == second.fingerprint)
            #expect(first.signer.publicKey == second.signer.publicKey)
            let named = try Keys.load(installation: folder + "/installation.key", signing: folder + "/signing.key")
            #expect(named.fingerprint == first.fingerprint)
            for file in ["installation.key", "signing.key"] {
                let mode = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(file)")[.posixPermissions]
                #expect(mode as? Int == 0o600)
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 2)
        }
    }

    @Test("a key that others may read is refused", arguments: [0o640, 0o604, 0o644, 0o660])
    func modes(mode: Int) throws {
        try withFolder { folder in
            _ = try Keys.load(folder: folder)
            let path = folder + "/installation.key"
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
            #expect(throws: KeysError.notPrivate(path: path)) { try Keys.load(folder: folder) }
        }
    }

    @Test("a folder that others may read is refused")
    func folderMode() throws {
        try withFolder { folder in
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder)
            #expect(throws: KeysError.notPrivate(path: folder)) { try Keys.load(folder: folder) }
        }
    }

    @Test(
        "a broken key is refused, not replaced",
        arguments: ["", "short", "not a key at all, but long enough to look like one"])
    func broken(text: String) throws {
        try withFolder { folder in
            _ = try Keys.load(folder: folder)
            let path = folder + "/installation.key"
            let handle = try FileHandle(forWritingTo: URL(filePath: path))
            try handle.truncate(atOffset: 0)
            try handle.write(contentsOf: Data(text.utf8))
            try handle.close()
            #expect(throws: KeysError.malformed(path: path)) { try Keys.load(folder: folder) }
        }
    }

    @Test("a key named in the configuration is never made up")
    func missing() {
        #expect(throws: KeysError.missing(path: "/nowhere/a.key")) {
            try Keys.load(installation: "/nowhere/a.key", signing: "/nowhere/b.key")
        }
    }

    @Test("processes that start together read one key")
    func race() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "keys-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let prints = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<16 { group.addTask { try Keys.load(folder: folder).fingerprint } }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(prints.count == 1)
    }
}
