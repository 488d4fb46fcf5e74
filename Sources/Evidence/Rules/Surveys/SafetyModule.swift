// SPDX-License-Identifier: EUPL-1.2

/// The questions every survey can begin with: what happened to people, and what they feel.
///
/// They measure the five result indicators that Piraeus's baseline survey named: perception of safety, fear of crime,
/// participation in what is done about crime, intention to take part, trust in the local authorities on security. Piraeus's own
/// wording is not published, so the words here are ours, after the usual items of victimisation surveys (whether something
/// happened in the last twelve months, whether it was reported and why not, walking alone after dark, a burglary to come).
/// Source: bsfs-piraeus.eu, statistical analysis of the baseline survey.
enum SafetyModule {
    static let questions: [SurveyQuestion] =
        feeling + taking + victimisation + aboutYou

    private static func question(
        _ key: String, _ kind: SurveyQuestion.Kind, if condition: SurveyQuestion.Condition? = nil,
        en: (String, [String]), fr: (String, [String]), el: (String, [String])
    ) -> SurveyQuestion {
        let wording = ["en": en, "fr": fr, "el": el].mapValues { SurveyQuestion.Wording(text: $0.0, choices: $0.1) }
        return SurveyQuestion(key: key, kind: kind, wording: wording, condition: condition)
    }

    private static func yes(_ key: String) -> SurveyQuestion.Condition { .init(question: key, answers: [0]) }
    private static func no(_ key: String) -> SurveyQuestion.Condition { .init(question: key, answers: [1]) }

    /// Perception of safety, fear of crime.
    private static let feeling = [
        question(
            "safe-after-dark", .scale,
            en: ("How safe do you feel walking alone in your area after dark?", ["very unsafe", "very safe"]),
            fr: (
                "Vous sentez-vous en sécurité quand vous marchez seul ou seule dans votre quartier après la tombée de la nuit ?",
                ["pas du tout en sécurité", "tout à fait en sécurité"]
            ),
            el: (
                "Πόσο ασφαλής αισθάνεστε όταν περπατάτε μόνος ή μόνη στην περιοχή σας αφού σκοτεινιάσει;",
                ["καθόλου ασφαλής", "απόλυτα ασφαλής"]
            )),
        question(
            "burglary-likely", .scale,
            en: (
                "How likely do you think it is that somebody breaks into your home in the next 12 months?",
                ["very unlikely", "very likely"]
            ),
            fr: (
                "Selon vous, est-il probable que votre logement soit cambriolé au cours des 12 prochains mois ?",
                ["très peu probable", "très probable"]
            ),
            el: (
                "Πόσο πιθανό θεωρείτε να γίνει διάρρηξη στο σπίτι σας τους επόμενους 12 μήνες;",
                ["πολύ απίθανο", "πολύ πιθανό"]
            )),
        question(
            "avoided", .yesNo,
            en: (
                "In the last 12 months, have you avoided a place in your area because you did not feel safe there?", []
            ),
            fr: (
                "Au cours des 12 derniers mois, avez-vous évité un lieu de votre quartier parce que vous ne vous y sentiez pas en sécurité ?",
                []
            ),
            el: (
                "Τους τελευταίους 12 μήνες, αποφύγατε κάποιο σημείο της περιοχής σας επειδή δεν αισθανόσασταν ασφαλής εκεί;",
                []
            )),
        question(
            "avoided-where", .text, if: yes("avoided"),
            en: ("Which place, and at what time of day? Describe the place, not people.", []),
            fr: ("Quel lieu, et à quel moment de la journée ? Décrivez le lieu, pas des personnes.", []),
            el: ("Ποιο σημείο και ποια ώρα της ημέρας; Περιγράψτε τον χώρο, όχι πρόσωπα.", [])),
    ]

