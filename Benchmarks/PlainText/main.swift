// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Hummingbird

// The upper limit of what any page of ours can reach: the same HTTP library, and two words.
let router = Router()
router.get("/") { _, _ in "Hello, world" }
let port = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 8090
try await Application(router: router, configuration: .init(address: .hostname("127.0.0.1", port: port))).runService()
