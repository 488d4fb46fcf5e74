// SPDX-License-Identifier: EUPL-1.2
import Language
import Markup

/// The versions of a dataset: when they came, how, and what rests on them.
struct DeliveryList {
    let deliveries: [Delivery]
    let say: Speech
    /// Whether the viewer may open single records.
    let opensRecords: Bool
    let difference: (Int) -> Link
    let records: (Int) -> Link

    var html: HTML {
        Table(
            say("Deliveries"), captionIsHidden: true,
            columns: [
                Table.Column(say("Version")), Table.Column(say("Read on")), Table.Column(say("How it came")),
                Table.Column(say("Rows"), figures: true), Table.Column(say("Placed"), figures: true),
                Table.Column(say("Months"), figures: true), Table.Column(say("What rests on it")),
            ], rows: deliveries.map(row)
        ).html
    }

    private func row(_ delivery: Delivery) -> [HTML] {
        let version = delivery.version
        return [
            HTML(text: say("Version \(version.number)")), HTML(text: say("\(dayOf: version.made)")), how(delivery),
            HTML(text: say.number(version.quality.rows)), HTML(text: say.number(version.quality.placed)),
            HTML(text: say.number(version.period.numbers.count)), HTML(text: resting(delivery)),
        ]
    }

    private func how(_ delivery: Delivery) -> HTML {
        let number = delivery.version.number
        var parts: [HTML] = []
        if delivery.base == nil { parts.append(HTML(text: say("The first"))) }
        if let manner = delivery.manner { parts.append(HTML(text: say(manner.title))) }
        if let base = delivery.base {
            parts.append(Part.link(say("What changed since version \(base)"), to: difference(number)))
        }
        if !delivery.hasRecords { parts.append(HTML(text: say("Its single records are deleted."))) }
        if opensRecords, delivery.hasRecords {
            parts.append(Part.link(say("Single records of version \(number)"), to: records(number)))
        }
        return .joined(parts.map { "<p>\($0)</p>" })
    }

    private func resting(_ delivery: Delivery) -> String {
        var words: [String] = []
        if delivery.isPublished { words.append(say("what the public reads")) }
        if delivery.findings > 0 {
            words.append(
                say.plural(
                    delivery.findings, one: "\(delivery.findings) finding", other: "\(delivery.findings) findings"))
        }
        return words.isEmpty ? say("nothing yet") : say("\(list: words)")
    }
}
