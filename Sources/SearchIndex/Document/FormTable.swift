/// Distinct forms and their numbers, in order of first use: open addressing over bytes, without a String.
struct FormTable {
  /// The hash of a form in the high half, its number plus one in the low half; 0 for a free slot.
  private var slots: [UInt64]
  private var mask: Int
  /// All forms, one after the other.
  private(set) var bytes: [UInt8] = []
  /// Where each form ends in `bytes`.
  private(set) var ends: [UInt32] = []

  init(capacity: Int = 1024) {
    slots = [UInt64](repeating: 0, count: capacity)
    mask = capacity - 1
  }

  var count: Int { ends.count }

  func range(_ id: Int) -> Range<Int> {
    (id == 0 ? 0 : Int(ends[id - 1]))..<Int(ends[id])
  }

  subscript(id: Int) -> ArraySlice<UInt8> { bytes[range(id)] }

  /// Calls `body` with each form, in order of number.
  func forEachForm(_ body: (Int, UnsafeBufferPointer<UInt8>) -> Void) {
    bytes.withUnsafeBufferPointer { bytes in
      for id in 0..<count { body(id, UnsafeBufferPointer(rebasing: bytes[range(id)])) }
    }
  }

  /// The number of `form`; a new one is one more than the last.
  mutating func id(of form: UnsafeBufferPointer<UInt8>) -> Int {
    let hash = Self.hash(form)
    let slot = slot(of: form, hash: hash)
    let known = slots[slot]
    return known != 0 ? Self.number(known) : insert(form, hash: hash, slot: slot)
  }

  mutating func id(of form: some Sequence<UInt8>) -> Int {
    form.withContiguousStorageIfAvailable { id(of: $0) } ?? Array(form).withUnsafeBufferPointer { id(of: $0) }
  }

  /// The number of `form`, or nil when the table does not hold it.
  func find(_ form: UnsafeBufferPointer<UInt8>) -> Int? {
    let known = slots[slot(of: form, hash: Self.hash(form))]
    return known != 0 ? Self.number(known) : nil
  }

  func find(_ form: [UInt8]) -> Int? { form.withUnsafeBufferPointer { find($0) } }

  /// All numbers, in the order of the bytes of their forms.
  func sortedNumbers() -> [Int] {
    (0..<count)
      .map { (lead: leadingBytes($0), number: $0) }
      .sorted { $0.lead != $1.lead ? $0.lead < $1.lead : self[$0.number].lexicographicallyPrecedes(self[$1.number]) }
      .map(\.number)
  }

  /// The first eight bytes of a form as one number, in whose order most forms are parted.
  private func leadingBytes(_ id: Int) -> UInt64 {
    let range = range(id)
    var lead: UInt64 = 0
    for offset in 0..<8 {
      lead = lead << 8 | (offset < range.count ? UInt64(bytes[range.lowerBound + offset]) : 0)
    }
    return lead
  }

  /// Where `form` stands, or the free slot where it would.
  private func slot(of form: UnsafeBufferPointer<UInt8>, hash: UInt32) -> Int {
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      if UInt32(slots[slot] >> 32) == hash, equals(Self.number(slots[slot]), form) { break }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private static func number(_ slot: UInt64) -> Int { Int(slot & 0xFFFF_FFFF) - 1 }

  private mutating func insert(_ form: UnsafeBufferPointer<UInt8>, hash: UInt32, slot: Int) -> Int {
    bytes.append(contentsOf: form)
    ends.append(UInt32(bytes.count))
    slots[slot] = UInt64(hash) << 32 | UInt64(ends.count)
    if ends.count * 2 > slots.count { grow() }
    return ends.count - 1
  }

  private mutating func grow() {
    let old = slots
    let size = slots.count * 2
    mask = size - 1
    slots = [UInt64](repeating: 0, count: size)
    for known in old where known != 0 {
      var slot = Int(known >> 32) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = known
    }
  }

  private func equals(_ id: Int, _ form: UnsafeBufferPointer<UInt8>) -> Bool {
    let range = range(id)
    guard range.count == form.count else { return false }
    return bytes.withUnsafeBufferPointer { known in
      for index in 0..<form.count where known[range.lowerBound + index] != form[index] { return false }
      return true
    }
  }

  /// FNV-1a, then mixed, for the low bits choose the slot.
  private static func hash(_ form: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var hash: UInt32 = 2_166_136_261
    for byte in form { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return hash ^ hash >> 15
  }
}
