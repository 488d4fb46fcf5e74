// SPDX-License-Identifier: EUPL-1.2
import Language
import Markup

/// A walk to be recorded: a form for each stop, one below the other.
///
/// With scripts and over an encrypted line, a phone shows one stop at a time, keeps everything, and sends it at the end; without,
/// each form is sent by itself.
struct RecordPage {
    let say: Speech
    let walk: Walk
    /// The record all the forms belong to.
    let sheet: SheetID
    /// What it says already, by stop.
    let looks: [Int: Look]
    let form: (Int) -> Form
    let post: (Form, HTML) -> HTML
    /// The report of the walk, and the same form on paper.
    let report: Link
    let paper: Link
    /// The script that opens the page without a connection.
    let worker: Link
    /// Where somebody signs in and comes back from.
    let signIn: Link

    var html: HTML {
        """
        <div class="phone" data-walk="\(walk.id.description)" data-sheet="\(sheet.description)" data-seal="\(sealText)" \
        data-worker="\(worker.address)" data-end="\(say("Send"))" \
        data-no-picture="\(say(PhotoRefusal.unknownKind.message))">\
        \(states)\(plain)\(stops)\(walk.plan.stops.map(section))\(sending)\(privacy)</div>
        """
    }

    private var sealText: String {
        walk.seal.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// What the script says, and when; one of them shows at a time.
    private var states: HTML {
        let all: [(id: String, tone: Part.Tone, heading: String, text: String)] = [
            ("kept", .neutral, say("Kept on this phone"), say("Not sent yet. You can close this page and come back.")),
            (
                "offline", .care, say("No connection. Nothing is lost."),
                say("Everything is kept on this phone. Send it when you are connected again.")
            ),
            (
                "waiting", .care, say("No connection. Nothing is lost."),
                say("It goes out by itself when you are connected again, as long as this page is open.")
            ),
            ("sending", .neutral, say("Sending"), say("Leave this page open.")),
            ("sent", .done, say("Sent"), say("Nothing of it is left on this phone.")),
            (
                "signed-out", .care, say("You are not signed in any more. Nothing is lost."),
                say("Sign in and come back to this page. What was kept here is then sent.")
            ),
            (
                "gone", .stop, say("This walk is not there any more, or not for you"),
                say("Nothing was taken. Save a copy if you need one, then delete it from this phone.")
            ),
            ("refused", .stop, say("Not taken"), ""),
            ("failed", .care, say("It could not be sent yet. Nothing is lost."), say("It is tried again in a moment.")),
            (
                "full", .stop, say("This phone cannot keep more"),
                say("What was kept before is still there. Send it, or go on writing on paper.")
            ),
            (
                "photo", .care, say("A photo waits for your word"),
                say("Say that nobody can be recognised in it, or take it off. Then send again.")
            ),
        ]
        let blocks = all.map { state -> HTML in
            """
            <div class="\(state.tone.rawValue)" data-state="\(state.id)" hidden><p><b>\(state.heading)</b></p>\
            <p data-text>\(state.text)</p></div>
            """
        }
        return "<div role=\"status\">\(blocks)</div>"
    }

    private var plain: HTML {
        """
        <div data-plain><p>\(say("Keep each stop before you go on to the next: this page needs a connection while you walk."))</p>\
        <p><a href="\(paper)">\(say("The same on paper"))</a></p></div>
        """
    }

    private var stops: HTML {
        let entries = walk.plan.stops.map { stop in
            Part.Entry("\(stop.number)", Link.fragment("stop-\(stop.number)"))
        }
        return Part.nav(label: say("Stops"), entries)
    }

    private func section(_ stop: WalkStop) -> HTML {
        let (number, tongue) = (stop.number, walk.plan.tongue.rawValue)
        let area: HTML? = stop.area.isEmpty ? nil : "<p class=\"dim\" lang=\"\(tongue)\">\(stop.area)</p>"
        let note: HTML? = stop.note.isEmpty ? nil : "<p lang=\"\(tongue)\">\(stop.note)</p>"
        return """
            <section id="stop-\(number)" data-stop="\(number)" aria-labelledby="name-\(number)">\
            <p class="label num">\(say("Stop \(number) of \(walk.plan.stops.count)"))</p>\
            <h2 id="name-\(number)" tabindex="-1" lang="\(tongue)">\(stop.name)</h2>\(area)\(note)\(fields(stop))</section>
            """
    }

    private func fields(_ stop: WalkStop) -> HTML {
        let (form, number) = (form(stop.number), stop.number)
        let look = looks[number] ?? Look(stop: number)
        let isLast = number == walk.plan.stops.count
        let next = isLast ? say("Keep the last stop") : say("Keep, go to stop \(number + 1)")
        let content: HTML = """
            \(Form.hidden("sheet", sheet.description))\(Form.hidden("\(number).sent", "yes"))\
            \(LookFields(say: say, form: form, look: look).html)\
            <div class="dock"><button class="btn second" type="button" data-back hidden>\(say("Back"))</button>\
            \(Form.submit(next))</div>
            """
        return post(form, content)
    }

    /// What the script needs to end with.
    private var sending: HTML {
        """
        <section data-send aria-labelledby="send" hidden><h2 id="send" tabindex="-1">\(say("Send the walk"))</h2>\
        <p>\(say("Everything you kept goes to the council in one piece. If the line breaks off, send it again: it arrives once."))</p>\
        <div class="row"><button class="btn" type="button" data-act="send">\(say("Send"))</button>\
        <button class="btn second" type="button" data-act="copy">\(say("Save a copy"))</button>\
        <button class="btn second" type="button" data-act="forget">\(say("Delete from this phone"))</button></div>\
        <p data-sure hidden>\(say("Press once more to delete what was not sent. It cannot be brought back."))</p></section>\
        <p data-done hidden><a class="btn" href="\(report)">\(say("To the report"))</a></p>\
        <p data-signed-out hidden><a class="btn" href="\(signIn)">\(say("Sign in"))</a></p>
        """
    }

    private var privacy: HTML {
        """
        <details class="small gap"><summary>\(say("What this phone keeps"))</summary>\
        <p>\(say("Until you send, this page stays on the phone, and whoever holds the phone unlocked can open it. Answers and photos are sealed and open only in this page."))</p>\
        <p>\(say("After sending, page, answers and photos go from the phone. When you sign out, the page goes; what was not sent stays sealed until somebody who may record this walk signs in here again."))</p>\
        <p>\(say("On a phone that others use: send, then sign out."))</p></details>
        """
    }
}

/// What is asked at one stop.
struct LookFields {
    let say: Speech
    let form: Form
    let look: Look

