// SPDX-License-Identifier: EUPL-1.2
import Testing

@testable import Analysis

@Suite("Numbers and dates from bytes")
struct ByteNumberTests {
    @Test("decimal numbers come out exactly as the standard library reads them")
    func exact() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<20_000 {
            let value = Double(bitPattern: generator.next())
            let short = Double(Int.random(in: -9_999_999_999...9_999_999_999)) / 1e7
            for number in [value, short] where number.isFinite {
                #expect(ByteNumber.double(Array("\(number)".utf8).span) == number)
            }
        }
        for text in [
            "-1.562784956128086", "54.905089220332862", "0.1", "1e22", "1e23", "9007199254740993",
            "00000000000000000000001.5", "5.", ".5", "+3", "-0",
        ] {
            #expect(
                ByteNumber.double(Array(text.utf8).span) == Double(text.hasSuffix(".") ? text + "0" : text), "\(text)")
        }
        #expect(ByteNumber.double(Array("-1234,25".utf8).span, decimal: .comma) == -1234.25)
    }

    @Test(
        "what is not a number is not taken for one",
        arguments: [
            "", "-", ".", "1,5", "1.5.2", "0x10", "inf", "nan", "1e", "1e999", "1e-99999999999999999999", "12a", "1 2",
            "--1", "1e-9223372036854775808",
        ])
    func notNumbers(text: String) {
        #expect(ByteNumber.double(Array(text.utf8).span) == nil)
    }

    @Test("whole numbers reach both ends of their range and no further")
    func integers() {
        for (text, value) in [("9223372036854775807", Int.max), ("-9223372036854775808", .min), ("+7", 7), ("007", 7)] {
            #expect(ByteNumber.integer(Array(text.utf8).span) == value)
        }
        for text in ["9223372036854775808", "-9223372036854775809", "", "+", "1.0", "12 "] {
            #expect(ByteNumber.integer(Array(text.utf8).span) == nil, "\(text)")
        }
    }

    private static let dates: [(String, DateForm, CalendarReading)] = [
        ("2022-03-01", .iso, .init(year: 2022, month: 3, day: 1)),
        ("2017-05-25T00:00:00Z", .iso, .init(year: 2017, month: 5, day: 25, secondOfDay: 0, offset: 0)),
        ("2022-03-01 23:59:59.5-04:30", .iso, .init(year: 2022, month: 3, day: 1, secondOfDay: 86399.5, offset: -270)),
        ("2022-03-01T09:30+0200", .iso, .init(year: 2022, month: 3, day: 1, secondOfDay: 34200, offset: 120)),
        ("2022-03", .isoMonth, .init(year: 2022, month: 3)),
        ("2022/3/1", .yearFirstSlashes, .init(year: 2022, month: 3, day: 1)),
        ("20220301", .compact, .init(year: 2022, month: 3, day: 1)),
        ("3/4/2022", .dayFirstSlashes, .init(year: 2022, month: 4, day: 3)),
        ("3/4/2022 1:05:09 PM", .monthFirstSlashes, .init(year: 2022, month: 3, day: 4, secondOfDay: 47109)),
        ("12/31/2022 12:00 AM", .monthFirstSlashes, .init(year: 2022, month: 12, day: 31, secondOfDay: 0)),
        ("29.02.2024", .dayFirstDots, .init(year: 2024, month: 2, day: 29)),
        ("12 Mar 2022", .monthName, .init(year: 2022, month: 3, day: 12)),
        ("12-Mar-2022 08:00", .monthName, .init(year: 2022, month: 3, day: 12, secondOfDay: 28800)),
        ("1 févr. 2022", .monthName, .init(year: 2022, month: 2, day: 1)),
        ("12 Ιουν 2022", .monthName, .init(year: 2022, month: 6, day: 12)),
        ("12 Μαΐου 2022", .monthName, .init(year: 2022, month: 5, day: 12)),
    ]

    @Test("dates are read in the forms that files use", arguments: dates)
    func reads(text: String, form: DateForm, reading: CalendarReading) {
        #expect(form.read(Array(text.utf8).span) == reading)
    }

    @Test(
        "impossible dates are refused",
        arguments: [
            "2022-02-29", "2022-13-01", "2022-00-10", "2022-1-1", "22-01-01", "31/04/2022", "00/01/2022", "1/1/22",
            "20221301", "12 Jui 2022", "12 Ma 2022", "2022-01-01T24:00", "2022-01-01T10:60", "2022-01-01 10",
            "2022-01-01x", "2022-01-01T13:00 PM", "2022-01-01T10:00+25:00", "1900-02-29",
        ])
    func impossible(text: String) {
        for form in DateForm.allCases { #expect(form.read(Array(text.utf8).span) == nil, "\(form)") }
    }

    @Test(
        "a column of dates is told by what all its values allow, and an ambiguous one is left to a person",
        arguments: [
            (["03/04/2022", "13/04/2022"], .one(.dayFirstSlashes)),
            (["03/04/2022", "04/13/2022"], .one(.monthFirstSlashes)),
            (["03/04/2022", "", "05/06/2022"], .several([.dayFirstSlashes, .monthFirstSlashes])),
            (["13/04/2022", "04/13/2022"], .none),
            (["2022-01-01", "2022-01"], .none),
            ([""], .none),
        ] as [([String], DateRecogniser.Verdict)])
    func recognises(values: [String], verdict: DateRecogniser.Verdict) {
        var recogniser = DateRecogniser()
        for value in values { recogniser.see(Array(value.utf8).span) }
        #expect(recogniser.verdict == verdict)
    }

    @Test("a column is described by what all its values have in common")
    func survey() throws {
        let text = "whole;dot;comma;either;date;blank;text\n1;1.5;1,5;1,234;03/04/2022;;1\n2;2;2;12,345;04/05/2022;;x\n"
        let survey = try DelimitedSurvey { .bytes(Array(text.utf8)) }
        #expect(
            survey.columns.map(\.kind) == [
                .whole, .decimal(.point), .decimal(.comma), .decimalOrThousands,
                .ambiguousDate([.dayFirstSlashes, .monthFirstSlashes]), .blank, .text,
            ])
    }

    @Test("days between dates are counted over centuries and leap years")
    func dayNumbers() {
        #expect(CalendarReading(year: 1970, month: 1, day: 1).dayNumber == 0)
        #expect(CalendarReading(year: 2000, month: 3, day: 1).dayNumber == 11_017)
        #expect(CalendarReading(year: 1600, month: 2, day: 29).dayNumber == -135_081)
        #expect(CalendarReading(year: 2022, month: 3).dayNumber == nil)
    }
}
