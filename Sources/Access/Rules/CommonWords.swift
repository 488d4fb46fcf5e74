// SPDX-License-Identifier: EUPL-1.2

/// Words that passwords are made of again and again, folded, in the languages of the councils.
///
/// Short on purpose: twelve characters already refuse most of what stands at the head of leaked lists, and what
/// remains there is one of these words with digits and signs around it.
enum CommonWords {
    static let all: Set<String> = Set((english + french + greek + keyboard).split(separator: " ").map(String.init))

    private static let english = """
        password passwords passphrase passcode pass secret letmein welcome admin administrator root user guest login \
        signin changeme default temp temporary test testing demo example hello helloworld iloveyou love princess \
        dragon monkey football baseball basketball superman batman starwars pokemon sunshine summer winter spring \
        autumn january february march april may june july august september october november december monday \
        tuesday wednesday thursday friday saturday sunday london paris athens piraeus montreuil police council \
        security safety mayor city town crime prevention koinon computer internet server master shadow freedom \
        whatever trustno michael jennifer jordan charlie thomas my the is your our please enter access
        """ + " "
    private static let french = """
        motdepasse passe mot secret bonjour bonsoir bienvenue soleil chocolat doudou loulou chouchou jetaime amour \
        azerty azertyuiop marseille toulouse lyon mairie ville commune police conseil securite prevention ete hiver \
        printemps automne janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre lundi \
        mardi mercredi jeudi vendredi samedi dimanche nicolas camille julien administrateur utilisateur changezmoi \
        mon ma le la les
        """ + " "
    private static let greek = """
        κωδικοσ κωδικοι συνθηματικο μυστικο μυστικοσ καλημερα καλησπερα γειασου σαγαπω αγαπη ελλαδα αθηνα πειραιασ \
        δημοσ δημαρχοσ αστυνομια ασφαλεια συμβουλιο καλοκαιρι χειμωνασ ανοιξη φθινοπωρο ιανουαριοσ φεβρουαριοσ \
        μαρτιοσ απριλιοσ μαιοσ ιουνιοσ ιουλιοσ αυγουστοσ σεπτεμβριοσ οκτωβριοσ νοεμβριοσ δεκεμβριοσ ολυμπιακοσ \
        παναθηναικοσ μου σου ο η το kodikos kodikosmou athina ellada agapi kalimera
        """ + " "
    private static let keyboard = "qwerty qwertyuiop qwertz asdf asdfgh asdfghjkl zxcvbn zxcvbnm abc abcd abcdef xyz"
}
