// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Jobs
import Language
import Lineage
import Record
import Web

extension Room {
    /// The safety audit: boundaries, datasets, publications and findings.
    ///
    /// - Parameters:
    ///   - keys: sign the entries of publications in the Record
    ///   - languages: for mails about weekly reports and for audits on paper; without them none is written
    ///   - stylesheet: how pages look, for audits on paper
    ///   - threshold: the smallest count a council lets the public see; 5 where its constitution says nothing
    public static func evidence(
        keys: RecordKeys, languages: Languages? = nil, stylesheet: String? = nil,
        threshold: @escaping @Sendable (Snapshot, CouncilID) throws -> Int? = { _, _ in nil }
    ) -> Room {
        let room = EvidenceRoom(keys: keys, threshold: threshold, languages: languages)
        let printing = languages.map {
            AuditPrinting(languages: $0, press: stylesheet.flatMap(Press.init(stylesheet:)))
        }
        return Room(
            "Evidence", routes: EvidenceRoute.self,
            migrations: [.evidence, .partnerReports, .deliveries, .audits, .surveys, .conversions],
            navigation: [NavigationEntry(Message("Evidence"), EvidenceRoute.index.path, order: 30)],
            jobs: [.readImport] + (printing.map { [$0.handler] } ?? []),
            schedules: [
                Schedule("evidence.purge-imports", .every(.seconds(86_400))) { context in
                    try await context.database.write { try $0.purgeImports() }
                },
                ReportClock(room: room).schedule,
                SurveyClock(threshold: threshold).schedule,
                Schedule("evidence.purge-records", .every(.seconds(86_400))) { context in
                    try await context.database.write { try $0.purgeRecords() }
                },
            ],
            personalData: PersonalData.ofEvidence + PersonalData.ofReports + PersonalData.ofAudits,
            retentions: Retention.ofEvidence + Retention.ofReports + Retention.ofAudits + Retention.ofSurveys
        ) { (route: EvidenceRoute) in room.handle(route) }
        .adding(ReportRoute.self) { $0.handling(room) }
        .withWalks()
        .adding(DeliveryRoute.self) { $0.handling() }
        .adding(ConversionRoute.self) { $0.handling() }
        .adding(AuditRoute.self, handling: AuditRoute.handling(keys))
        .adding(FigureRoute.self, handling: FigureRoute.handling(room.shelf))
        .adding(SurveyRoute.self) { room.handle($0) }
    }
}

/// What this room needs besides the request.
struct EvidenceRoom: Sendable {
    let keys: RecordKeys
    let threshold: @Sendable (Snapshot, CouncilID) throws -> Int?
    /// For mails; nil where none is written.
    let languages: Languages?
    let shelf = MapShelf()

    static let usualThreshold = 5

    func handle(_ route: EvidenceRoute) -> Handling {
        switch route {
        case .index: .read { try $0.evidence() }
        case .dataset(let id): .read { try $0.dataset(id, shelf) }
        case .areas(let id): .read { try $0.areas(of: id) }
        case .figures(let id): .read { try $0.figures(of: id) }
        case .records(let id): .work { try await $0.records(of: id) }
        case .editDataset(let id): .read { try $0.editDataset(id) }
        case .saveDataset(let id): .write { try $0.saveDataset(id) }
        case .newImport(let kind): .read { try $0.newImport(kind) }
        case .upload(let kind): .work { try await $0.upload(kind) }
        case .imported(let id): .read { try $0.imported(id) }
        case .readAgain(let id): .work { try await $0.readAgain(id) }
        case .confirm(let id): .work { try await $0.confirm(id) }
        case .cancel(let id): .write { try $0.cancelImport(id) }
        case .publications(let id): .read { try $0.publications(of: id) }
        case .prepare(let id): .work { try await $0.prepare(id, threshold) }
        case .publication(let id): .read { try $0.publication(id) }
        case .sign(let id): .write { try $0.sign(id, keys) }
        case .discard(let id): .write { try $0.discard(id) }
        case .withdraw(let id): .write { try $0.withdraw(id, keys) }
        case .finding(let id): .read { try $0.finding(id) }
        case .newFinding: .read { try $0.newFinding() }
        case .addFinding: .write { try $0.addFinding() }
        case .editFinding(let id): .read { try $0.editFinding(id) }
        case .saveFinding(let id): .write { try $0.saveFinding(id) }
        case .publishFinding(let id): .write { try $0.publishFinding(id) }
        case .apiDatasets: .read { try $0.apiDatasets() }
        case .apiAreas(_, let id): .read { try $0.apiAreas(of: id) }
        case .catalogue: .read { try $0.catalogue() }
        }
    }
}
