// SPDX-License-Identifier: EUPL-1.2
import Access
import Analysis
import Database
import Language
import Web

extension Visit {
    /// The datasets of a council for programs: what is published, and for its members what they work with.
    func apiDatasets() throws -> Reply {
        let published = try snapshot.publications(for: scope, size: 200).items
        var items = published.map { line -> JSON in
            item(line.dataset, line.description, more: [("published", .text(line.published.description))])
        }
        let known = Set(published.map(\.dataset))
        items += try snapshot.datasets(for: scope).filter { !known.contains($0.id) }.map { dataset in
            item(dataset.id, dataset.description, more: [("published", .null)])
        }
        return .json(.object(["datasets": .array(items)]))
    }

    private func item(_ id: DatasetID, _ description: Description, more: [(String, JSON)]) -> JSON {
        .object(
            [
                ("id", .text(id.description)), ("title", .text(description.title)),
                ("description", .text(description.summary)), ("language", .text(description.tongue)),
                ("source", .text(description.source)), ("licence", .text(description.licence)),
                ("attribution", .text(description.attribution)),
                ("areas", .text(link(EvidenceRoute.apiAreas(council: council.slug, id)).address)),
                ("csv", .text(link(EvidenceRoute.figures(id)).address)),
            ] + more)
    }

    /// The published figures by area as GeoJSON (RFC 7946). Never anything else than what was published.
    func apiAreas(of id: DatasetID) throws -> Reply {
        guard let publication = try snapshot.publication(of: id, for: .visitors(of: scope.council)) else {
            throw Refusal.absent
        }
        let isDegrees: Bool =
            try snapshot.value(
                "SELECT is_degrees FROM boundary_set WHERE council = \(council.id) AND id = \(publication.boundarySet)")
            ?? true
        // GeoJSON knows longitude and latitude only; figures of areas in another grid come without their shapes.
        let zones = isDegrees ? try snapshot.zones(of: publication.boundarySet, in: council.id) : []
        let shapes = Dictionary(zones.map { ($0.id, $0.polygons) }) { first, _ in first }
        let period = Period(publication.table.months)
        let features = publication.table.areaFigures.map { feature($0, shapes[$0.code], period) }
        return .json(
            .object([
                "type": "FeatureCollection", "licence": .text(publication.description.licence),
                "attribution": .text(publication.description.attribution),
                "months": .array(period.months.map { .text($0.description) }), "features": .array(features),
            ]))
    }

    private func feature(_ area: AreaFigure, _ polygons: [Polygon]?, _ period: Period) -> JSON {
        let rate = area.rate
        return .object([
            "type": "Feature",
            "properties": .object([
                "code": .text(area.code), "name": .text(area.name),
                "residents": area.residents.map(JSON.number) ?? .null,
                "incidents": area.figure.count.map(JSON.number) ?? .null, "hidden": .bool(area.figure == .hidden),
                "per_1000": rate.map { .real($0.value) } ?? .null,
                "interval": rate.map { .array([.real($0.garwood.low), .real($0.garwood.high)]) } ?? .null,
            ]),
            "geometry": polygons.map(geometry) ?? .null,
        ])
    }

    private func geometry(_ polygons: [Polygon]) -> JSON {
        let coordinates = polygons.map { polygon in
            JSON.array(polygon.rings.map { ring in .array(ring.map { .array([.real($0.x), .real($0.y)]) }) })
        }
        return .object(["type": "MultiPolygon", "coordinates": .array(coordinates)])
    }

    /// The open data of all councils here (DCAT 3, as JSON-LD): what is published, with licence and file.
    func catalogue() throws -> Reply {
        let base = String(absolute(EvidenceRoute.catalogue).dropLast("/data".count))
        let datasets = try snapshot.councils().filter { !$0.isFictional }.flatMap { council in
            try snapshot.publications(for: .visitors(of: council.id), size: 200).items.map { line in
                entry(line, council, base)
            }
        }
        return .json(
            .object([
                "@context": .object([
                    "dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/",
                    "foaf": "http://xmlns.com/foaf/0.1/",
                ]),
                "@id": .text(base + "/data"), "@type": "dcat:Catalog", "dcat:dataset": .array(datasets),
            ]))
    }

    private func entry(_ line: PublicationLine, _ council: CouncilIdentity, _ base: String) -> JSON {
        let address = EvidenceRoute.dataset(line.dataset).segments
        let page = base + (["", "c", council.slug, council.tongue.rawValue] + address).joined(separator: "/")
        return .object([
            "@id": .text(page), "@type": "dcat:Dataset", "dct:title": .text(line.description.title),
            "dct:description": .text(line.description.summary), "dct:language": .text(line.description.tongue),
            "dct:publisher": .object(["@type": "foaf:Agent", "foaf:name": .text(council.name)]),
            "dct:source": .text(line.description.source), "dct:license": .text(line.description.licence),
            "dct:issued": .text(line.published.description),
            "dcat:distribution": .object([
                "@type": "dcat:Distribution", "dcat:downloadURL": .text(page + "/figures.csv"),
                "dcat:mediaType": "text/csv",
            ]),
        ])
    }
}
