// SPDX-License-Identifier: EUPL-1.2
import Language
import Testing

@testable import Jobs

/// An invitation in Greek, with the meeting enclosed.
func greekInvitation(to recipient: String = "chair@kalliste.example", enclosing: Bool = true) throws -> Letter {
    Letter(
        recipient: Mailbox(HeaderText("Μαρία Παπαδοπούλου"), try address(recipient)), tongue: .el, flow: .told,
        subject: HeaderText(flattening: "Σύγκληση της ολομέλειας του Τοπικού Συμβουλίου Πρόληψης, 18 Νοεμβρίου 2026"),
        greeting: "Καλημέρα Μαρία,", line: "Η ολομέλεια συγκαλείται <στις> 18:00 & θα διαρκέσει δύο ώρες.",
        button: .init(label: "Άνοιγμα της συνεδρίασης", address: "/c/kalliste/el/meetings/1?a=1&b=2"),
        otherwise: "Αν το κουμπί δεν λειτουργεί:", reason: "Το λαμβάνετε επειδή είστε μέλος του συμβουλίου.",
        choices: .init(label: "Επιλογές", address: "/desk/notifications"),
        enclosure: enclosing
            ? .init(method: .request, event: try meeting(), fileName: HeaderText(flattening: "πρόσκληση.ics")) : nil)
}

/// The plenary of 18 November 2026 at 18:00 in Athens.
func meeting() throws -> CalendarEvent {
    let start = LocalMoment(
        date: try #require(LocalDate("2026-11-18")), time: try time("18:00"), zone: try zone("Europe/Athens"))
    var event = CalendarEvent(
        uid: "meeting-1", sequence: 2, stamp: try at("2026-11-01T09:05:07Z"), time: .timed(start: start, minutes: 90),
        summary: "Ολομέλεια: προτεραιότητες, δράσεις; απολογισμός \\ ερωτήσεις")
    event.location = "Δημαρχείο, αίθουσα 2"
    event.details = "Πρώτη γραμμή\nδεύτερη"
    event.path = "/c/kalliste/el/meetings/1"
    event.categories = ["Ολομέλεια", "a,b"]
    return event
}
