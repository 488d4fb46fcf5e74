// SPDX-License-Identifier: EUPL-1.2

/// The words the check looks for: folded (small letters, no accents, final ς as σ), each the beginning of one or more
/// words. A space at the end makes it whole.
enum WordingLists {
    static let alarm = [
        "crime wave", "wave of crime", "wave of violence", "explosion of crime", "explosion of violence",
        "crime explosion", "crime epidemic", "epidemic of crime", "epidemic of violence", "out of control",
        "no go area",
        "no go zone", "ghetto", "lawless",
        "vague de criminalite", "vague de violence", "vague de delinquance", "vague d insecurite",
        "explosion de la criminalite", "explosion de la delinquance", "explosion de la violence",
        "explosion des violences", "flambee de", "flambee d", "ensauvagement", "zone de non droit",
        "zones de non droit", "hors de controle",
        "κυμα εγκληματικοτητ", "κυμα εγκληματ", "κυμα βια", "εκρηξη εγκληματικοτητ", "εκρηξη τησ εγκληματικοτητ",
        "εκρηξη βια", "εκρηξη τησ βια", "εξαρση τησ εγκληματικοτητ", "εξαρση εγκληματικοτητ", "εκτοσ ελεγχου", "γκετο",
        "αβατο",
    ]

    static let areas = [
        "neighbourhood", "neighborhood", "quarter", "ward ", "wards ", "district", "area", "estate", "street",
        "quartier", "secteur", "arrondissement", "commune", "cite ", "cites ", "rue ", "rues ",
        "γειτονι", "συνοικι", "περιοχ", "τομεα", "τομεισ", "οδοσ ", "οδοι ", "δημοτικη κοινοτητα",
    ]

    /// Superlatives and tables of the first and the last.
    static let extremes = [
        "worst", "most dangerous", "most unsafe", "most violent", "most criminal", "most affected", "least safe",
        "safest",
        "highest", "lowest", "ranks ", "ranked", "ranking", "league table", "top ", "number one", "black spot",
        "pire", "plus dangereu", "plus violent", "plus criminogene", "plus touche", "plus sur", "moins sur",
        "classement",
        "palmares", "en tete", "premier rang", "dernier rang", "plus eleve", "plus faible", "point noir",
        "points noirs",
        "χειροτερ", "πιο επικινδυν", "πιο βιαι", "πιο ασφαλ", "λιγοτερο ασφαλ", "ασφαλεστερ", "επικινδυνοτερ",
        "καταταξ", "κορυφη", "πρωτη θεση", "τελευταια θεση", "υψηλοτερ", "χαμηλοτερ",
    ]

    static let rates = ["rate ", "rates ", "taux ", "ποσοστο", "ποσοστα", "δεικτησ ", "δεικτη "]

    static let denominators = [
        "per 1 000", "per 1000", "per thousand", "per 100", "resident", "inhabitant", "household", "respondent",
        "who were asked", "were asked", "of those", "out of ", "in 100 ", "in ten ", "unemployment", "response rate",
        "pour 1 000", "pour 1000", "pour mille", "pour 100 ", "habitant", "menage", "repondant", "interroge",
        "personnes sur", "sur 100 ", "sur dix ", "taux de reponse", "taux de chomage",
        "ανα 1 000", "ανα 1000", "ανα χιλι", "ανα 100", "κατοικ", "νοικοκυρι", "ερωτηθεντ", "ερωτηθεισ", "απο τουσ ",
        "στουσ 100", "στουσ δεκα", "ποσοστο ανταποκρισησ", "ανεργια",
    ]

    static let multiples = [
        "doubled", "halved", "tripled", "a double ", "ont double ", "a triple ", "ont triple ", "διπλασιαστηκ",
        "τριπλασιαστηκ",
    ]

    static let changes = [
        "fell ", "fall ", "falls ", "fallen ", "rose ", "rise ", "rises ", "risen ", "increase", "decrease", "dropped",
        "drop ", "grew ", "declin", "went up", "went down", "up by", "down by", "fewer than in", "more than in",
        "less than in", "reduction",
        "augment", "baiss", "diminu", "hausse", "recul", "chute ", "chutes ", "de plus qu en", "de moins qu en",
        "αυξη", "μειω", "πτωση", "ανοδο", "ανεβηκ", "υποχωρησ", "περισσοτερα απο το 20", "λιγοτερα απο το 20",
    ]

    /// What makes a change honest: an interval, a comparison, or that it cannot be told.
    static let intervals = [
        "interval", "between", "margin", "comparison", "compared area", "cannot tell", "cannot be told", "by chance",
        "chance alone",
        "intervalle", "entre ", "marge", "comparaison", "temoin", "on ne peut", "hasard",
        "διαστημα", "μεταξυ", "περιθωριο", "συγκριση", "δεν μπορ", "τυχα",
    ]

    static let causes = [
        "because of", "caused by", "caused the", "thanks to", "led to", "leads to", "due to", "as a result of",
        "is the cause", "are the cause", "is responsible for", "are responsible for",
        "grace a", "grace aux", "a cause d", "en raison d", "du fait d", "a entraine", "ont entraine", "a provoque",
        "ont provoque", "du a ", "due a ", "dus a ", "dues a ", "est responsable d", "sont responsables d",
        "λογω ", "εξαιτιασ ", "χαρη στ", "οδηγησε σ", "οδηγησαν σ", "προκαλεσ", "προκαλεια", "οφειλεται", "οφειλονται",
        "ωσ αποτελεσμα ", "ευθυνεται", "ευθυνονται",
    ]

    static let smallNumbers: [String] = {
        let english = product(
            ["one", "two", "three", "four", "1", "2", "3", "4"],
            [
                "incident", "offence", "crime", "burglar", "robber", "assault", "theft", "case ", "cases ", "victim",
                "complaint", "arrest",
            ])
        let french = product(
            ["un", "une", "deux", "trois", "quatre", "1", "2", "3", "4"],
            [
                "fait ", "faits ", "incident", "cambriolage", "vol ", "vols ", "agression", "plainte", "victime",
                "interpellation",
            ])
        let greek = product(
            ["ενα", "μια", "δυο", "τρια", "τρεισ", "τεσσερα", "τεσσερισ", "1", "2", "3", "4"],
            ["περιστατικ", "διαρρηξ", "ληστει", "κλοπ", "επιθεσ", "καταγγελι", "θυμα", "συλληψ"])
        return english + french + greek
    }()

    private static func product(_ numbers: [String], _ things: [String]) -> [String] {
        numbers.flatMap { number in things.map { "\(number) \($0)" } }
    }
}
