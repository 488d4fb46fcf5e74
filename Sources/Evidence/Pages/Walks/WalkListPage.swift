// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Markup

/// The walks somebody may know of.
struct WalkListPage {
    let say: Speech
    let walks: [WalkLine]
    let link: (WalkID) -> Link
    let badge: (Readership) throws -> HTML
    /// Where a walk is planned, for those who may.
    let new: Link?
    let next: Link?

    var html: HTML {
        get throws { "\(try list)\(further)" }
    }

    private var list: HTML {
        get throws {
            let plan: HTML = new.map { Form.link(say("Plan a walk"), to: $0, .filled) } ?? .empty
            guard !walks.isEmpty else {
                return Part.empty(
                    say("No walk yet"), level: .h2,
                    why: say(
                        "A walk shows what figures do not: where it is dark, where nobody hears you, where people like to be."
                    ),
                    next: plan)
            }
            let items = try walks.map { walk -> HTML in
                """
                <li><h2><a href="\(link(walk.id))" lang="\(walk.tongue)">\(walk.title)</a></h2>\
                <p class="row small dim"><span>\(say.date(walk.day))</span>\(try badge(walk.readership))</p></li>
                """
            }
            return "\(if: !plan.isEmpty, "<p>\(plan)</p>")<ul class=\"rows\">\(items)</ul>"
        }
    }

    private var further: HTML {
        guard let next else { return .empty }
        return Part.pages(
            label: say("Pages of the list"), shown: say("The latest first"),
            later: Part.Entry(say("Earlier ones"), next))
    }
}

/// The fields of a plan.
struct WalkFields {
    let form: Form
    let say: Speech
    let plan: WalkPlan?
    /// Whether the walk is still to come: then day and answers are asked for anew.
    let isNew: Bool
    let tongues: [(id: String, name: String)]
    /// The language of the council.
    let council: Tongue
    let audiences: [(id: String, name: String)]
    let audience: String?

    var html: HTML { "\(when)\(route)\(people)\(Form.submit(say("Keep the plan")))" }

    private var when: HTML {
        """
        \(form.text(Form.Field("title", say("Name of the walk"), hint: say("The route in a few words.")), value: plan?.title ?? "", maxLength: WalkDraft.longestLine))\
        \(form.select(Form.Field("tongue", say("Language of these texts")), tongues.map { Form.Choice($0.id, $0.name) }, value: plan?.tongue.rawValue ?? council.rawValue))\
        <div class="grid">\(form.date(Form.Field("day", say("Day")), value: isNew ? "" : plan?.day.description ?? ""))\
        \(form.time(Form.Field("time", say("Time to meet")), value: plan?.time.description ?? ""))</div>\
        \(form.radios(Form.Field("light", say("By daylight or after dark?"), hint: say("A place can be two places. Walk it once by day and once in the dark.")), [Form.Choice("day", say("By daylight")), Form.Choice("dark", say("After dark"))], value: plan?.isAfterDark == true ? "dark" : "day", look: .tiles))\
        \(form.text(Form.Field("meeting-place", say("Where the group meets"), optional: true), value: plan?.meetingPlace ?? "", maxLength: WalkDraft.longestLine))
        """
    }

    private var route: HTML {
        form.textarea(
            Form.Field(
                "stops", say("Stops, one a line"),
                hint: say(
                    "Name | area | what to look at. Only the name is needed. At most \(WalkPlan.mostStops) stops.")),
            value: plan.map { WalkDraft.text($0.stops) } ?? "", rows: 8)
    }

    private var people: HTML {
        let roles = WalkRole.allCases.map { role in
            form.text(
                Form.Field("role-\(role.rawValue)", say(role.word), optional: true), value: plan?.roles[role] ?? "",
                maxLength: WalkDraft.longestLine)
        }
        let who: HTML =
            audiences.count > 1
            ? form.select(
                Form.Field("audience", say("Who walks, and reads what is found")),
                audiences.map { Form.Choice($0.id, $0.name) }, value: audience ?? audiences.first?.id ?? "")
            : audiences.first.map { Form.hidden("audience", $0.id) } ?? .empty
        return """
            <h2 id="roles">\(say("Who does what"))</h2>\
            <p class="hint">\(say("Offices and organisations, no names: “Women’s centre”, “Works department”."))</p>\
            <div class="grid">\(roles)</div>\(who)\
            \(form.date(Form.Field("answers-by", say("Answers are promised by"), hint: say("The day by which those who were asked for something say what they will do. Set it before anybody goes home."), optional: true), value: isNew ? "" : plan?.answersBy?.description ?? ""))
            """
    }
}
