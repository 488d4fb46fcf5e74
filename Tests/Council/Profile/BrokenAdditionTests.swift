// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Testing

@testable import Council

@Suite("Broken profiles of single countries")
struct BrokenAdditionTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let profile: String
        let breakage: Breakage
        var testDescription: String { breakage.what }
    }

    static let cases = [
        Case(
            profile: "de-kpr",
            breakage: Breakage(
                "a convener nobody listed", "rule: [coordinator]", "rule: [bishop]", .noSuchAuthority("bishop"),
                at: "authorities")),
        Case(
            profile: "lu-cpc",
            breakage: Breakage(
                "a chair for a term of no kind", "term: { kind: as-chosen }", "term: { kind: for-ever }",
                .badChoice("for-ever", among: Term.Kind.allCases.map(\.rawValue)),
                at: "chair.exceptions.0.rule.term.kind")),
        Case(
            profile: "lu-cpc",
            breakage: Breakage(
                "an agenda that is set by half", "with-agenda: true", "with-agenda: half", .flagExpected,
                at: "convening.by-right.0.with-agenda")),
        Case(
            profile: "es-jls",
            breakage: Breakage(
                "a meeting without a call that is not said to be allowed", "rule: { allowed: true, all-agree: true }",
                "rule: { all-agree: true }", .missingKey("allowed"), at: "convening.without-call.suggested.rule")),
        Case(
            profile: "be-zonal",
            breakage: Breakage(
                "a plan approved by nobody", "approved-by: [ministers]", "approved-by: []", .empty,
                at: "outputs.0.approved-by")),
        Case(
            profile: "pt-cms",
            breakage: Breakage(
                "a way into office that is not known", "way: takes-office }", "way: takes-oath }",
                .badChoice("takes-oath", among: NamingStep.Way.allCases.map(\.rawValue)), at: "seats.8.naming.0.way")),
        Case(
            profile: "ro-atop",
            breakage: Breakage(
                "a chair elected among those who do not exist", "elected-from: [councillors]",
                "elected-from: [senators]", .noSuchAuthority("senators"), at: "authorities")),
    ]

    @Test("are refused with keys, line and reason", arguments: cases)
    func refused(_ given: Case) throws {
        let good = try Checkout.profile(given.profile)
        let range = try #require(good.range(of: given.breakage.find), "the file says “\(given.breakage.find)”")
        let broken = good.replacingCharacters(in: range, with: given.breakage.put)
        let fault = #expect(throws: ProfileFault.self) { try Profile(yaml: broken) }
        #expect(fault?.reason == given.breakage.reason, "\(fault?.description ?? "")")
        #expect(fault?.path.joined(separator: ".") == given.breakage.path, "\(fault?.description ?? "")")
        #expect(fault?.line != nil)
    }
}
