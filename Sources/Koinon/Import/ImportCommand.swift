// SPDX-License-Identifier: EUPL-1.2
import Access
import ArgumentParser
import Evidence
import Foundation
import Language

/// `koinon import`: boundaries, residents and incidents, from the console of the server.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Bring boundaries, residents by area and incidents into a council.",
        discussion: "A file is taken whole or not at all. Exit status: 0 done, 1 refused, 2 misused.",
        subcommands: [ImportBoundaries.self, ImportPopulation.self, ImportIncidents.self])
}

/// What every import is told.
struct ImportOptions: ParsableArguments {
    @Argument(help: "The file.") var file: String
    @Option(help: "Short name of the council, as in its address.") var council: String
    @Flag(help: "Read and tell, and keep nothing.") var dryRun = false
    @OptionGroup var place: Place

    func validate() throws {
        guard FileManager.default.isReadableFile(atPath: file) else { throw ValidationError("\(file) cannot be read.") }
    }
}

/// What boundaries and residents are called and whose they are.
struct NamingOptions: ParsableArguments {
    @Option(help: "What it is called, with its year.") var name: String
    @Option(help: "Who made it.") var source: String
    @Option(help: "Under which licence.") var licence: String
    @Option(help: "Property or column of the codes, where it is not told from the file.") var codes: String?
    @Option(help: "Property or column of the names.") var names: String?

    func fill(_ typed: inout ImportTyped) {
        (typed.name, typed.source, typed.licence) = (name, source, licence)
        (typed.codeProperty, typed.nameProperty) = (codes, names)
        (typed.residents.code, typed.residents.name) = (codes, names)
    }
}

extension ImportOptions {
    /// Opens the council, reads the file, says what it holds, and keeps it unless this is a dry run.
    ///
    /// - Parameters:
    ///   - prepare: fills in what has to be looked up in the council
    ///   - accept: the codes of areas whose residents are joined by name
    func run(
        _ typed: ImportTyped, prepare: (inout ImportTyped, ConsoleImport) async throws -> Void = { _, _ in },
        accept: (ImportReading) -> Set<String> = { _ in [] }
    ) async throws {
        let installation = try await Installation.open(place)
        let result = await outcome { () async throws -> String in
            let console = try await console(installation)
            var typed = typed
            try await prepare(&typed, console)
            try refuse(ConsoleImport.problems(of: typed))
            let meter = ProgressMeter()
            let reading = try await console.read(file, typed) { meter.show(rows: $0) }
            meter.end()
            for line in reading.summary { tell(Speech.english(line)) }
            if dryRun { return "Nothing was kept: this was a dry run." }
            return "Kept as \(try await console.take(file, typed, reading, acceptedNames: accept(reading)))"
        }
        await installation.database.close()
        tell(try result.get())
    }

    private func console(_ installation: Installation) async throws -> ConsoleImport {
        do {
            return try await ConsoleImport(installation.database, council: council)
        } catch Refusal.absent {
            throw ValidationError("No council has the short name \(council).")
        }
    }

    private func refuse(_ problems: [Message]) throws {
        guard !problems.isEmpty else { return }
        throw ValidationError(problems.map { Speech.english($0) }.joined(separator: "\n"))
    }

    /// Runs the work; a refused file becomes its sentences and exit status 1.
    private func outcome(_ work: () async throws -> String) async -> Result<String, any Error> {
        do {
            return .success(try await work())
        } catch let refusal as FileRefusal {
            let lines = refusal.problems.map { Speech.english($0.message) }
            let rest = refusal.count - lines.count
            let all = lines + (rest > 0 ? ["And \(rest) more."] : []) + ["Nothing was kept."]
            FileHandle.standardError.write(Data((all.joined(separator: "\n") + "\n").utf8))
            return .failure(ExitCode(1))
        } catch {
            return .failure(error)
        }
    }
}

/// How far a long reading is, where a terminal is there to say it to.
struct ProgressMeter: Sendable {
    private let isTerminal = isatty(STDERR_FILENO) == 1

    func show(rows: Int) {
        if isTerminal { FileHandle.standardError.write(Data("\rRows read: \(rows)".utf8)) }
    }

    func end() {
        if isTerminal { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
    }
}
