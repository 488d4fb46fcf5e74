// SPDX-License-Identifier: EUPL-1.2
import Language
import Markup

/// Where the secretariat makes the address of the room's screen, and reads the code.
struct ScreenPage {
    let say: Speech
    let meeting: Meeting
    let screen: Screen?
    let now: Instant
    /// The whole address, to be typed into the machine of the room.
    let address: String?
    /// The screen in this session.
    let wall: Link
    let post: (_ prefix: String, ScreenRoute, HTML) -> HTML

    var html: HTML { "\(code)\(session)\(machine)" }

    private var isAhead: Bool { meeting.state == .called || meeting.state == .open }

    private var code: HTML {
        let content: HTML =
            if let screen, isAhead {
                """
                <p class="big num">\(RoomDigits.text(screen.code.digits(at: now)))</p>\
                <p>\(say("Members type it on their phones to say that they are there. It changes every five minutes and stands on the screen."))</p>
                """
            } else if isAhead {
                """
                <p>\(say("Let members say themselves that they are there, with a code that only those in the room see."))</p>\
                \(post("code", .openScreen(meeting.id), "\(Form.hidden("code", "yes"))\(Form.submit(say("Make the code"), .second))"))
                """
            } else {
                "<p>\(say("The meeting is over"))</p>"
            }
        return Part.section(say("Code for arriving"), id: "code", content)
    }

    private var session: HTML {
        Part.section(
            say("On your own machine"), id: "session",
            """
            <p>\(say("It shows only what everybody in the room may see. While an item for a few is in hand, it shows nothing of it."))</p>\
            <p>\(Form.link(say("Show the screen"), to: wall, .filled))</p>
            """)
    }

    private var machine: HTML {
        let content: HTML
        if meeting.formation.isSecluded {
            content =
                "<p>\(say("This formation is known to its members alone, so its screen has no address without a session."))</p>"
        } else if let address {
            content = """
                <p>\(say("Whoever has this address sees the screen, and nothing else. Type it into the machine of the room; take it back when the meeting is over."))</p>\
                <p><code class="mono">\(address)</code></p>\
                <div class="row">\(making(say("Make a new address")))\
                \(post("close", .closeScreen(meeting.id), Form.submit(say("Take the address back"), .danger)))</div>
                """
        } else {
            content = """
                <p>\(say("An address that nobody can guess, for a machine on which nobody signs in. It can be taken back at any time."))</p>\
                \(making(say("Make the address")))
                """
        }
        return Part.section(say("On a machine in the room"), id: "machine", content)
    }

    private func making(_ label: String) -> HTML {
        isAhead ? post("open", .openScreen(meeting.id), Form.submit(label, .second)) : .empty
    }
}

/// The digits of a code as people read them out.
enum RoomDigits {
    /// 482 913.
    static func text(_ digits: String) -> String { "\(digits.prefix(3)) \(digits.dropFirst(3))" }
}
