// SPDX-License-Identifier: EUPL-1.2

/// Signing in, and a person's own desk.
public enum DeskModule {}
