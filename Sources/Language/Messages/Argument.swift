// SPDX-License-Identifier: EUPL-1.2

/// How the last two of a list are joined.
public enum Joining: Hashable, Sendable {
    /// a, b and c
    case and
    /// a, b or c
    case or
}

/// How much of a day is written.
public enum DateStyle: Hashable, Sendable, CaseIterable {
    /// Wednesday 18 November 2026
    case full
    /// 18 November 2026
    case long
    /// 18 Nov 2026
    case abbreviated
    /// 18/11/2026, for tables
    case numeric
    /// Wednesday 18 November
    case weekday
    /// 18 November
    case day
}

/// A value inside a message, kept in its type until a language writes it.
enum Argument: Hashable, Sendable {
    case text(String)
    indirect case message(Message)
    case number(Int)
    case decimal(Double, decimals: Int)
    case percent(Double, decimals: Int)
    case year(Int)
    case date(LocalDate, DateStyle)
    case time(LocalTime)
    indirect case moment(LocalMoment, DateStyle)
    case instant(Instant, DateStyle)
    case timeOf(Instant)
    case dayOf(Instant, DateStyle)
    case month(YearMonth)
    case months(YearMonth, YearMonth)
    case dates(LocalDate, LocalDate)
    case list([Argument], Joining)
    case hole(String)
}
