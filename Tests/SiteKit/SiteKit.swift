// SPDX-License-Identifier: EUPL-1.2

/// A whole site in memory of the test, with people of every role signed in.
public enum SiteKitModule {}
