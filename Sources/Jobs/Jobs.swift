// SPDX-License-Identifier: EUPL-1.2

/// Queue, worker, schedule and outgoing mail.
public enum JobsModule {}
