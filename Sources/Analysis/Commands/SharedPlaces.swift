// SPDX-License-Identifier: EUPL-1.2

/// How many events share their exact place with another, as they do where places were moved to a common point.
struct SharedPlaces {
    let events: Int
    let sharing: Int
    /// Each place once.
    private let places: [Position]

    init(_ events: [Position]) {
        var seen: [Position: Int] = Dictionary(minimumCapacity: events.count)
        for place in events { seen[place, default: 0] += 1 }
        self.events = events.count
        sharing = seen.values.filter { $0 > 1 }.reduce(0, +)
        places = Array(seen.keys)
    }

    /// Whether at least three quarters of twenty events or more share their place: doors and crossings with many events do
    /// not bring a town there, the moving of places does (police.uk: 84 % in Northumbria).
    var areSnapped: Bool { events >= 20 && 4 * sharing >= 3 * events }

    /// Throws an `AnalysisRefusal` where the places were moved to common points and a reach of this many metres is less than
    /// twice what these points are apart, so that each becomes a spot of its own. `why` ends the sentence.
    func refuse(reach: Double = 0, _ why: String) throws {
        guard areSnapped, places.count < 2 || reach < 2 * NearestNeighbours(places, area: 1).mean else { return }
        throw AnalysisRefusal(
            "\(sharing) of \(events) events share their exact place with another, on \(places.count) places: they were moved to common points, and \(why). Count them in zones (koinon analyse zones) and ask where figures gather (koinon analyse local); or, where you know that the places are the true ones, add --accept-shared-places"
        )
    }
}
