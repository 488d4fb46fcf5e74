// SPDX-License-Identifier: EUPL-1.2
import Access

/// A formation is set up. Whoever does it keeps its secretariat until they hand it over.
public enum FoundFormation: GivesPlaces {
    public static let name: StaticString = "formation.found"
    public static func permits(_ standing: Standing, _ formation: Formation) -> Bool { standing.isCoordinator }
}

/// What is known of a formation changes.
public enum EditFormation: Action {
    public static let name: StaticString = "formation.edit"
    public static func permits(_ standing: Standing, _ formation: Formation) -> Bool {
        standing.keepsSecretariat(of: formation)
    }
}

/// A seat is put into a formation, or taken out, with the places of its holders; a seat presides.
public enum SeatFormation: GivesPlaces {
    public static let name: StaticString = "formation.seat"
    public static func permits(_ standing: Standing, _ formation: Formation) -> Bool {
        standing.keepsSecretariat(of: formation)
    }
}

/// Somebody is let into a formation: the new holder of one of its seats, or another coordinator.
public enum LetIntoFormation: GivesPlaces {
    public static let name: StaticString = "formation.let-in"
    public static func permits(_ standing: Standing, _ formation: Formation) -> Bool {
        standing.keepsSecretariat(of: formation) || standing.presides(over: formation)
    }
}

/// A formation ends, and the places in it.
public enum CloseFormation: GivesPlaces {
    public static let name: StaticString = "formation.close"
    public static func permits(_ standing: Standing, _ formation: Formation) -> Bool {
        formation.kind != .plenary && standing.keepsSecretariat(of: formation)
    }
}
