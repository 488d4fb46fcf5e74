// SPDX-License-Identifier: EUPL-1.2
import Testing

@testable import Language

/// Values as English, French and Greek write them. ~ stands for U+00A0 and _ for U+202F in the expected texts.
@Suite("Numbers and dates")
struct FormatTests {
    private let voices: [Speech]

    init() throws {
        let languages = try Checkout.languages()
        let zone = try #require(Zone("Europe/Athens"))
        voices = [.en, .fr, .el].map { languages.speech(in: $0, zone: zone) }
    }

    private func expect(
        _ expected: String, sourceLocation: SourceLocation = #_sourceLocation, _ form: (Speech) -> String
    ) {
        let texts = voices.map(form).joined(separator: " | ")
        let spaced = expected.replacing("~", with: "\u{A0}").replacing("_", with: "\u{202F}")
        #expect(texts == spaced, sourceLocation: sourceLocation)
    }

    private func day(_ text: String) throws -> LocalDate { try #require(LocalDate(text)) }
    private func month(_ text: String) throws -> YearMonth { try #require(YearMonth(text)) }

    @Test("counts are grouped")
    func counts() {
        expect("0 | 0 | 0") { $0.number(0) }
        expect("999 | 999 | 999") { $0.number(999) }
        expect("1,012 | 1_012 | 1.012") { $0.number(1012) }
        expect("−84,300 | −84_300 | −84.300") { $0.number(-84_300) }
        expect("1,234,567 | 1_234_567 | 1.234.567") { $0.number(1_234_567) }
        expect("−9,223,372,036,854,775,808 | −9_223_372_036_854_775_808 | −9.223.372.036.854.775.808") {
            $0.number(.min)
        }
    }

    @Test("measures have the decimals that were chosen")
    func decimals() {
        expect("7.3 | 7,3 | 7,3") { $0.decimal(7.3, decimals: 1) }
        expect("7 | 7 | 7") { $0.decimal(7.3, decimals: 0) }
        expect("0.05 | 0,05 | 0,05") { $0.decimal(0.05, decimals: 2) }
        expect("0.0 | 0,0 | 0,0") { $0.decimal(-0.04, decimals: 1) }
        expect("−0.5 | −0,5 | −0,5") { $0.decimal(-0.45, decimals: 1) }
        expect("10.0 | 10,0 | 10,0") { $0.decimal(9.96, decimals: 1) }
        expect("1,234.50 | 1_234,50 | 1.234,50") { $0.decimal(1234.5, decimals: 2) }
        expect("– | – | –") { $0.decimal(.nan, decimals: 1) }
        expect("−∞ | −∞ | −∞") { $0.decimal(-.infinity, decimals: 1) }
        expect("1e+300 | 1e+300 | 1e+300") { $0.decimal(1e300, decimals: 3) }
        expect("0.123456789 | 0,123456789 | 0,123456789") { $0.decimal(0.123456789, decimals: 12) }
    }

    @Test("shares")
    func percents() {
        expect("44% | 44~% | 44%") { $0.percent(0.44) }
        expect("82.6% | 82,6~% | 82,6%") { $0.percent(0.8261, decimals: 1) }
        expect("−80% | −80~% | −80%") { $0.percent(-0.8) }
    }

    @Test("days in every style")
    func days() throws {
        let day = try day("2026-11-18")
        expect("Wednesday 18 November 2026 | mercredi 18 novembre 2026 | Τετάρτη 18 Νοεμβρίου 2026") {
            $0.date(day, .full)
        }
        expect("18 November 2026 | 18 novembre 2026 | 18 Νοεμβρίου 2026") { $0.date(day) }
        expect("18 Nov 2026 | 18 nov. 2026 | 18 Νοε 2026") { $0.date(day, .abbreviated) }
        expect("18/11/2026 | 18/11/2026 | 18/11/2026") { $0.date(day, .numeric) }
        expect("Wednesday 18 November | mercredi 18 novembre | Τετάρτη 18 Νοεμβρίου") { $0.date(day, .weekday) }
        expect("18 November | 18 novembre | 18 Νοεμβρίου") { $0.date(day, .day) }
        let first = try self.day("2026-05-01")
        expect("1 May 2026 | 1er mai 2026 | 1 Μαΐου 2026") { $0.date(first) }
        expect("01/05/2026 | 01/05/2026 | 01/05/2026") { $0.date(first, .numeric) }
    }

    @Test("times, meetings and past instants")
    func times() throws {
        let time = try #require(LocalTime("18:00"))
        expect("18:00 | 18~h | 18:00") { $0.time(time) }
        expect("09:05 | 9~h~05 | 09:05") { $0.time(LocalTime(minuteOfDay: 545)) }
        let meeting = LocalMoment(date: try day("2026-11-18"), time: time, zone: .utc)
        expect(
            "Wednesday 18 November 2026, 18:00 | mercredi 18 novembre 2026 à 18~h | Τετάρτη 18 Νοεμβρίου 2026, 18:00"
        ) { $0.moment(meeting) }
        let opened = try #require(Instant("2026-11-18T16:02:59Z"))
        expect("18 November 2026, 18:02 | 18 novembre 2026 à 18~h~02 | 18 Νοεμβρίου 2026, 18:02") { $0.instant(opened) }
        expect("18:02 | 18~h~02 | 18:02") { $0(Message("\(timeOf: opened)")) }
        let late = try #require(Instant("2026-11-18T22:30:00Z"))
        expect("19 November 2026 | 19 novembre 2026 | 19 Νοεμβρίου 2026") { $0(Message("\(dayOf: late)")) }
    }

    @Test("months and ranges have their prepositions and cases")
    func months() throws {
        let (january, november, august) = (try month("2022-01"), try month("2022-11"), try month("2021-08"))
        expect("November 2022 | novembre 2022 | Νοέμβριος 2022") { $0.month(november) }
        expect("January to November 2022 | de janvier à novembre 2022 | από Ιανουάριο έως Νοέμβριο 2022") {
            $0.months(january...november)
        }
        expect("August 2021 to January 2022 | d’août 2021 à janvier 2022 | από Αύγουστο 2021 έως Ιανουάριο 2022") {
            $0.months(august...january)
        }
        expect("January 2022 | janvier 2022 | Ιανουάριος 2022") { $0.months(january...january) }
    }

    @Test("ranges of days do not repeat what they share")
    func dayRanges() throws {
        let (first, third, june) = (try day("2026-05-01"), try day("2026-05-03"), try day("2026-06-02"))
        let later = try day("2027-01-01")
        expect("1 to 3 May 2026 | du 1er au 3 mai 2026 | από 1 έως 3 Μαΐου 2026") { $0.dates(first...third) }
        expect("3 May to 2 June 2026 | du 3 mai au 2 juin 2026 | από 3 Μαΐου έως 2 Ιουνίου 2026") {
            $0.dates(third...june)
        }
        expect(
            "2 June 2026 to 1 January 2027 | du 2 juin 2026 au 1er janvier 2027 | από 2 Ιουνίου 2026 έως 1 Ιανουαρίου 2027"
        ) {
            $0.dates(june...later)
        }
        expect("3 May 2026 | 3 mai 2026 | 3 Μαΐου 2026") { $0.dates(third...third) }
    }

    @Test("lists")
    func lists() {
        expect(" |  | ") { $0.list([]) }
        expect("a | a | a") { $0.list(["a"]) }
        expect("a and b | a et b | a και b") { $0.list(["a", "b"]) }
        expect("a, b, c and d | a, b, c et d | a, b, c και d") { $0.list(["a", "b", "c", "d"]) }
        expect("a, b or c | a, b ou c | a, b ή c") { $0.list(["a", "b", "c"], .or) }
    }

    @Test("days seen from today")
    func relativeDays() throws {
        let today = try day("2026-11-18")
        let seen = { (days: Int) in Message.relativeDay(today.adding(days: days), today: today) }
        expect("today | aujourd’hui | σήμερα") { $0(seen(0)) }
        expect("tomorrow | demain | αύριο") { $0(seen(1)) }
        expect("yesterday | hier | χθες") { $0(seen(-1)) }
        expect("in 7 days | dans 7 jours | σε 7 ημέρες") { $0(seen(7)) }
        expect("2 days ago | il y a 2 jours | πριν από 2 ημέρες") { $0(seen(-2)) }
    }

    @Test("lengths of time")
    func durations() {
        expect("0 minutes | 0 minute | 0 λεπτά") { $0(Message("\(minutes: 0)")) }
        expect("1 minute | 1 minute | 1 λεπτό") { $0(Message("\(minutes: 1)")) }
        expect("2 hours | 2 heures | 2 ώρες") { $0(.duration(minutes: 120)) }
        expect("1 hour 25 minutes | 1 heure 25 minutes | 1 ώρα και 25 λεπτά") { $0(.duration(minutes: 85)) }
        let start = Instant(seconds: 0)
        expect("12 seconds ago | il y a 12 secondes | πριν από 12 δευτερόλεπτα") {
            $0(.elapsed(since: start, now: Instant(seconds: 12)))
        }
        expect("3 hours ago | il y a 3 heures | πριν από 3 ώρες") {
            $0(.elapsed(since: start, now: Instant(seconds: 11_000)))
        }
        expect("1 day ago | il y a 1 jour | πριν από 1 ημέρα") {
            $0(.elapsed(since: start, now: Instant(seconds: 90_000)))
        }
        expect("0 seconds ago | il y a 0 seconde | πριν από 0 δευτερόλεπτα") {
            $0(.elapsed(since: start, now: start - .seconds(5)))
        }
    }

    @Test("sizes of files")
    func sizes() {
        expect("812 bytes | 812 octets | 812 byte") { $0(Message("\(bytes: 812)")) }
        expect("3 kB | 3~ko | 3~kB") { $0(.size(bytes: 2600)) }
        expect("1.0 MB | 1,0~Mo | 1,0~MB") { $0(.size(bytes: 999_600)) }
        expect("1.4 MB | 1,4~Mo | 1,4~MB") { $0(.size(bytes: 1_400_000)) }
        expect("2.0 GB | 2,0~Go | 2,0~GB") { $0(.size(bytes: 2_000_000_000)) }
    }

    @Test(
        "other languages follow Unicode's data",
        arguments: [
            ("de", "Mittwoch, 18. November 2026", "12.345", "18:00", "44\u{A0}%"),
            ("es", "miércoles, 18 de noviembre de 2026", "12.345", "18:00", "44\u{A0}%"),
            ("pl", "środa, 18 listopada 2026", "12\u{A0}345", "18:00", "44%"),
            ("pt-BR", "quarta-feira, 18 de novembro de 2026", "12.345", "18:00", "44%"),
        ])
    func others(tag: String, date: String, number: String, time: String, percent: String) throws {
        let say = Speech(voice: Voice(tongue: Tongue(rawValue: tag), source: .english), zone: .utc)
        #expect(say.date(try day("2026-11-18"), .full) == date)
        #expect(say.number(12_345) == number)
        #expect(say.time(LocalTime(minuteOfDay: 1080)) == time)
        #expect(say.percent(0.44) == percent)
        #expect(say.number(1234) == (["es", "pl"].contains(tag) ? "1234" : "1.234"))
    }
}
