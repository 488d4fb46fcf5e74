// SPDX-License-Identifier: EUPL-1.2

/// A device as its owner would recognise it, and no finer: "Firefox, Android".
public struct DeviceLabel: Hashable, Sendable, CustomStringConvertible {
    public let description: String

    /// Reads the browser's and the system's name from a User-Agent header, and forgets the rest.
    public init(userAgent: String?) {
        let agent = userAgent ?? ""
        let browser = Self.browsers.first { agent.contains($0.mark) }?.name
        let system = Self.systems.first { agent.contains($0.mark) }?.name
        description = [browser, system].compactMap { $0 }.joined(separator: ", ")
    }

    /// A label read back from storage.
    init(stored: String) { description = stored }

    // The order matters: Edge and Opera also say Chrome, and Chrome also says Safari.
    private static let browsers = [
        (mark: "Edg", name: "Edge"), (mark: "OPR/", name: "Opera"), (mark: "Firefox/", name: "Firefox"),
        (mark: "FxiOS/", name: "Firefox"), (mark: "Chrome/", name: "Chrome"), (mark: "CriOS/", name: "Chrome"),
        (mark: "Safari/", name: "Safari"),
    ]

    // iPads and Android also name Mac OS X and Linux.
    private static let systems = [
        (mark: "iPhone", name: "iOS"), (mark: "iPad", name: "iPadOS"), (mark: "Android", name: "Android"),
        (mark: "Windows", name: "Windows"), (mark: "Mac OS X", name: "macOS"), (mark: "CrOS", name: "ChromeOS"),
        (mark: "Linux", name: "Linux"),
    ]
}
