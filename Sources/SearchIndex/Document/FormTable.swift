/// Distinct forms and their numbers, in order of first use: open addressing over bytes, without a String.
struct FormTable {
  private var slots: [UInt32]
  private var mask: Int
  /// All forms, one after the other.
  private(set) var bytes: [UInt8] = []
  /// Where each form ends in `bytes`.
  private(set) var ends: [UInt32] = []
  private var hashes: [UInt32] = []

  init(capacity: Int = 1024) {
    slots = [UInt32](repeating: 0, count: capacity)
    mask = capacity - 1
  }

  var count: Int { ends.count }

  func range(_ id: Int) -> Range<Int> {
    (id == 0 ? 0 : Int(ends[id - 1]))..<Int(ends[id])
  }

  subscript(id: Int) -> ArraySlice<UInt8> { bytes[range(id)] }

  /// The number of `form`; a new one is one more than the last.
  mutating func id(of form: UnsafeBufferPointer<UInt8>) -> Int {
    let hash = Self.hash(form)
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      let id = Int(slots[slot]) - 1
      if hashes[id] == hash, equals(id, form) { return id }
      slot = (slot + 1) & mask
    }
    return insert(form, hash: hash, slot: slot)
  }

  mutating func id(of form: [UInt8]) -> Int { form.withUnsafeBufferPointer { id(of: $0) } }

  /// The number of `form`, or nil when the table does not hold it.
  func find(_ form: UnsafeBufferPointer<UInt8>) -> Int? {
    let hash = Self.hash(form)
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      let id = Int(slots[slot]) - 1
      if hashes[id] == hash, equals(id, form) { return id }
      slot = (slot + 1) & mask
    }
    return nil
  }

  func find(_ form: [UInt8]) -> Int? { form.withUnsafeBufferPointer { find($0) } }

  private mutating func insert(_ form: UnsafeBufferPointer<UInt8>, hash: UInt32, slot: Int) -> Int {
    bytes.append(contentsOf: form)
    ends.append(UInt32(bytes.count))
    hashes.append(hash)
    slots[slot] = UInt32(ends.count)
    if ends.count * 2 > slots.count { grow() }
    return ends.count - 1
  }

  private mutating func grow() {
    let size = slots.count * 4
    mask = size - 1
    slots = [UInt32](repeating: 0, count: size)
    for (id, hash) in hashes.enumerated() {
      var slot = Int(hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(id + 1)
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
