// SPDX-License-Identifier: EUPL-1.2
import Language

extension PhotoRefusal {
    /// The sentence shown to the person.
    var message: Message {
        switch self {
        case .unknownKind: Message("This is no JPEG or PNG picture.")
        case .broken: Message("This picture is not whole. Take it again, or choose another.")
        case .unusual: Message("This kind of JPEG is not taken here. Save it as an ordinary JPEG or PNG.")
        case .tooManyPixels: Message("This picture has more than \(WalkPhotoFile.longestSide) pixels on one side.")
        case .tooLarge: Message("This picture is larger than \(bytes: WalkPhotoFile.limit).")
        }
    }
}
