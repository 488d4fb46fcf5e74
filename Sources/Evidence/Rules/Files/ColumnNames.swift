// SPDX-License-Identifier: EUPL-1.2
import Language

/// The names under which columns arrive, in the languages of cities that sent us files. A guess for a person to check.
enum ColumnNames {
    static let date = [
        "date", "month", "day", "datetime", "timestamp", "incident date", "occurred", "occurrence date",
        "reported date", "mois", "jour", "date du fait", "date fait", "ημερομηνια", "μηνας",
    ]
    static let longitude = [
        "longitude", "lon", "lng", "long", "x", "x coord", "easting", "eastings", "μηκος",
        "γεωγραφικο μηκος",
    ]
    static let latitude = ["latitude", "lat", "y", "y coord", "northing", "northings", "πλατος", "γεωγραφικο πλατος"]
    static let id = [
        "id", "incident id", "crime id", "incident number", "incident no", "reference", "event id",
        "numero", "identifiant", "κωδικος περιστατικου",
    ]
    static let category = [
        "category", "crime type", "offence", "offense", "type", "offence type", "categorie", "nature",
        "κατηγορια", "ειδος",
    ]
    static let code = [
        "code", "gss code", "area code", "ward code", "zone code", "lsoa code", "insee", "code insee",
        "codgeo", "code iris", "iris", "id", "objectid", "κωδικος",
    ]
    static let name = [
        "name", "ward name", "ward", "area name", "district", "nom", "libelle", "label", "nom iris",
        "libiris", "nom com", "libcom", "ονομα", "ονομασια",
    ]
    static let residents = [
        "population", "residents", "pop", "inhabitants", "total", "habitants", "population totale",
        "πληθυσμος", "κατοικοι",
    ]

    /// The first column that bears one of the names, in the order of the names.
    static func first(in header: [String], of names: [String]) -> String? {
        let words = header.map(spaced)
        return names.lazy.compactMap { name in words.firstIndex(of: name).map { header[$0] } }.first
    }

    /// The column of the British statistical office for the smallest of its areas that is there: `WD16CD`, `WD16NM`. The
    /// name holds the kind of area, the year of its vintage, and `cd` for codes or `nm` for names.
    static func british(in header: [String], ending: String) -> String? {
        let kinds = ["oa", "lsoa", "msoa", "wd", "lad"]
        return kinds.lazy.compactMap { kind in
            header.first { name in
                let name = name.lowercased()
                let year = name.dropFirst(kind.count).dropLast(ending.count)
                return name.hasPrefix(kind) && name.hasSuffix(ending) && year.count == 2 && year.allSatisfy(\.isNumber)
            }
        }.first
    }

    /// A name without case, marks, underscores.
    private static func spaced(_ name: String) -> String {
        Folding.words(name).joined(separator: " ")
    }
}
