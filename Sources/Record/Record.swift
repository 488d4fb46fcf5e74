// SPDX-License-Identifier: EUPL-1.2

/// The append-only Merkle log of votes, minutes, decisions and publications.
public enum RecordModule {}
