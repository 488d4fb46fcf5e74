// SPDX-License-Identifier: EUPL-1.2

/// A bounded cache: when full, what was used least recently makes room.
struct LeastRecent<Key: Hashable, Item> {
    private var items: [Key: (item: Item, used: Int)] = [:]
    private var clock = 0
    private let capacity: Int

    init(capacity: Int) {
        self.capacity = capacity
    }

    subscript(key: Key) -> Item? {
        mutating get {
            guard let index = items.index(forKey: key) else { return nil }
            clock += 1
            items.values[index].used = clock
            return items.values[index].item
        }
    }

    /// Keeps an item; returns the one that had to go.
    mutating func insert(_ item: Item, for key: Key) -> Item? {
        clock += 1
        items[key] = (item, clock)
        guard items.count > capacity, let oldest = items.min(by: { $0.value.used < $1.value.used }) else { return nil }
        return items.removeValue(forKey: oldest.key)?.item
    }

    mutating func removeAll() {
        items = [:]
    }
}
