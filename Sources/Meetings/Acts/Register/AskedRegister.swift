// SPDX-License-Identifier: EUPL-1.2
import Language
import Web

extension RegisterFilter {
    /// What a query asks for; what cannot be read is not asked for.
    init(_ query: Fields) {
        year = query["year"].flatMap { Int($0) }.flatMap { (1900...2999).contains($0) ? $0 : nil }
        kind = query["kind"].flatMap(Kind.init)
        status = query["status"].flatMap(FollowUp.Status.init)
        words = String((query["q"] ?? "").trimmed.prefix(200))
        isOldestFirst = query["sort"] == "oldest"
    }
}
