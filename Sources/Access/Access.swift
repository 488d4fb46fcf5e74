// SPDX-License-Identifier: EUPL-1.2

/// People, sign-in, audiences, permits, and the record of who did what.
public enum AccessModule {}
