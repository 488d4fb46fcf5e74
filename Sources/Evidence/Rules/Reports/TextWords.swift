// SPDX-License-Identifier: EUPL-1.2
import Language

/// Words by which the check tells names of persons and addresses from other things, in English, French and Greek, and some
/// of their neighbours'. They are looked up folded.
enum TextWords {
    /// What stands before or behind the name of a street.
    static let streets = folded(
        """
        street st road rd avenue ave lane square drive terrace crescent quay court
        rue boulevard bd bvd place chemin allée impasse quai cours passage
        οδός οδού οδό λεωφόρος λεωφόρου λεωφόρο λεωφ πλατεία πλατείας πάροδος παρόδου ακτή ακτής
        via viale piazza calle avenida plaza rua platz weg
        """)

    /// What stands before the number of a home.
    static let flats = folded(
        """
        flat apartment apt appartement appt logement διαμέρισμα διαμερίσματος διαμ wohnung
        """)

    /// What may stand in small letters within a name.
    static let particles = folded(
        """
        de du des la le les l d of the van von der den di da do dos del bin ben el al του της των τη την
        """)

    /// What stands before the name of a person.
    static let titles = folded(
        """
        mr mrs ms miss dr prof mme mlle monsieur madame mademoiselle herr frau
        κ κα κος κύριος κύριο κυρίου κυρία κυρίας δρ κυρ
        """)

    /// Days and months, in the forms in which they stand beside numbers.
    static let times = folded(
        """
        monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
        october november december easter christmas
        lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre octobre
        novembre décembre pâques noël
        Δευτέρα Τρίτη Τετάρτη Πέμπτη Παρασκευή Σάββατο Κυριακή Δευτέρας Τρίτης Τετάρτης Πέμπτης Παρασκευής Σαββάτου Κυριακής
        Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου Νοεμβρίου Δεκεμβρίου
        Ιανουάριος Φεβρουάριος Μάρτιος Απρίλιος Μάιος Ιούνιος Ιούλιος Αύγουστος Σεπτέμβριος Οκτώβριος Νοέμβριος Δεκέμβριος
        Πάσχα Χριστούγεννα
        """)

    /// Places and institutions: a name beside one of them is theirs.
    static let places = folded(
        """
        police school college university library hospital church station stop park garden bridge market hall club centre center
        council city town port harbour beach stairs stairway block building house tower estate line tram bus metro train zone
        area district quarter neighbourhood company association service services department works board office theatre museum
        stadium playground yard gate entrance ward saint north south east west
        municipale nationale école collège lycée université bibliothèque hôpital église gare arrêt parc jardin pont marché halle
        centre mairie ville cité port plage escalier bloc bâtiment immeuble résidence tour ligne métro zone quartier secteur
        association société régie théâtre musée stade cour entrée nord sud est ouest sainte
        Αστυνομία Αστυνομίας Αστυνομικό Δημοτική Δημοτικής Δημοτικό Σχολείο Σχολείου Γυμνάσιο Γυμνασίου Λύκειο Λυκείου
        Πανεπιστήμιο Βιβλιοθήκη Νοσοκομείο Νοσοκομείου Εκκλησία Σταθμός Σταθμού Σταθμό Στάση Στάσης Πάρκο Πάρκου Κήπος Γέφυρα
        Αγορά Αγοράς Δήμος Δήμου Δήμο Λιμάνι Λιμένα Παραλία Σκάλες Μπλοκ Κτίριο Κτιρίου Πολυκατοικία Γραμμή Γραμμής Λεωφορείο
        Λεωφορείου Τραμ Μετρό Ζώνη Ζώνης Περιοχή Περιοχής Συνοικία Γειτονιά Σύλλογος Συλλόγου Υπηρεσία Υπηρεσίας Διεύθυνση
        Θέατρο Μουσείο Στάδιο Γήπεδο Αυλή Είσοδος Εισόδου Άγιος Αγίου Αγία Αγίας Παιδική Χαρά Κέντρο Κέντρου
        """)

    /// Words that begin sentences.
    static let common = folded(
        """
        the a an in on at near by from to of and or but if when while since after before there this that these those it its we
        they he she his her our their some many most no not nothing two three four five six seven eight nine ten new old every
        each all both one also again only still last next during around behind under over between with without for as is are
        was were has have had please see people residents pupils staff teenagers youths men women children
        le la les un une des du de au aux en dans sur sous près chez vers avec sans pour par et ou mais si quand depuis après
        avant il elle on nous vous ils elles ce cet cette ces son sa ses leur leurs notre nos rien deux trois quatre cinq six
        sept huit neuf dix plusieurs toujours encore aussi très pas plus jeunes élèves habitants
        ο η το οι τα τον την του της των τους στο στη στην στον στα στις στους σε με για από και ή αλλά αν όταν μετά πριν κατά
        δύο τρεις τρία τέσσερα πέντε έξι επτά οκτώ εννέα δέκα ένα ένας μια μία δεν πολλά πολλοί κάθε πάλι ξανά επίσης κάποιοι
        νέοι μαθητές κάτοικοι τίποτα
        """)

    private static func folded(_ words: String) -> Set<String> {
        Set(words.split(whereSeparator: \.isWhitespace).map { Folding.fold(String($0)) })
    }
}