    /// Participation, intention to take part, trust.
    private static let taking = [
        question(
            "took-part", .yesNo,
            en: (
                "In the last 12 months, have you taken part in something your municipality or your neighbours do for safety, such as a meeting, a walk or a survey?",
                []
            ),
            fr: (
                "Au cours des 12 derniers mois, avez-vous participé à une initiative de votre commune ou de vos voisins pour la sécurité, par exemple une réunion, une marche ou une enquête ?",
                []
            ),
            el: (
                "Τους τελευταίους 12 μήνες, συμμετείχατε σε κάτι που κάνει ο δήμος ή οι γείτονές σας για την ασφάλεια, όπως μια συνάντηση, έναν περίπατο ή μια έρευνα;",
                []
            )),
        question(
            "would-take-part", .yesNo,
            en: ("Would you take part in such a thing in the next 12 months?", []),
            fr: ("Participeriez-vous à une telle initiative au cours des 12 prochains mois ?", []),
            el: ("Θα συμμετείχατε σε κάτι τέτοιο τους επόμενους 12 μήνες;", [])),
        question(
            "trust", .scale,
            en: (
                "How much do you trust the local authorities to do what is needed for safety?",
                ["not at all", "completely"]
            ),
            fr: (
                "Faites-vous confiance aux autorités locales pour faire ce qu’il faut pour la sécurité ?",
                ["pas du tout", "tout à fait"]
            ),
            el: (
                "Πόσο εμπιστεύεστε τις τοπικές αρχές ότι θα κάνουν όσα χρειάζονται για την ασφάλεια;",
                ["καθόλου", "απόλυτα"]
            )),
    ]

    private static let victimisation = [
        question(
            "victim", .yesNo,
            en: (
                "In the last 12 months, has something been stolen from you, has somebody broken into your home, or has somebody threatened or attacked you, in this municipality?",
                []
            ),
            fr: (
                "Au cours des 12 derniers mois, dans cette commune, vous a-t-on volé quelque chose, votre logement a-t-il été cambriolé, ou avez-vous été menacé, menacée, agressé ou agressée ?",
                []
            ),
            el: (
                "Τους τελευταίους 12 μήνες, σε αυτόν τον δήμο, σας έκλεψαν κάτι, έγινε διάρρηξη στο σπίτι σας ή σας απείλησε ή σας επιτέθηκε κάποιος;",
                []
            )),
        question(
            "reported", .yesNo, if: yes("victim"),
            en: ("The last time, did you or somebody else report it to the police?", []),
            fr: ("La dernière fois, vous-même ou quelqu’un d’autre l’a-t-il signalé à la police ?", []),
            el: ("Την τελευταία φορά, το αναφέρατε εσείς ή κάποιος άλλος στην αστυνομία;", [])),
        question(
            "why-not", .several, if: no("reported"),
            en: (
                "Why not?",
                [
                    "It was not serious enough", "It would have changed nothing", "I dealt with it myself",
                    "I did not know how", "I was afraid of what would follow", "For another reason",
                ]
            ),
            fr: (
                "Pourquoi pas ?",
                [
                    "Ce n’était pas assez grave", "Cela n’aurait rien changé", "J’ai réglé cela moi-même",
                    "Je ne savais pas comment faire", "J’avais peur des suites", "Pour une autre raison",
                ]
            ),
            el: (
                "Γιατί όχι;",
                [
                    "Δεν ήταν αρκετά σοβαρό", "Δεν θα άλλαζε τίποτα", "Το αντιμετώπισα μόνος ή μόνη μου",
                    "Δεν ήξερα πώς", "Φοβόμουν τις συνέπειες", "Για άλλον λόγο",
                ]
            )),
    ]

    /// What weights rest on.
    private static let aboutYou = [
        question(
            "age", .one,
            en: ("How old are you?", ["16 to 24", "25 to 44", "45 to 64", "65 or older"]),
            fr: ("Quel âge avez-vous ?", ["16 à 24 ans", "25 à 44 ans", "45 à 64 ans", "65 ans ou plus"]),
            el: ("Πόσων ετών είστε;", ["16 έως 24", "25 έως 44", "45 έως 64", "65 και άνω"])),
        question(
            "gender", .one,
            en: ("You are", ["a woman", "a man", "neither, or I would rather not say"]),
            fr: ("Vous êtes", ["une femme", "un homme", "ni l’un ni l’autre, ou je préfère ne pas répondre"]),
            el: ("Είστε", ["γυναίκα", "άνδρας", "τίποτα από τα δύο ή προτιμώ να μην απαντήσω"])),
    ]
}
