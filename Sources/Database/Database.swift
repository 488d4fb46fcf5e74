// SPDX-License-Identifier: EUPL-1.2

/// The only module that speaks to SQLite and PostgreSQL.
public enum DatabaseModule {}
