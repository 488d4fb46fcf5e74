// SPDX-License-Identifier: EUPL-1.2
import Database

extension Migration {
    /// Meetings, places, items and papers in the public register, kept by the database itself.
    ///
    /// An item's place among the public ones is its mark: moving one that is not public changes no time of another.
    static let publicRegister = Migration(
        "meetings-009-public-register", consequences.flatMap(\.statements) + firstEntries)

    private static var consequences: [Consequences] {
        [
            Consequences("public_meeting", of: "meeting", inserted: called, updated: changedMeeting),
            Consequences("public_item", of: "agenda_item", inserted: items, updated: changedItem, removed: items),
            Consequences("public_paper", of: "agenda_paper", inserted: laid, updated: laid, removed: takenOff),
            Consequences("public_decision", of: "decision", inserted: decided, updated: decided),
        ]
    }

    // MARK: Meetings

    private static func called(_ row: SQL) -> [SQL] {
        entry("meeting", row, parent: "\(row).id", where: isPublic(row))
            + entry("location", row, parent: "\(row).id", where: "\(isPublic(row)) AND \(row).place IS NOT NULL")
    }

    private static func changedMeeting(_ row: SQL) -> [SQL] {
        let changed: SQL = """
            UPDATE public_object SET modified = \(.clock)
            WHERE council = NEW.council AND kind IN ('meeting', 'location') AND id = NEW.id AND deleted IS NULL
                AND (NEW.state <> OLD.state OR NEW.starts <> OLD.starts OR NEW.minutes <> OLD.minutes
                    OR NEW.zone <> OLD.zone OR NEW.place IS DISTINCT FROM OLD.place)
            """
        return called(row) + [changed]
    }

    // MARK: Items

    private static func items(_ row: SQL) -> [SQL] {
        let open: SQL = """
            SELECT council, 'agenda-item' AS kind, id, meeting AS parent,
                CAST(ROW_NUMBER() OVER (ORDER BY place, id) AS TEXT) AS mark
            FROM agenda_item
            WHERE council = \(row).council AND meeting = \(row).meeting AND audience = 'public' AND within = 'public'
            """
        let entering: SQL = """
            INSERT INTO public_object (council, kind, id, parent, mark, created, modified)
            SELECT i.council, i.kind, i.id, i.parent, i.mark, \(.clock), \(.clock) FROM (\(open)) AS i WHERE 1 = 1
            ON CONFLICT (council, kind, id) DO UPDATE
            SET deleted = NULL, modified = excluded.modified, mark = excluded.mark
            WHERE public_object.deleted IS NOT NULL OR public_object.mark <> excluded.mark
            """
        let leaving: SQL = """
            UPDATE public_object SET deleted = \(.clock), modified = \(.clock)
            WHERE council = \(row).council AND kind = 'agenda-item' AND parent = \(row).meeting AND deleted IS NULL
                AND id NOT IN (SELECT i.id FROM (\(open)) AS i)
            """
        return [entering, leaving, meetingFollows(row)]
    }

    private static func changedItem(_ row: SQL) -> [SQL] {
        let changed: SQL = """
            UPDATE public_object SET modified = \(.clock)
            WHERE council = NEW.council AND kind = 'agenda-item' AND id = NEW.id AND deleted IS NULL
                AND (NEW.title <> OLD.title OR NEW.opened IS DISTINCT FROM OLD.opened
                    OR NEW.closed IS DISTINCT FROM OLD.closed)
            """
        return [changed] + items(row)
    }

    // MARK: Papers and decisions

    private static func laid(_ row: SQL) -> [SQL] {
        entry("paper", row, parent: "\(row).item", where: isPublic(row)) + itemFollows(row)
    }

    private static func takenOff(_ row: SQL) -> [SQL] {
        [leaving("paper", row, unless: "1 = 0")] + itemFollows(row)
    }

    private static func decided(_ row: SQL) -> [SQL] {
        let changed: SQL = """
            UPDATE public_object SET modified = \(.clock)
            WHERE council = \(row).council AND kind = 'agenda-item' AND id = \(row).item AND deleted IS NULL
                AND \(isPublic(row))
            """
        return [changed, meetingFollows(row)]
    }

    // MARK: What all have in common

    private static func isPublic(_ row: SQL) -> SQL { "\(row).audience = 'public' AND \(row).within = 'public'" }

    /// Enters a row of the table where it is public, and strikes it out where it is not.
    private static func entry(_ kind: SQL, _ row: SQL, parent: SQL, where condition: SQL) -> [SQL] {
        let entering: SQL = """
            INSERT INTO public_object (council, kind, id, parent, mark, created, modified)
            SELECT \(row).council, '\(kind)', \(row).id, \(parent), '', \(.clock), \(.clock) WHERE \(condition)
            ON CONFLICT (council, kind, id) DO UPDATE SET deleted = NULL, modified = excluded.modified
            WHERE public_object.deleted IS NOT NULL
            """
        return [entering, leaving(kind, row, unless: condition)]
    }

    private static func leaving(_ kind: SQL, _ row: SQL, unless condition: SQL) -> SQL {
        """
        UPDATE public_object SET deleted = \(.clock), modified = \(.clock)
        WHERE council = \(row).council AND kind = '\(kind)' AND id = \(row).id AND deleted IS NULL AND NOT (\(condition))
        """
    }

    /// An item changes with the papers that lie with it, and its meeting with it.
    private static func itemFollows(_ row: SQL) -> [SQL] {
        let item: SQL = """
            UPDATE public_object SET modified = \(.clock)
            WHERE council = \(row).council AND kind = 'agenda-item' AND id = \(row).item AND deleted IS NULL
                AND modified < (SELECT MAX(p.modified) FROM public_object AS p
                    WHERE p.council = \(row).council AND p.kind = 'paper' AND p.parent = \(row).item)
            """
        return [item, meetingFollows(row)]
    }

    /// A meeting carries its items: it changes with them, also where one goes.
    private static func meetingFollows(_ row: SQL) -> SQL {
        """
        UPDATE public_object SET modified = \(.clock)
        WHERE council = \(row).council AND kind = 'meeting' AND id = \(row).meeting AND deleted IS NULL
            AND modified < (SELECT MAX(i.modified) FROM public_object AS i
                WHERE i.council = \(row).council AND i.kind = 'agenda-item' AND i.parent = \(row).meeting)
        """
    }

    // MARK: What was there before the register

    /// Writing a row as it is makes the database enter it.
    private static let firstEntries: [SQL] = [
        "UPDATE meeting SET version = version", "UPDATE agenda_item SET version = version",
        "UPDATE agenda_paper SET title = title",
    ]
}
