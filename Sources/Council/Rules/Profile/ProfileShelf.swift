// SPDX-License-Identifier: EUPL-1.2
import Synchronization

/// The profiles that came with the program, read when they are first asked for: reading all of them takes longer than the
/// whole rest of a start.
public final class ProfileShelf: Sendable {
    private let read: @Sendable () throws -> [ProfileFile]
    private let kept = Mutex<[ProfileFile]?>(nil)

    public init(reading read: @escaping @Sendable () throws -> [ProfileFile]) { self.read = read }

    public convenience init(_ files: [ProfileFile]) { self.init { files } }

    /// All of them, by name; throws `ProfileFault` where one cannot be read.
    public var files: [ProfileFile] {
        get throws {
            try kept.withLock { kept in
                if let kept { return kept }
                let files = try read()
                kept = files
                return files
            }
        }
    }
}

/// A profile as it came with the program.
public struct ProfileFile: Sendable {
    public let profile: Profile
    /// The text it was read from; a council keeps a copy of it.
    public let text: String

    /// Reads a profile; throws `ProfileFault` with the name of the file.
    public init(name: String, text: String) throws {
        do {
            profile = try Profile(yaml: text)
        } catch var fault as ProfileFault {
            fault.file = name
            throw fault
        }
        guard name == profile.id + ".yaml" else {
            var fault = ProfileFault(.notTheFileName(profile.id))
            fault.file = name
            throw fault
        }
        self.text = text
    }
}