    var html: HTML { "\(feeling)\(questions)\(words)\(photo)" }

    private func name(_ field: String) -> String { "\(look.stop).\(field)" }

    /// A show of fingers: how many people held up one, two … five.
    private var feeling: HTML {
        let scale = [
            say("1, very unsafe"), say.number(2), say.number(3), say.number(4), say("5, very safe"),
        ]
        let counts = scale.enumerated().map { index, label -> HTML in
            let known = look.felt[index] == 0 ? "" : "\(look.felt[index])"
            return """
                <div><span class="label num" aria-hidden="true">\(say.number(index + 1))</span>\
                \(form.numberCell(name("felt-\(index + 1)"), label: label, value: known))</div>
                """
        }
        return """
            <fieldset><legend>\(say("How safe do you feel here, now?"))</legend>\
            <p class="hint">\(say("Everybody shows one to five fingers at once. Write how many people showed each. Leave out what nobody showed."))</p>\
            <div class="grid of-5">\(counts)</div>\
            <p class="hint">\(say("1 is very unsafe, 5 is very safe"))</p></fieldset>
            """
    }

    private var questions: HTML {
        let none = Form.Choice("none", say("Not looked at"))
        let choices = WalkAnswer.allCases.map { Form.Choice($0.rawValue, say($0.word)) } + [none]
        let all = WalkQuestion.allCases.map { question in
            form.radios(
                Form.Field(name(question.rawValue), say(question.text), hint: say(question.hint)), choices,
                value: look.answers[question]?.rawValue ?? "none", look: .tiles)
        }
        return .joined(all)
    }

    private var words: HTML {
        """
        \(form.textarea(Form.Field(name("noticed"), say("What did you notice?"), hint: say("Things, not people. No names, no number plates."), optional: true), value: look.noticed, rows: 3, maxLength: SheetReading.longestText))\
        \(form.textarea(Form.Field(name("proposal"), say("What would help?"), hint: say("Things, not people. No names, no number plates."), optional: true), value: look.proposal, rows: 3, maxLength: SheetReading.longestText))
        """
    }

    private var photo: HTML {
        """
        \(form.file(Form.Field(name("photo"), say("Photo of the place"), hint: say("Without people. If someone is in the picture, wait or turn. Place and time are taken out before it is kept."), optional: true), accept: WalkPhotoFile.accepted))\
        <ul class="plain" data-photos data-photo="\(say("Photo of the place"))" data-off="\(say("Take this photo off"))" hidden></ul>\
        \(form.checkbox(Form.Field(name("without"), say("Nobody can be recognised in it: no people, number plates or house numbers"))))
        """
    }
}
