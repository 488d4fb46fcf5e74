// SPDX-License-Identifier: EUPL-1.2

/// References between objects of any room: the thread, search, notifications.
public enum LineageModule {}
