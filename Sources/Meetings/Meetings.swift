// SPDX-License-Identifier: EUPL-1.2

/// Convening, agenda, presence, quorum, votes, minutes and decisions.
public enum MeetingsModule {}
