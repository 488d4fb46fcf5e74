// SPDX-License-Identifier: EUPL-1.2

extension Chart {
    /// How a vote went. While a ballot is open only the number of voters is shown: use `progress`.
    public struct Vote: Sendable, Hashable {
        let yes: Int
        let no: Int
        let abstained: Int
        let needed: Int?

        public init(for yes: Int, against no: Int, abstained: Int, needed: Int?) {
            self.yes = yes
            self.no = no
            self.abstained = abstained
            self.needed = needed
        }
    }

    /// The words beside a vote, with their numbers: "14 for", "3 against", "2 abstained", "10 needed".
    public struct VoteWords: Sendable {
        let yes: String
        let no: String
        let abstained: String
        let needed: String?

        public init(for yes: String, against no: String, abstained: String, needed: String?) {
            self.yes = yes
            self.no = no
            self.abstained = abstained
            self.needed = needed
        }

        var sentence: String { [yes, no, abstained, needed].compactMap(\.self).joined(separator: ", ") }
    }

    /// For, against, abstained and the line needed, with the numbers in words below.
    public static func vote(_ vote: Vote, words: VoteWords) -> HTML {
        let base = Double(max(vote.yes + vote.no + vote.abstained, vote.needed ?? 0, 1))
        let (yes, no) = (Double(vote.yes) / base, Double(vote.no) / base)
        let legend = [
            key("<rect width=\"16\" height=\"16\"\(paint: .fill(.accent))/>", words.yes),
            key("<rect width=\"16\" height=\"16\"\(paint: .fill(.comp))/>", words.no),
            key("<path d=\"M0 8H16\"\(paint: .stroke(.edge, 16), .dashed("2 3"))/>", words.abstained),
            words.needed.map { key("<path d=\"M8 0V16\"\(paint: .stroke(.ink, 3))/>", $0) },
        ]
        return """
            <figure class="narrow"><svg class="bar" width="100%" height="34" role="img" aria-label="\(words.sentence)">\
            <rect y="5" width="100%" height="24" rx="2"\(paint: .fill(.wash))/>\
            \(part(from: 0, yes, .accent))\(part(from: yes, no, .comp))\
            \(hatch(from: yes + no, Double(vote.abstained) / base, middle: 17, height: 24))\
            \(vote.needed.map { needle(at: Double($0) / base, height: 34) })</svg>\
            <figcaption><ul class="legend">\(legend.compactMap(\.self))</ul></figcaption></figure>
            """
    }

    /// How many of how many, with the number needed: the quorum, voters so far, time used.
    public static func progress(_ count: Int, of total: Int, needed: Int? = nil, thin: Bool = false, label: String)
        -> HTML
    {
        let base = Double(max(total, 1))
        let height = thin ? 8.0 : 24
        let top = needed == nil ? 0.0 : 5
        return """
            <svg class="bar" width="100%" height="\(px: height + 2 * top)" role="img" aria-label="\(label)">\
            <rect y="\(px: top)" width="100%" height="\(px: height)" rx="2"\(paint: .fill(.line))/>\
            <rect y="\(px: top)" width="\(share: min(Double(count) / base, 1))" height="\(px: height)" rx="2"\
            \(paint: .fill(.accent))/>\(needed.map { needle(at: Double($0) / base, height: height + 2 * top) })</svg>
            """
    }

    private static func part(from start: Double, _ width: Double, _ colour: Colour) -> HTML {
        guard width > 0 else { return .empty }
        return "<rect x=\"\(share: start)\" y=\"5\" width=\"\(share: width)\" height=\"24\"\(paint: .fill(colour))/>"
    }

    /// A thick dashed line is a hatched area that needs no pattern, and so no id.
    private static func hatch(from start: Double, _ width: Double, middle: Double, height: Double) -> HTML {
        guard width > 0 else { return .empty }
        return """
            <line x1="\(share: start)" x2="\(share: start + width)" y1="\(px: middle)" y2="\(px: middle)"\
            \(paint: .stroke(.edge, height), .dashed("2 4"))/>
            """
    }

    private static func needle(at place: Double, height: Double) -> HTML {
        let place = min(place, 1)
        func line(_ paint: Paint) -> HTML {
            "<line x1=\"\(share: place)\" x2=\"\(share: place)\" y1=\"0\" y2=\"\(px: height)\"\(paint: paint)/>"
        }
        return "\(line(.stroke(.paper, 7)))\(line(.stroke(.ink, 3)))"
    }

    /// One entry of a legend: a small drawing and its words.
    static func key(_ drawing: HTML, width: Int = 16, _ words: String) -> HTML {
        """
        <li><svg width="\(width)" height="16" viewBox="0 0 \(width) 16" aria-hidden="true">\(drawing)</svg>\(words)</li>
        """
    }
}
