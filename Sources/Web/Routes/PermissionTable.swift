// SPDX-License-Identifier: EUPL-1.2
import Access

/// The table of every route and every role, as `docs/permissions.md` shows it.
public enum PermissionTable {
    /// The people a table distinguishes, from the fewest rights to the most.
    static let columns: [(name: String, roles: Set<Role>, isSignedIn: Bool, isOperator: Bool)] = [
        ("visitor", [], false, false),
        ("signed in, no seat here", [], true, false),
        ("resident", [.resident], true, false),
        ("member", [.member], true, false),
        ("analyst", [.analyst], true, false),
        ("chair", [.chair], true, false),
        ("coordinator", [.coordinator], true, false),
        ("operator", [], true, true),
    ]

    /// The whole document.
    public static func markdown(_ rooms: [Room]) -> String {
        let head = "| Method | Address | What it is | " + columns.map(\.name).joined(separator: " | ") + " |"
        let rule = "|" + String(repeating: "---|", count: columns.count + 3)
        let sections = rooms.map { room in
            "## \(room.name)\n\n" + ([head, rule] + room.doors.map(row)).joined(separator: "\n")
        }
        return introduction + sections.joined(separator: "\n\n") + "\n"
    }

    private static let introduction = """
        # Who may come to which address

        Generated from the routes; a test fails when this file and the routes differ. `yes`: the address answers. \
        `404`: it does not exist for this person. `sign in`: the visitor is asked to sign in. What an admitted person \
        sees there comes from their audiences, and what they may do from a permit: an address that answers may still \
        show nothing.


        """

    private static func row(_ door: Door) -> String {
        let cells = columns.map { column in
            door.admission.word(roles: column.roles, isSignedIn: column.isSignedIn, isOperator: column.isOperator)
        }
        return "| \(door.method.rawValue) | `\(door.pattern)` | \(door.summary) | \(cells.joined(separator: " | ")) |"
    }
}

extension Admission {
    func word(roles: Set<Role>, isSignedIn: Bool, isOperator: Bool) -> String {
        switch self {
        case .anyone: "yes"
        case .signedIn: isSignedIn ? "yes" : "sign in"
        case .holding(let wanted): wanted.isDisjoint(with: roles) ? "404" : "yes"
        case .operating: isOperator ? "yes" : "404"
        }
    }
}
