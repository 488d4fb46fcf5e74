// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Markup
import Web

extension Visit {
    /// An audit the viewer may work with; absent otherwise.
    func found(_ id: AuditID) throws -> Audit {
        guard let audit = try snapshot.audit(id, for: scope) else { throw Refusal.absent }
        return audit
    }

    var auditCrumbs: [Part.Entry] { evidenceCrumbs + [Part.Entry(say("Safety audits"), link(AuditRoute.list))] }

    func crumbs(below audit: Audit) -> [Part.Entry] {
        auditCrumbs + [Part.Entry(audit.title, link(AuditRoute.audit(audit.id)))]
    }

    /// What an audit is, and the way to all of them.
    func auditsSection() throws -> HTML {
        let all = Part.link(say("All safety audits"), to: link(AuditRoute.list))
        let latest = try snapshot.reports(for: scope, size: 3).items
        let list: HTML = latest.isEmpty ? "<p>\(whatAuditsAre)</p>" : reportLines(latest)
        return Part.section(say("Safety audits"), id: "audits", beside: all, list)
    }

    private func reportLines(_ reports: [SignedReport]) -> HTML {
        let items = reports.map { report -> HTML in
            """
            <li><h3><a href="\(link(AuditRoute.audit(report.audit)))" lang="\(report.document.tongue)">\(report.document.title)</a></h3>\
            <p class="small dim"><span lang="\(report.document.tongue)">\(report.document.territory)</span> · \(say("published \(dayOf: report.published)"))</p></li>
            """
        }
        return "<ul class=\"rows\">\(items)</ul>"
    }

    private func publishedAudits() throws -> HTML {
        let list = try snapshot.reports(for: scope, after: request.query["reports"].map { Keyset.Cursor($0) })
        let content: HTML =
            list.items.isEmpty
            ? Part.empty(
                say("No audit is published yet"), why: say("One appears here once somebody has signed it off."))
            : reportLines(list.items)
        let further = list.next.map { next in
            Part.pages(
                label: say("Pages of the published audits"), shown: say("The latest first"),
                later: Part.Entry(say("Earlier ones"), link(AuditRoute.list, query: ["reports": next.text])))
        }
        return Part.section(say("Published audits"), id: "published", "\(content)\(further)")
    }

    private var whatAuditsAre: String {
        say(
            "What a council knows of safety in an area, from which sources, who sees it otherwise, and what comes first."
        )
    }

    func auditList() throws -> Reply {
        page(
            Page(
                title: say("Safety audits"), lead: whatAuditsAre, audience: .everybody, crumbs: evidenceCrumbs,
                content: "\(try publishedAudits())\(try workedOnAudits())"))
    }

    /// The audits the viewer works on; nothing for those who work on none.
    private func workedOnAudits() throws -> HTML {
        guard standing.isMember else { return .empty }
        let list = try snapshot.audits(for: scope, after: request.query["after"].map { Keyset.Cursor($0) })
        let items = try list.items.map { audit -> HTML in
            let finished = try snapshot.steps(of: audit).count { $0.state == .done }
            return """
                <li><h3><a href="\(link(AuditRoute.audit(audit.id)))" lang="\(audit.tongue.rawValue)">\(audit.title)</a></h3>\
                <p class="row small dim"><span lang="\(audit.tongue.rawValue)">\(audit.territory)</span>\
                <span>\(say("\(finished) of \(AuditStep.allCases.count) steps finished"))</span>\
                \(try audienceLine(audit.readership).badge(say))</p></li>
                """
        }
        let content: HTML =
            items.isEmpty
            ? "<p>\(say("The council has not begun an audit yet."))</p>" : "<ul class=\"rows\">\(items)</ul>"
        let further = list.next.map { next in
            Part.pages(
                label: say("Pages of the list"), shown: say("The latest first"),
                later: Part.Entry(say("Earlier ones"), link(AuditRoute.list, query: ["after": next.text])))
        }
        let begin: HTML? =
            standing.has([.analyst, .coordinator, .chair])
            ? "<p>\(Form.link(say("Begin an audit"), to: link(AuditRoute.new)))</p>" : nil
        return Part.section(say("What the council works on"), id: "work", "\(content)\(further)\(begin)")
    }

    /// What the viewer may work with, or else what was signed off; `?view=public` shows the latter to everybody.
    func auditPage(_ id: AuditID) throws -> Reply {
        let audit = try snapshot.audit(id, for: scope)
        if request.query["view"] != "public", let audit { return page(try workingPage(audit)) }
        guard let report = try snapshot.report(of: id, for: .visitors(of: scope.council)) else { throw Refusal.absent }
        return page(try publicPage(report, isWorkedOn: audit != nil))
    }

    private func publicPage(_ report: SignedReport, isWorkedOn: Bool) throws -> Page {
        let document = try snapshot.document(of: report)
        let back: HTML? =
            isWorkedOn
            ? Part.note(
                .neutral, say("This is what anybody sees."), level: .h2,
                "<p>\(Part.link(say("Back to the audit"), to: link(AuditRoute.audit(report.audit))))</p>") : nil
        let signed = say(
            "Report \(report.number), signed off on \(dayOf: report.published). Its texts and figures stay as they were signed."
        )
        let data = Part.link(
            say("The same for programs (JSON)"), to: link(AuditRoute.auditAPI(council: council.slug, report.audit)))
        let content = AuditReport(document: document, say: say, links: auditLinks)
        return Page(
            title: document.title, titleTongue: document.tongue, lead: signed,
            audience: try audienceLine(report.readership), crumbs: auditCrumbs,
            content:
                "\(back)\(content.html)\(paper(report, isWhole: document == report.document))<p class=\"noprint\">\(data)</p>"
        )
    }

