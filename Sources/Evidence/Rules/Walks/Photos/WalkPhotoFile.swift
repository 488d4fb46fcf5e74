// SPDX-License-Identifier: EUPL-1.2

/// A photo without anything but its picture: place, time, device, thumbnail, comments and whatever hangs on behind are gone.
///
/// The file is taken apart and written anew; what is not known to belong to the picture is left out, and a file that is not
/// whole is refused. Only which way is up is kept, since a picture that lies on its side helps nobody.
struct WalkPhotoFile: Hashable, Sendable {
    let bytes: [UInt8]
    /// The media type it is served with.
    let type: String

    /// The most bytes of a file as it arrives.
    static let limit = 12 << 20
    /// The longest side, in pixels: more than any phone’s camera, less than a picture made to fill memory.
    static let longestSide = 16_384
    /// What browsers offer to choose.
    static let accepted = ["image/jpeg", "image/png"]

    /// Takes a file apart; throws why it is no photo that is taken here.
    init(cleaning file: [UInt8]) throws(PhotoRefusal) {
        if file.starts(with: PNGChunks.signature) {
            (bytes, type) = (try PNGChunks.cleaned(file), "image/png")
        } else if file.starts(with: [0xFF, 0xD8, 0xFF]) {
            (bytes, type) = (try JPEGSegments.cleaned(file), "image/jpeg")
        } else {
            throw .unknownKind
        }
    }
}

/// Why a photo is not taken.
enum PhotoRefusal: Error, Hashable, CaseIterable {
    case unknownKind, broken, unusual, tooManyPixels, tooLarge
}
