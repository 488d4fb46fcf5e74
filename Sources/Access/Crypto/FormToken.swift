// SPDX-License-Identifier: EUPL-1.2
import Database

/// Whom a form was shown to: a session, or a visitor by the random cookie they carry until they sign in.
public enum FormBearer: Hashable, Sendable {
    case session(SessionID)
    case visitor(Token)
}

extension Keys {
    /// A token for the hidden field of a form, so that only forms of ours post as this bearer.
    ///
    /// It reads differently each time: a fixed secret in a compressed page can be guessed from its length (BREACH).
    public func formToken(for bearer: FormBearer) -> String {
        let pad = Digest.randomBytes(16)
        return Base64URL.encode(pad + zip(pad, formMark(of: bearer)).map { $0 ^ $1 })
    }

    /// Whether a posted token was made for this bearer.
    public func accepts(formToken text: String, from bearer: FormBearer) -> Bool {
        guard text.utf8.count <= 64, let bytes = Base64URL.decode(text), bytes.count == 32 else { return false }
        return Digest.areEqual(zip(bytes.prefix(16), bytes.suffix(16)).map { $0 ^ $1 }, formMark(of: bearer))
    }

    private func formMark(of bearer: FormBearer) -> [UInt8] {
        let text =
            switch bearer {
            case .session(let id): "session \(id)"
            case .visitor(let token): "visitor \(token.text)"
            }
        return Array(csrf.mark(text).prefix(16))
    }
}
