// SPDX-License-Identifier: EUPL-1.2

/// What a person is in a council, or in one formation or circle of it.
///
/// The operator of the installation is no role: it is a flag on the person, and worth nothing inside a council.
public enum Role: String, CaseIterable, Hashable, Sendable {
    case coordinator, chair, member, analyst, resident
}
