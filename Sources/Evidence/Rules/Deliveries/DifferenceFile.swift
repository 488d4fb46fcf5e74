// SPDX-License-Identifier: EUPL-1.2
import Analysis
import Language

/// What changed between two versions, by area and month, for other programs. A month that is not covered is blank.
struct DifferenceFile {
    let difference: DeliveryDifference
    /// In the order of the boundary set.
    let areas: [KnownArea]

    var bytes: [UInt8] {
        var writer = DelimitedWriter(header: ["code", "name", "month", "before", "now"])
        for cell in difference.cells where areas.indices.contains(cell.area) {
            let area = areas[cell.area]
            let month = YearMonth(number: cell.month)?.description ?? ""
            writer.row(
                [area.code, area.name].map(FiguresFile.plain) + [
                    month, cell.change.before.map(String.init) ?? "", cell.change.now.map(String.init) ?? "",
                ])
        }
        return writer.bytes
    }
}
