// SPDX-License-Identifier: EUPL-1.2

extension Message {
    /// The literal from which a message is made. Only `Message(…)`, `say(…)` and their relatives take one.
    public struct Literal: ExpressibleByStringInterpolation, Sendable {
        let text: String
        let arguments: [Argument]

        public init(stringLiteral value: String) {
            text = value
            arguments = []
        }

        public init(stringInterpolation: StringInterpolation) {
            text = stringInterpolation.text
            arguments = stringInterpolation.arguments
        }
    }
}

extension Message.Literal {
    /// The values a message can hold, and how each is written.
    public struct StringInterpolation: StringInterpolationProtocol, Sendable {
        var text = ""
        var arguments: [Argument] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + 2 * interpolationCount)
            arguments.reserveCapacity(interpolationCount)
        }

        public mutating func appendLiteral(_ literal: String) {
            text += literal
        }

        private mutating func add(_ argument: Argument) {
            arguments.append(argument)
            text += arguments.count < 10 ? Self.placeholders[arguments.count] : "%\(arguments.count)"
        }

        private static let placeholders = (0...9).map { "%\($0)" }

        /// A value that is typed already, for the sentences of this module.
        mutating func appendInterpolation(_ argument: Argument) { add(argument) }

        /// A name or any other text of people's own.
        public mutating func appendInterpolation(_ text: String) { add(.text(text)) }

        /// Another message, said in the same language.
        public mutating func appendInterpolation(_ message: Message) { add(.message(message)) }

        /// A count: 84,300.
        public mutating func appendInterpolation(_ number: Int) { add(.number(number)) }

        /// A measured number with so many decimals: 7.3. There is no form without: a precision is always chosen.
        public mutating func appendInterpolation(_ number: Double, decimals: Int) {
            add(.decimal(number, decimals: decimals))
        }

        /// A share, given as a fraction: 0.44 is 44%.
        public mutating func appendInterpolation(percent fraction: Double, decimals: Int = 0) {
            add(.percent(fraction, decimals: decimals))
        }

        /// A year or another number that is not grouped: 2026.
        public mutating func appendInterpolation(year: Int) { add(.year(year)) }

        /// The size of a file: 1.4 MB.
        public mutating func appendInterpolation(bytes: Int) { add(.message(.size(bytes: bytes))) }

        /// A length of time: 1 hour 25 minutes.
        public mutating func appendInterpolation(minutes: Int) { add(.message(.duration(minutes: minutes))) }

        /// A day, in the long style unless said: 18 November 2026.
        public mutating func appendInterpolation(_ date: LocalDate, _ style: DateStyle = .long) {
            add(.date(date, style))
        }

        /// A time of day: 18:00.
        public mutating func appendInterpolation(_ time: LocalTime) { add(.time(time)) }

        /// A day and time, as agreed locally: Wednesday 18 November 2026, 18:00.
        public mutating func appendInterpolation(_ moment: LocalMoment, _ style: DateStyle = .full) {
            add(.moment(moment, style))
        }

        /// A past instant, in the reader's zone: 18 November 2026, 18:02.
        public mutating func appendInterpolation(_ instant: Instant, _ style: DateStyle = .long) {
            add(.instant(instant, style))
        }

        /// The time of day of a past instant, in the reader's zone: 18:02.
        public mutating func appendInterpolation(timeOf instant: Instant) { add(.timeOf(instant)) }

        /// The day of a past instant, in the reader's zone: 18 November 2026.
        public mutating func appendInterpolation(dayOf instant: Instant, _ style: DateStyle = .long) {
            add(.dayOf(instant, style))
        }

        /// A month: November 2026.
        public mutating func appendInterpolation(_ month: YearMonth) { add(.month(month)) }

        /// Months from first to last: January to November 2022.
        public mutating func appendInterpolation(_ months: ClosedRange<YearMonth>) {
            add(.months(months.lowerBound, months.upperBound))
        }

        /// Days from first to last: 18 to 20 November 2026.
        public mutating func appendInterpolation(_ dates: ClosedRange<LocalDate>) {
            add(.dates(dates.lowerBound, dates.upperBound))
        }

        /// Names in a row: a, b and c.
        public mutating func appendInterpolation(list: [String], _ joining: Joining = .and) {
            add(.list(list.map(Argument.text), joining))
        }

        /// Messages in a row: a, b and c.
        public mutating func appendInterpolation(list: [Message], _ joining: Joining = .and) {
            add(.list(list.map(Argument.message), joining))
        }

        /// A place that the page fills with markup, such as a link; see `Speech.pieces`.
        public mutating func appendInterpolation(hole name: StaticString) { add(.hole(name.description)) }
    }
}
