// SPDX-License-Identifier: EUPL-1.2

/// What a person has to be told about places before believing anything computed from them.
enum PlaceNotes {
    /// Says where many events share their exact place, and where coordinates look like degrees. `artefact` ends the sentence
    /// "…, as police data often are, …".
    static func notes(_ places: [Position], shared: SharedPlaces? = nil, artefact: String) -> [String] {
        var notes: [String] = []
        let shared = (shared ?? SharedPlaces(places)).sharing
        if places.count >= 20, 10 * shared > places.count {
            notes.append(
                "\(shared) of \(places.count) events share their exact place with another: if the places were moved to a common point, as police data often are, \(artefact)."
            )
        }
        if !places.isEmpty, places.allSatisfy({ abs($0.x) <= 180 && abs($0.y) <= 90 }) {
            notes.append(
                "All places lie within 180 and 90: if these are degrees, project them first (koinon analyse project).")
        }
        return notes
    }
}
