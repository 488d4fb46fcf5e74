// SPDX-License-Identifier: EUPL-1.2

/// What the tests of every module share.
public enum TestKitModule {}
