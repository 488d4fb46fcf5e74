// SPDX-License-Identifier: EUPL-1.2

/// A rule that a council can write anew: it is kept in the profile's own form, and read back by the same reader.
protocol WritableRule: RuleValue {
    /// The content of the rule as YAML; JSON is a part of it.
    var written: String { get }
}

extension Notice: WritableRule {
    var written: String {
        """
        {"number": \(period.number), "unit": "\(period.unit.rawValue)", "clear": \(isClear), "reasoned": \(isReasoned), \
        "written": \(isWritten)}
        """
    }
}

extension Quorum: WritableRule {
    var written: String {
        guard let threshold else { return #"{"required": false}"# }
        let also = also.isEmpty ? "" : #", "also": [\#(also.map { "\"\($0.rawValue)\"" }.joined(separator: ", "))]"#
        return #"{"required": true, "threshold": \#(threshold.written)\#(also), "proxies-count": \#(proxiesCount)}"#
    }
}

extension Majority: WritableRule {
    var written: String {
        let colleges = colleges.map { #", "by-college": "\#($0.rawValue)""# } ?? ""
        return #"{"name": "\#(name.rawValue)", "threshold": \#(threshold.written)\#(colleges)}"#
    }
}

extension Threshold {
    fileprivate var written: String {
        """
        {"comparison": "\(comparison.rawValue)", "numerator": \(numerator), "denominator": \(denominator), \
        "base": "\(base.rawValue)"}
        """
    }
}
