// SPDX-License-Identifier: EUPL-1.2
import Database

extension Migration {
    /// The public register: which objects anybody may see, since when, when that changed last, and which were public and
    /// are no more. It holds ids and times, and nothing of what the objects say.
    ///
    /// The database keeps it by itself, in the transaction of whoever writes: no writing function can forget it. It is
    /// touched only where something changes that the public is shown, so that its times tell of nothing else.
    static let publicRegister = Migration(
        "council-009-public-register",
        [
            """
            CREATE TABLE public_object (
                council TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, parent TEXT NOT NULL, mark TEXT NOT NULL,
                created BIGINT NOT NULL, modified BIGINT NOT NULL, deleted BIGINT, first_day TEXT, last_day TEXT,
                PRIMARY KEY (council, kind, id)
            )
            """,
            "CREATE INDEX public_object_listed ON public_object (council, kind, created, id)",
            "CREATE INDEX public_object_of ON public_object (council, kind, parent)",
        ] + consequences.flatMap(\.statements) + firstEntries)

    private static var consequences: [Consequences] {
        [
            Consequences("public_formation", of: "formation", inserted: bodies, updated: changedFormation),
            Consequences("public_organisation", of: "organisation", inserted: bodies, updated: changedOrganisation),
            Consequences("public_seat", of: "seat", updated: changedSeat),
            Consequences(
                "public_formation_seat", of: "formation_seat", inserted: seated, updated: seated, removed: seated),
            Consequences("public_mandate", of: "mandate", inserted: seated, updated: seated, removed: seated),
            Consequences("public_name", of: "member", updated: changedName),
        ]
    }

    // MARK: Formations and organisations

    private static func bodies(_ row: SQL) -> [SQL] {
        [
            """
            INSERT INTO public_object (council, kind, id, parent, mark, created, modified)
            SELECT \(row).council, 'organization', \(row).id, \(row).id, '', \(.clock), \(.clock)
            WHERE \(row).audience = 'public' AND \(row).within = 'public'
            ON CONFLICT (council, kind, id) DO UPDATE SET deleted = NULL, modified = excluded.modified
            WHERE public_object.deleted IS NOT NULL
            """,
            """
            UPDATE public_object SET deleted = \(.clock), modified = \(.clock)
            WHERE council = \(row).council AND kind = 'organization' AND id = \(row).id AND deleted IS NULL
                AND NOT (\(row).audience = 'public' AND \(row).within = 'public')
            """,
        ]
    }

    private static func changedFormation(_ row: SQL) -> [SQL] {
        let changed: SQL = """
            UPDATE public_object SET modified = \(.clock)
            WHERE council = NEW.council AND kind = 'organization' AND id = NEW.id AND deleted IS NULL
                AND (NEW.names <> OLD.names OR NEW.kind <> OLD.kind OR NEW.until IS DISTINCT FROM OLD.until)
            """
        let seats: SQL = "IN (SELECT seat FROM formation_seat WHERE council = NEW.council AND formation = NEW.id)"
        return bodies(row) + [changed] + people(seats, row)
    }

    private static func changedOrganisation(_ row: SQL) -> [SQL] {
        let changed: SQL = """
            UPDATE public_object SET modified = \(.clock)
            WHERE council = NEW.council AND kind = 'organization' AND id = NEW.id AND deleted IS NULL
                AND (NEW.names <> OLD.names OR NEW.site IS DISTINCT FROM OLD.site
                    OR NEW.until IS DISTINCT FROM OLD.until)
            """
        return bodies(row) + [changed]
    }

    // MARK: People

    private static func seated(_ row: SQL) -> [SQL] { people("= \(row).seat", row) }

    private static func changedSeat(_ row: SQL) -> [SQL] {
        let changed: SQL = """
            UPDATE public_object SET modified = \(.clock)
            WHERE council = NEW.council AND deleted IS NULL AND kind IN ('person', 'membership')
                AND (NEW.names <> OLD.names OR NEW.standing <> OLD.standing
                    OR NEW.organisation IS DISTINCT FROM OLD.organisation)
                AND parent = NEW.id
            """
        return people("= \(row).id", row) + [changed]
    }

