// SPDX-License-Identifier: EUPL-1.2

/// Catalogues, typed messages, dates and numbers.
public enum LanguageModule {}
