// SPDX-License-Identifier: EUPL-1.2
import Access

/// An organisation begins to take part.
public enum AddOrganisation: Action {
    public static let name: StaticString = "organisation.add"
    public static func permits(_ standing: Standing, _ organisation: Organisation) -> Bool { standing.isCoordinator }
}

/// What is known of an organisation changes.
public enum EditOrganisation: Action {
    public static let name: StaticString = "organisation.edit"
    public static func permits(_ standing: Standing, _ organisation: Organisation) -> Bool { standing.isCoordinator }
}

/// An organisation no longer takes part.
public enum EndOrganisation: Action {
    public static let name: StaticString = "organisation.end"
    public static func permits(_ standing: Standing, _ organisation: Organisation) -> Bool { standing.isCoordinator }
}
