// SPDX-License-Identifier: EUPL-1.2

/// A stored value is not what was asked for. It names types, never the value.
public enum ValueError: Error, Sendable, Hashable {
    /// A value of another kind was found.
    case kind(wanted: Value.Kind, found: Value.Kind?)
    /// The stored value is none that the type knows.
    case unknown(String)
}
