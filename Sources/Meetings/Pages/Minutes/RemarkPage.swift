// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Markup

/// What a member asks to be corrected, and the form that answers it.
struct RemarkPage {
    let stationery: MinutesStationery
    let meeting: Meeting
    let remark: Remark
    /// Whose it is.
    let name: String?
    /// The notes of the item, one of which may be written anew.
    let notes: [MinuteNote]
    let mayAnswer: Bool
    let isApproved: Bool
    let form: Form

    private var say: Speech { stationery.say }

    var html: HTML {
        """
        <div class="measure">\(Part.prose(remark.text))\
        <p class="dim small">\(name ?? say("Somebody")), \(say.moment(remark.at.local(in: say.zone)))</p></div>\
        \(answered)\(answering)
        """
    }

    private var answered: HTML {
        guard let answer = remark.answer else {
            return mayAnswer ? .empty : "<p>\(Part.status(.wait, say("Waits for an answer")))</p>"
        }
        let heading = answer.verdict == .accepted ? say("Accepted: the minutes now read") : say("Refused, because")
        return Part.panel(heading, level: .h2, Part.prose(answer.text, tongue: meeting.tongue.rawValue))
    }

    private var answering: HTML {
        guard mayAnswer else { return .empty }
        return stationery.post(
            form, .answerRemark(meeting.id, remark.id),
            "\(isApproved ? .empty : accepting)\(refusing)<p>\(Form.submit(say("Send the answer")))</p>")
    }

    private var verdicts: HTML {
        let all: [Remark.Answer.Verdict] = isApproved ? [.refused] : [.accepted, .refused]
        return form.radios(
            Form.Field("verdict", say("The answer")), all.map { .init($0.rawValue, say($0.word)) },
            value: isApproved ? "refused" : "")
    }

    private var accepting: HTML {
        let places =
            [Form.Choice("", remark.item == nil ? say("With the presence") : say("As a note of its own"))]
            + notes.map { Form.Choice("\($0.id) \($0.version)", say("In place of: \(String($0.text.prefix(80)))")) }
        return """
            \(verdicts)\(notes.isEmpty ? .empty : form.select(Form.Field("place", say("If accepted: where it goes")), places))\
            \(form.textarea(
                Form.Field("change", say("If accepted: how the minutes read now"), optional: true), rows: 6,
                maxLength: 20_000, tongue: meeting.tongue.rawValue))
            """
    }

    private var refusing: HTML {
        """
        \(isApproved ? verdicts : .empty)\
        \(form.textarea(Form.Field("reason", say("If refused: why"), optional: true), rows: 3, maxLength: 5_000))
        """
    }
}
