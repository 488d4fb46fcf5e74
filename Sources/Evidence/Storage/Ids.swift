// SPDX-License-Identifier: EUPL-1.2
import Access
import Database

public typealias DatasetID = ID<Dataset>
public typealias FindingID = ID<Finding>
typealias BoundarySetID = ID<BoundarySet>
typealias PopulationID = ID<Population>
typealias ImportID = ID<ImportTag>
typealias PublicationID = ID<PublicationTag>

/// The import an id names.
public enum ImportTag {}
/// The publication an id names.
public enum PublicationTag {}

public typealias AuditID = ID<Audit>
typealias DissentID = ID<DissentTag>
typealias AuditReportID = ID<AuditReportTag>

/// The dissent an id names.
public enum DissentTag {}
/// The signed report an id names.
public enum AuditReportTag {}