    /// A name that is public may change, or go with an account. The register does not hold it.
    private static func changedName(_ row: SQL) -> [SQL] {
        [
            """
            UPDATE public_object SET modified = \(.clock)
            WHERE council = NEW.council AND kind = 'person' AND deleted IS NULL AND NEW.name <> OLD.name
                AND mark IN (SELECT id FROM mandate WHERE council = NEW.council AND person = NEW.person)
            """
        ]
    }

    /// Whoever holds one of these seats with a public name, and the formations this makes them a member of.
    ///
    /// The days of the mandate stand beside, since the calendar begins and ends it without a write.
    private static func people(_ seats: SQL, _ row: SQL) -> [SQL] {
        let (persons, memberships) = (publicPersons(seats, row), publicMemberships(seats, row))
        let here: SQL = "council = \(row).council AND deleted IS NULL AND parent \(seats)"
        var statements: [SQL] = [entering(persons), entering(memberships)]
        for (kind, found) in [("person" as SQL, persons), ("membership" as SQL, memberships)] {
            statements.append(
                """
                UPDATE public_object SET deleted = \(.clock), modified = \(.clock)
                WHERE \(here) AND kind = '\(kind)' AND id NOT IN (SELECT p.id FROM (\(found)) AS p)
                """)
        }
        // A person's object carries the memberships.
        statements.append(
            """
            UPDATE public_object SET modified = \(.clock)
            WHERE \(here) AND kind = 'person'
                AND modified < (SELECT MAX(m.modified) FROM public_object AS m
                    WHERE m.council = \(row).council AND m.kind = 'membership' AND m.parent = public_object.parent
                        AND m.mark = public_object.mark)
            """)
        return statements
    }

    private static func entering(_ found: SQL) -> SQL {
        """
        INSERT INTO public_object (council, kind, id, parent, mark, created, modified, first_day, last_day)
        SELECT p.council, p.kind, p.id, p.parent, p.mark, \(.clock), \(.clock), p.first_day, p.last_day
        FROM (\(found)) AS p WHERE 1 = 1
        ON CONFLICT (council, kind, id) DO UPDATE
        SET deleted = NULL, modified = excluded.modified, first_day = excluded.first_day, last_day = excluded.last_day
        WHERE public_object.deleted IS NOT NULL OR public_object.first_day <> excluded.first_day
            OR public_object.last_day IS DISTINCT FROM excluded.last_day
        """
    }

    private static func publicPersons(_ seats: SQL, _ row: SQL) -> SQL {
        """
        SELECT m.council, 'person' AS kind, m.id, m.seat AS parent, m.id AS mark, m.first_day, m.last_day
        FROM mandate AS m JOIN seat AS s ON s.council = m.council AND s.id = m.seat
        WHERE m.council = \(row).council AND m.seat \(seats) AND \(isPublic)
        """
    }

    private static func publicMemberships(_ seats: SQL, _ row: SQL) -> SQL {
        """
        SELECT m.council, 'membership' AS kind, f.id || '/' || m.id AS id, m.seat AS parent, m.id AS mark, m.first_day,
            m.last_day
        FROM mandate AS m JOIN seat AS s ON s.council = m.council AND s.id = m.seat
            JOIN formation_seat AS fs ON fs.council = m.council AND fs.seat = m.seat
            JOIN formation AS f ON f.council = fs.council AND f.id = fs.formation
        WHERE m.council = \(row).council AND m.seat \(seats) AND \(isPublic)
            AND f.audience = 'public' AND f.within = 'public'
        """
    }

    private static let isPublic: SQL = "m.name_public = 1 AND s.audience = 'public' AND s.within = 'public'"

    // MARK: What was there before the register

    /// Writing a row as it is makes the database enter it.
    private static let firstEntries: [SQL] = [
        "UPDATE formation SET version = version", "UPDATE organisation SET version = version",
        "UPDATE seat SET version = version",
    ]
}
