// SPDX-License-Identifier: EUPL-1.2

extension Structure {
    /// The same content as JSON, its keys sorted: what two texts share that say the same. YAML reads it back.
    var json: String {
        switch content {
        case .scalar(let text, let isPlain):
            isPlain && (PlainScalar.whole(text) != nil || ["true", "false"].contains(text)) ? text : Self.quoted(text)
        case .list(let items): "[\(items.map(\.json).joined(separator: ", "))]"
        case .map(let pairs):
            "{\(pairs.sorted { $0.key < $1.key }.map { "\(Self.quoted($0.key)): \($0.value.json)" }.joined(separator: ", "))}"
        }
    }

    /// A text in quotes. What stands in a profile has no line breaks; other control characters are left out.
    static func quoted(_ text: String) -> String {
        let escaped = text.unicodeScalars.reduce(into: "") { escaped, scalar in
            switch scalar {
            case "\"", "\\": escaped += "\\" + String(scalar)
            case _ where scalar.value < 0x20 || scalar.value == 0x7F: break
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return "\"\(escaped)\""
    }

    /// The scalars by the keys that lead to them, joined by points; a list of scalars under the list's own keys.
    var flattened: [String: [String]] {
        switch content {
        case .scalar(let text, _): ["": [text]]
        case .list(let items):
            ["": items.compactMap { item in if case .scalar(let text, _) = item.content { text } else { nil } }]
        case .map(let pairs):
            pairs.reduce(into: [:]) { all, pair in
                for (key, values) in pair.value.flattened {
                    all[key.isEmpty ? pair.key : "\(pair.key).\(key)"] = values
                }
            }
        }
    }
}
