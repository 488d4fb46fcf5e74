// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

typealias SurveyID = ID<Survey>
typealias WaveID = ID<Wave>

extension Survey: ActSubject {
    var reference: ActReference { ActReference("survey", id) }
}

extension Wave: ActSubject {
    var reference: ActReference { ActReference("survey-wave", id) }
}

/// Makes a survey, and changes its words and its questionnaire while no wave asks it.
enum EditSurvey: Action {
    static let name: StaticString = "evidence.edit-survey"
    static let refusal = Message("Only analysts and coordinators of this council make surveys.")
    static func permits(_ standing: Standing, _ survey: Survey) -> Bool { standing.has([.analyst, .coordinator]) }
}

/// Plans, opens and closes the waves of a survey.
enum RunWaves: Action {
    static let name: StaticString = "evidence.run-wave"
    static let refusal = Message("Only analysts and coordinators of this council run a survey.")
    static func permits(_ standing: Standing, _ survey: Survey) -> Bool { standing.has([.analyst, .coordinator]) }
}

/// Makes codes for letters. They are shown once, to whoever makes them.
enum IssueCodes: Action {
    static let name: StaticString = "evidence.issue-codes"
    static let refusal = Message("Only analysts and coordinators of this council run a survey.")
    static func permits(_ standing: Standing, _ wave: Wave) -> Bool { standing.has([.analyst, .coordinator]) }
}

/// Types in answers that came on paper.
enum EnterPaper: Action {
    static let name: StaticString = "evidence.enter-paper"
    static let refusal = Message("Only members of this council type in answers.")
    static func permits(_ standing: Standing, _ wave: Wave) -> Bool {
        standing.has([.member, .analyst, .coordinator])
    }
}

/// Says what is known of the population, and so how answers are weighted.
enum WeighWave: Action {
    static let name: StaticString = "evidence.weigh-wave"
    static let refusal = Message("Only analysts and coordinators of this council weight answers.")
    static func permits(_ standing: Standing, _ wave: Wave) -> Bool { standing.has([.analyst, .coordinator]) }
}

/// Reads what people wrote, and says whether it may be shown.
enum ReadWords: Action {
    static let name: StaticString = "evidence.read-words"
    static let refusal = Message("Only analysts and coordinators of this council read open answers.")
    static func permits(_ standing: Standing, _ wave: Wave) -> Bool { standing.has([.analyst, .coordinator]) }
}

/// Takes single answers out.
enum TakeAnswers: Action {
    static let name: StaticString = "evidence.take-answers"
    static let refusal = Message("Only analysts and coordinators of this council take single answers out.")
    static func permits(_ standing: Standing, _ wave: Wave) -> Bool { standing.has([.analyst, .coordinator]) }
}

/// Lets anybody read what a wave gave.
enum PublishWave: Action {
    static let name: StaticString = "evidence.publish-wave"
    static let needsRecentSignIn = true
    static let refusal = Message("Only the chair and coordinators of this council publish what a survey gave.")
    static func permits(_ standing: Standing, _ wave: Wave) -> Bool { standing.has([.coordinator, .chair]) }
}
