// SPDX-License-Identifier: EUPL-1.2

/// Where rates gather as a table of text (RFC 4180), for other programs.
struct HotSpotFile {
    let bytes: [UInt8]

    init(_ figure: HotSpotFigure) {
        var rows = [["code", "name", "incidents", "residents", "per_1000", "z", "p", "finding"]]
        for area in figure.areas {
            let numbers = [area.rate?.value, area.z, area.p].map { $0.map { "\($0)" } ?? "" }
            rows.append(
                [area.code, area.name, String(area.count), area.residents.map(String.init) ?? ""] + numbers
                    + [area.standing.rawValue])
        }
        bytes = Array(rows.map { $0.map(FiguresFile.field).joined(separator: ",") + "\r\n" }.joined().utf8)
    }
}
