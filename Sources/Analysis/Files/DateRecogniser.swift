// SPDX-License-Identifier: EUPL-1.2

/// Finds the form in which a column writes its dates, by dropping each form that some value does not fit.
public struct DateRecogniser: Hashable, Sendable {
    private var forms = DateForm.allCases
    /// How many values were seen.
    public private(set) var seen = 0

    public init() {}

    /// Takes one value into account; blank ones say nothing.
    public mutating func see(_ text: Span<UInt8>, encoding: TextEncoding = .utf8) {
        guard text.count > 0 else { return }
        seen += 1
        var kept = 0
        for form in forms where form.read(text, encoding: encoding) != nil {
            forms[kept] = form
            kept += 1
        }
        forms.removeSubrange(kept...)
    }

    /// What the values seen so far allow to say.
    public var verdict: Verdict {
        guard seen > 0, let first = forms.first else { return .none }
        return forms.count == 1 ? .one(first) : .several(forms)
    }

    public enum Verdict: Hashable, Sendable {
        /// No form fits all values.
        case none
        case one(DateForm)
        /// Several forms fit all values, as with 03/04/2022: a person must say which, it is never guessed.
        case several([DateForm])
    }
}