    /// The report on paper, or why there is none.
    private func paper(_ report: SignedReport, isWhole: Bool) -> HTML {
        guard isWhole else {
            return
                "<p class=\"why noprint\">\(say("There is no PDF any more: a figure went from the report. Print this page."))</p>"
        }
        if let why = report.paper.message { return "<p class=\"why noprint\">\(say(why))</p>" }
        return "<p class=\"noprint\">\(Part.link(say("PDF"), to: link(AuditRoute.paper(report.audit))))</p>"
    }

    /// The audit with everything its readers can do in it.
    func workingPage(_ audit: Audit, problems: [FieldProblem] = []) throws -> Page {
        let report = AuditReport(
            document: try snapshot.document(of: audit, for: scope), say: say, links: auditLinks,
            tools: try tools(of: audit, problems))
        return Page(
            title: audit.title, titleTongue: audit.tongue.rawValue, audience: try audienceLine(audit.readership),
            crumbs: auditCrumbs, content: "\(try headTools(audit))\(report.html)")
    }

    var auditLinks: AuditReport.Links {
        AuditReport.Links(
            dataset: { id, area in
                self.link(EvidenceRoute.dataset(id), query: Fields(area.map { [(name: "area", value: $0)] } ?? []))
            },
            finding: { self.link(EvidenceRoute.finding($0)) })
    }

    private func headTools(_ audit: Audit) throws -> HTML {
        var links: [HTML] = []
        if standing.may(WriteAudit.self, on: audit) {
            links.append(Form.link(say("Public version"), to: link(AuditRoute.gate(audit.id))))
            links.append(Form.link(say("Change what it is about"), to: link(AuditRoute.edit(audit.id))))
        }
        if try snapshot.report(of: audit.id, for: .visitors(of: council.id)) != nil {
            links.append(
                Form.link(
                    say("See what the public sees"), to: link(AuditRoute.audit(audit.id), query: ["view": "public"])))
        }
        guard !links.isEmpty else { return .empty }
        return "<div class=\"row noprint\">\(links)</div>"
    }

    private func tools(of audit: Audit, _ problems: [FieldProblem]) throws -> AuditReport.Tools {
        var tools = AuditReport.Tools()
        tools.showsStates = true
        tools.dissents = dissentForm(audit, problems)
        let mine = try snapshot.dissents(of: audit).filter { $0.takenBack == nil && $0.person == viewer.person }
        tools.dissent = { id in
            guard let person = self.viewer.person, mine.contains(where: { $0.id == id && $0.person == person }) else {
                return .empty
            }
            return self.post(
                self.form(prefix: "back"), to: AuditRoute.takeBack(audit.id, id),
                Form.submit(self.say("Take it back"), .link))
        }
        guard standing.may(WriteAudit.self, on: audit) else { return tools }
        tools.step = { step in
            "<span class=\"noprint\">\(Part.link(self.say("Write: \(self.say(step.name))"), to: self.link(AuditRoute.step(audit.id, step))))</span>"
        }
        tools.source = { kind in
            "<span class=\"noprint\">\(Part.link(self.say("Change: \(self.say(kind.name))"), to: self.link(AuditRoute.source(audit.id, kind))))</span>"
        }
        tools.finding = { finding in
            self.post(
                self.form(prefix: "out"), to: AuditRoute.detach(audit.id, finding),
                "<span class=\"noprint\">\(Form.submit(self.say("Take out of the audit"), .link))</span>")
        }
        tools.findings = try attachForm(audit)
        return tools
    }

    private func dissentForm(_ audit: Audit, _ problems: [FieldProblem]) -> HTML {
        guard standing.may(DissentFromAudit.self, on: audit) else { return .empty }
        let form = form(problems: problems.map { $0.said(say) }, prefix: "dissent")
        let fields = DissentFields(form: form, say: say, tongue: audit.tongue.rawValue)
        return """
            <div class="noprint"><h3>\(say("You see it otherwise"))</h3>\
            \(post(form, to: AuditRoute.dissent(audit.id), fields.html))</div>
            """
    }

    /// Offers the findings that are not in the audit yet.
    private func attachForm(_ audit: Audit) throws -> HTML {
        let attached = Set(try snapshot.findings(of: audit, for: scope).map(\.id))
        let offered = try snapshot.findings(for: scope).filter { !attached.contains($0.id) }
        let write = Form.link(say("Write a finding"), to: link(EvidenceRoute.newFinding))
        guard !offered.isEmpty else { return "<p class=\"noprint\">\(write)</p>" }
        let form = form(prefix: "attach")
        let choice = form.select(
            Form.Field("finding", say("A finding of the council")),
            offered.map { Form.Choice($0.id.description, $0.sentence) })
        return """
            <div class="noprint">\(post(form, to: AuditRoute.attach(audit.id), "\(choice)\(Form.submit(say("Attach the finding"), .second))"))\
            <p>\(write)</p></div>
            """
    }
}
