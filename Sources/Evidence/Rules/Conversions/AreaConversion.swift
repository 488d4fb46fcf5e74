// SPDX-License-Identifier: EUPL-1.2
import Analysis

/// How the areas of one partition of the territory lie in those of another.
///
/// An area belongs to the one in which its middle lies: the centre of about the largest circle within it. It is whole where
/// all its corners, drawn a fiftieth of the way to the middle, lie in that same area; so two drawings of one border, of which
/// one is a little coarser, do not count as a cut.
struct AreaConversion: Hashable, Sendable {
    enum Fit: Hashable, Sendable {
        /// The place of the area it lies in, counted from 0.
        case whole(Int)
        case cut(Int)
        case outside
    }

    /// One for each area, in their order.
    let fits: [Fit]

    /// Both partitions have to stand in the same coordinates.
    init(from areas: [Zone], to others: [Zone]) {
        let index = ZoneIndex(others)
        fits = areas.map { area in
            guard let middle = ZonePoint.label(area), let target = index.zone(at: middle) else { return .outside }
            let corners = area.polygons.flatMap(\.rings).joined()
            let isWhole = corners.allSatisfy { corner in
                let near = Position(
                    x: corner.x + (middle.x - corner.x) / 50, y: corner.y + (middle.y - corner.y) / 50)
                return index.zone(at: near) == target
            }
            return isWhole ? .whole(target) : .cut(target)
        }
    }
}

/// Residents of one partition counted in the areas of another, with how well that went.
struct ConvertedResidents: Hashable, Sendable {
    /// Residents by the place of the area. An area in which residents of a part are unknown is not among them.
    let residents: [Int: Int]
    let quality: ConversionQuality

    /// - Parameter known: the residents of each area that is carried over; nil where they are unknown
    init(_ conversion: AreaConversion, residents known: [Int?]) {
        var sums: [Int: Int] = [:]
        var unknown: Set<Int> = []
        var quality = ConversionQuality()
        for (fit, count) in zip(conversion.fits, known) {
            quality.add(fit, count)
            guard case .whole(let target) = fit else {
                if case .cut(let target) = fit { Self.add(count, to: target, &sums, &unknown) }
                continue
            }
            Self.add(count, to: target, &sums, &unknown)
        }
        residents = sums.filter { !unknown.contains($0.key) }
        self.quality = quality
    }

    private static func add(_ count: Int?, to target: Int, _ sums: inout [Int: Int], _ unknown: inout Set<Int>) {
        if let count { sums[target, default: 0] += count } else { unknown.insert(target) }
    }
}

/// How well areas of one partition fit into those of another, as it is declared beside every figure that rests on it.
struct ConversionQuality: Hashable, Sendable, Codable {
    struct Part: Hashable, Sendable, Codable {
        var areas = 0
        var residents = 0
    }

    /// Areas that lie wholly in one.
    var whole = Part()
    /// Areas that a border cuts; they count where their middle lies.
    var cut = Part()
    /// Areas that lie in none; they count nowhere.
    var outside = Part()
    /// Areas whose residents are unknown.
    var unknown = 0
    /// What was carried over.
    var origin = ""

    var areas: Int { whole.areas + cut.areas + outside.areas }
    var residents: Int { whole.residents + cut.residents + outside.residents }

    mutating func add(_ fit: AreaConversion.Fit, _ count: Int?) {
        if count == nil { unknown += 1 }
        switch fit {
        case .whole: whole.add(count)
        case .cut: cut.add(count)
        case .outside: outside.add(count)
        }
    }
}

extension ConversionQuality.Part {
    fileprivate mutating func add(_ count: Int?) {
        areas += 1
        residents += count ?? 0
    }
}
