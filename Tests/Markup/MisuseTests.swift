// SPDX-License-Identifier: EUPL-1.2
import Testing

@testable import Markup

/// Puts a literal together by hand, as the compiler does, without the stop that a debug build makes at its end.
private func put(_ before: StaticString, _ value: String, _ after: StaticString) -> HTML.StringInterpolation {
    var interpolation = HTML.StringInterpolation(literalCapacity: 0, interpolationCount: 1)
    interpolation.appendLiteral(before)
    interpolation.appendInterpolation(value)
    interpolation.appendLiteral(after)
    return interpolation
}

private struct Case: Sendable, CustomTestStringConvertible {
    let before: StaticString
    let after: StaticString
    let misuse: Misuse
    var testDescription: String { "\(before)…\(after)" }
}

@Suite("A literal that would let text become markup is a mistake")
struct MisuseTests {
    private static let cases = [
        Case(before: "<p class=", after: ">", misuse: .unquotedAttribute),
        Case(before: "<p class='", after: "'>", misuse: .unquotedAttribute),
        Case(before: "<", after: ">", misuse: .strayBracket),
        Case(before: "<h", after: ">", misuse: .tagOrAttributeName),
        Case(before: "<p ", after: ">", misuse: .tagOrAttributeName),
        Case(before: "</", after: ">", misuse: .tagOrAttributeName),
        Case(before: "<!-- ", after: " -->", misuse: .comment),
        Case(before: "<!DOCTYPE ", after: ">", misuse: .tagOrAttributeName),
        Case(before: "<script>var a = \"", after: "\"</script>", misuse: .rawText),
        Case(before: "<script src=\"/a.js\" defer>", after: "</script>", misuse: .rawText),
        Case(before: "<STYLE>", after: "</STYLE>", misuse: .rawText),
        Case(before: "<iframe title=\"x\">", after: "</iframe>", misuse: .rawText),
        Case(before: "<p onclick=\"", after: "\">", misuse: .handlerOrStyle),
        Case(before: "<p OnClick=\"f(", after: ")\">", misuse: .handlerOrStyle),
        Case(before: "<p style=\"width:", after: "%\">", misuse: .handlerOrStyle),
        Case(before: "<iframe srcdoc=\"", after: "\">", misuse: .handlerOrStyle),
        Case(before: "<img srcset=\"", after: "\">", misuse: .handlerOrStyle),
        Case(before: "<a href=\"", after: "\">", misuse: .needsLink),
        Case(before: "<a HREF=\"/x/", after: "\">", misuse: .needsLink),
        Case(before: "<img src=\"", after: "\">", misuse: .needsLink),
        Case(before: "<form action=\"", after: "\">", misuse: .needsLink),
        Case(before: "<button formaction=\"", after: "\">", misuse: .needsLink),
        Case(before: "<use xlink:href=\"", after: "\"/>", misuse: .needsLink),
    ]

    @Test("the value is left out and the mistake is named", arguments: cases)
    private func mistakes(mistake: Case) {
        let literal = put(mistake.before, "javascript:alert(1)", mistake.after)
        #expect(literal.misuse == mistake.misuse)
        #expect(!String(decoding: literal.bytes, as: UTF8.self).contains("alert"))
    }

    @Test(
        "names that only resemble a dangerous one are plain attributes",
        arguments: [
            "<p data-on=\"" as StaticString, "<p data-src=\"", "<p styles=\"", "<p hrefs=\"", "<p srclang=\"",
        ])
    func harmlessNames(before: StaticString) {
        #expect(put(before, "x", "\">").misuse == nil)
    }

    @Test("a link is the whole value of its attribute")
    func linkIsWhole() {
        var after = HTML.StringInterpolation(literalCapacity: 0, interpolationCount: 1)
        after.appendLiteral("<a href=\"")
        after.appendInterpolation(Link(path: "/a"))
        after.appendLiteral("/b\">")
        #expect(after.misuse == .linkIsWholeValue)
        var before = HTML.StringInterpolation(literalCapacity: 0, interpolationCount: 1)
        before.appendLiteral("<a href=\"javascript:")
        before.appendInterpolation(Link(path: "/a"))
        #expect(before.misuse == .linkIsWholeValue)
    }

    @Test("markup does not stand in an attribute, nor an attribute outside a tag")
    func wrongPlaces() {
        var attribute = HTML.StringInterpolation(literalCapacity: 0, interpolationCount: 1)
        attribute.appendLiteral("<p title=\"")
        attribute.appendInterpolation("<b>x</b>" as HTML)
        #expect(attribute.misuse == .markupInAttribute)
        var flag = HTML.StringInterpolation(literalCapacity: 0, interpolationCount: 1)
        flag.appendLiteral("<p>")
        flag.appendInterpolation(checked: true)
        #expect(flag.misuse == .attributeOutsideTag)
        var address = HTML.StringInterpolation(literalCapacity: 0, interpolationCount: 1)
        address.appendLiteral("<a")
        address.appendInterpolation(attribute: "href", "javascript:alert(1)")
        #expect(address.misuse == .needsLink)
        #expect(String(decoding: address.bytes, as: UTF8.self) == "<a")
    }

    #if DEBUG
    @Test("a debug build stops at a string in an address")
    func stringInAddress() async {
        await #expect(processExitsWith: .failure) {
            let typed = "javascript:alert(1)"
            _ = "<a href=\"\(typed)\">x</a>" as HTML
        }
    }

    @Test("a debug build stops at a literal that ends inside a tag")
    func unfinishedLiteral() async {
        await #expect(processExitsWith: .failure) { _ = "<a href=\"" as HTML }
    }
    #else
    @Test("a release build leaves the value out")
    func releaseLeavesOut() {
        let typed = "javascript:alert(1)"
        let page: HTML = "<a href=\"\(typed)\">x</a>"
        #expect(page.description == "<a href=\"\">x</a>")
        #expect(("<a href=\"" as HTML).isEmpty)
    }
    #endif
}
