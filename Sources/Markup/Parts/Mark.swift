// SPDX-License-Identifier: EUPL-1.2

extension Part {
    /// Koinon's mark: people around a table, and one place kept free.
    public static let mark: HTML = """
        <svg width="34" height="34" viewBox="0 0 34 34" aria-hidden="true" fill="currentColor">\
        <circle cx="23.2" cy="6.2" r="2.9"/><circle cx="27.8" cy="10.8" r="2.9"/><circle cx="29.5" cy="17" r="2.9"/>\
        <circle cx="27.8" cy="23.2" r="2.9"/><circle cx="23.2" cy="27.8" r="2.9"/><circle cx="17" cy="29.5" r="2.9"/>\
        <circle cx="10.8" cy="27.8" r="2.9"/><circle cx="6.2" cy="23.2" r="2.9"/><circle cx="4.5" cy="17" r="2.9"/>\
        <circle cx="6.2" cy="10.8" r="2.9"/><circle cx="10.8" cy="6.2" r="2.9"/>\
        <circle cx="17" cy="17" r="3.6" fill="none" stroke="currentColor" stroke-width="2"/></svg>
        """
}
