// SPDX-License-Identifier: EUPL-1.2

/// Constitution as data, organisations, seats, mandates, formations and the public profile.
public enum CouncilModule {}
