// SPDX-License-Identifier: EUPL-1.2
import Database

/// The council an id names; what a council is, the room `Council` knows.
public enum CouncilTag {}
/// The formation an id names: plenary, restricted, thematic, territorial.
public enum FormationTag {}
/// The circle an id names: partners who share under a charter.
public enum CircleTag {}
/// The list of named persons an id names.
public enum NamedTag {}
/// The organisation an id names.
public enum OrganisationTag {}
/// The session an id names.
public enum SessionTag {}

public typealias CouncilID = ID<CouncilTag>
public typealias FormationID = ID<FormationTag>
public typealias CircleID = ID<CircleTag>
public typealias NamedID = ID<NamedTag>
public typealias OrganisationID = ID<OrganisationTag>
public typealias SessionID = ID<SessionTag>
public typealias PersonID = ID<Person>
public typealias GrantID = ID<Grant>
