// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// A password as it was typed. It never prints itself, so that no log, crash report or test output can hold it.
public struct Password: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Unicode form NFKC, so that é typed on two keyboards is one password (NIST SP 800-63B, section 5.1.1.2).
    let text: String

    public init(_ typed: String) { text = typed.precomposedStringWithCompatibilityMapping }

    public var description: String { "(password)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
