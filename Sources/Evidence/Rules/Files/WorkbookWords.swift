// SPDX-License-Identifier: EUPL-1.2
import Language

extension FileProblem {
    init(_ problem: WorkbookProblem) {
        let reason: Reason =
            switch problem.reason {
            case .damaged: .damaged
            case .tooLarge(let megabytes): .tooLarge(megabytes: megabytes)
            case .tooManyRows(let limit): .tooManyRows(limit)
            case .tooManyColumns(let limit): .tooManyColumns(limit)
            case .tooLongText(let limit): .fieldTooLong(limit)
            default: .workbook(problem.reason)
            }
        self.init(problem.row.map { .row($0, column: problem.column, name: nil) } ?? .file, reason)
    }
}

extension WorkbookProblem.Reason {
    /// Why a workbook is not read, and what to do instead.
    var message: Message {
        switch self {
        case .oldOrLocked:
            Message(
                "This is a workbook of the old kind (XLS), or one with a password. Save it as XLSX without a password.")
        case .notAWorkbook: Message("This is a ZIP file, but not a workbook (XLSX).")
        case .unusual:
            Message("The workbook is packed in an unusual way. Open it in a spreadsheet program and save it again.")
        case .packedTooTightly: Message("The workbook unpacks to far more than it seems to hold. It is not read.")
        case .declares:
            Message("The workbook declares a document type or entities, which no spreadsheet needs. It is not read.")
        case .otherEncoding: Message("The workbook is not written in UTF-8.")
        case .malformed(let part): Message("A part of the workbook is malformed: \(part)")
        case .noSheet(let name, let known): Message("The workbook has no sheet “\(name)”. It has: \(list: known).")
        case .noTable: Message("No sheet of the workbook holds a table.")
        case .formulaWithoutValue:
            Message(
                "The formula has no kept value. Open the workbook in a spreadsheet program, save it, and send it again."
            )
        case .damaged, .tooLarge, .tooManyRows, .tooManyColumns, .tooLongText: Message("The file cannot be read.")
        }
    }
}

extension WorkbookNotes {
    /// What a person should know of the workbook before its figures count, in sentences.
    var messages: [Message] {
        var messages = [Message("Read from the sheet “\(sheet)”.")]
        if sheets.count > 1 { messages.append(Message("The workbook has these sheets: \(list: sheets).")) }
        if headerRow > 1 { messages.append(Message("The header stands in row \(headerRow).")) }
        if cells.formulas > 0 {
            messages.append(
                .plural(
                    cells.formulas, one: "\(cells.formulas) cell holds a formula: the value kept with it was read.",
                    other: "\(cells.formulas) cells hold formulas: the values kept with them were read."))
        }
        if cells.errors > 0 {
            messages.append(
                .plural(
                    cells.errors, one: "\(cells.errors) cell holds an error.",
                    other: "\(cells.errors) cells hold errors."))
        }
        if cells.mergedCount > 0 {
            messages.append(
                Message("Merged cells: \(list: cells.merged). Only the first cell of each holds a value."))
        }
        if cells.hiddenRows > 0 {
            messages.append(
                .plural(
                    cells.hiddenRows, one: "\(cells.hiddenRows) row is hidden, and was read like the others.",
                    other: "\(cells.hiddenRows) rows are hidden, and were read like the others."))
        }
        if countsFrom1904 { messages.append(Message("Its dates count from 1904.")) }
        if hasMacros { messages.append(Message("It holds macros. They were not run.")) }
        return messages
    }
}
