// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Testing

/// Solves for hidden counts from everything published: another program, another solver (HiGHS), `attack.py`.
public enum LinearAttack {
    private static let checkout = URL(filePath: #filePath).appending(path: "../../..").standardizedFileURL.path

    /// A Python that has scipy: the project's own, or the one that `KOINON_PYTHON` names.
    public static let python: String? = {
        let own = checkout + "/.venv/bin/python"
        let candidates = [ProcessInfo.processInfo.environment["KOINON_PYTHON"], own].compactMap(\.self)
        let found = candidates.first {
            (try? Program($0, ["-c", "import scipy.optimize"]).finish().status) == 0
        }
        if found == nil { print("skipped: no Python with scipy (Tools/setup test)") }
        return found
    }()

    /// What can be derived of each target of each case, as `attack.py` describes them; `.infinity` without a bound.
    public static func intervals(_ cases: [[String: Any]]) throws -> [[(low: Double, high: Double)]] {
        let python = try #require(python)
        let input = try JSONSerialization.data(withJSONObject: cases)
        let outcome = try Program(
            python, [checkout + "/Tests/TestKit/attack.py"], input: String(decoding: input, as: UTF8.self)
        ).finish()
        try #require(outcome.status == 0, "\(outcome.errors)")
        let answer = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[[Any]]]
        return try #require(answer).map { $0.map { (low: number($0[0], -.infinity), high: number($0[1], .infinity)) } }
    }

    private static func number(_ value: Any, _ absent: Double) -> Double { (value as? NSNumber)?.doubleValue ?? absent }
}

extension Trait where Self == ConditionTrait {
    /// Runs only where a Python with scipy is there; in continuous integration its absence is a failure.
    public static var attacker: Self {
        .enabled("no Python with scipy") {
            LinearAttack.python != nil || ProcessInfo.processInfo.environment["CI"] == "true"
        }
    }
}
