import ByteRecords
import CLinux

/// Distinct forms and their numbers, in order of first use: open addressing over bytes, without a String.
struct FormTable {
  /// A place of the table. Most forms are short enough to be known by their place alone.
  private struct Slot {
    var start: FormStart
    /// The number of the form plus one; 0 for a free place.
    var number: UInt32 = 0
  }

  private var slots: [Slot]
  /// All forms, one after the other.
  private(set) var bytes: [UInt8] = []
  /// Where each form ends in `bytes`.
  private(set) var ends: [UInt32] = []

  /// - Parameter capacity: a power of two.
  init(capacity: Int = 1024) {
    slots = [Slot](repeating: Slot(start: FormStart()), count: capacity)
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
    let start = FormStart(form)
    let slot = slot(of: form, start)
    let known = slots[slot].number
    return known != 0 ? Int(known) - 1 : insert(form, start, slot)
  }

  mutating func id(of form: some Sequence<UInt8>) -> Int {
    form.withContiguousStorageIfAvailable { id(of: $0) } ?? Array(form).withUnsafeBufferPointer { id(of: $0) }
  }

  /// The number of `form`, or nil when the table does not hold it.
  func find(_ form: UnsafeBufferPointer<UInt8>) -> Int? {
    let known = slots[slot(of: form, FormStart(form))].number
    return known != 0 ? Int(known) - 1 : nil
  }

  func find(_ form: [UInt8]) -> Int? { form.withUnsafeBufferPointer { find($0) } }

  /// Has the places of some forms at hand when they are asked for: in a large table each is far from the one before.
  func fetch(_ count: Int, next: () -> UnsafeBufferPointer<UInt8>) {
    slots.withUnsafeBufferPointer { slots in
      for _ in 0..<count {
        let form = next()
        prefetch(slots.baseAddress?.advanced(by: FormStart(form).place(of: form, among: slots.count)))
      }
    }
  }

  /// All numbers, in the order of the bytes of their forms.
  func sortedNumbers() -> [Int] {
    var forms: [(order: UInt64, number: Int)] = []
    forms.reserveCapacity(count)
    forEachForm { forms.append((FormStart($1).order, $0)) }
    return
      forms
      .sorted { $0.order != $1.order ? $0.order < $1.order : self[$0.number].lexicographicallyPrecedes(self[$1.number]) }
      .map(\.number)
  }

  /// Where `form` stands, or the free place where it would.
  private func slot(of form: UnsafeBufferPointer<UInt8>, _ start: FormStart) -> Int {
    var slot = start.place(of: form, among: slots.count)
    while slots[slot].number != 0 {
      if slots[slot].start == start, start.isWhole || equals(Int(slots[slot].number) - 1, form) { break }
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private mutating func insert(_ form: UnsafeBufferPointer<UInt8>, _ start: FormStart, _ slot: Int) -> Int {
    bytes.append(contentsOf: form)
    ends.append(UInt32(bytes.count))
    slots[slot] = Slot(start: start, number: UInt32(ends.count))
    if ends.count * 2 > slots.count { grow() }
    return ends.count - 1
  }

  private mutating func grow() { place(among: slots.count * 2) }

  /// Puts all forms in a new table of so many places.
  private mutating func place(among size: Int) {
    slots = [Slot](repeating: Slot(start: FormStart()), count: size)
    let bytes = bytes
    bytes.withUnsafeBufferPointer { bytes in
      for id in 0..<count {
        let form = UnsafeBufferPointer(rebasing: bytes[range(id)])
        let start = FormStart(form)
        slots[slot(of: form, start)] = Slot(start: start, number: UInt32(id + 1))
      }
    }
  }

  /// Whether two forms that start alike are the same.
  private func equals(_ id: Int, _ form: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = range(id).lowerBound
    return bytes.withUnsafeBufferPointer { bytes in
      (FormStart.size..<form.count).allSatisfy { bytes[start + $0] == form[$0] }
    }
  }
}

extension FormTable {
  init(_ columns: inout ColumnReader) {
    self.init(capacity: 2)
    bytes = columns.column()
    ends = columns.column()
    place(among: max(1024, 1 << (Int.bitWidth - (ends.count * 2).leadingZeroBitCount)))
  }

  func append(to columns: ColumnWriter) {
    columns.append(bytes)
    columns.append(ends)
  }
}

/// The first eight bytes of a form and its length: what tells nearly all forms apart.
private struct FormStart: Equatable {
  /// The bytes as one number, 0 beyond the end of the form.
  private var bytes: UInt64 = 0
  private var length: UInt32 = 0

  static let size = 8

  init() {}

  @inline(__always) init(_ form: UnsafeBufferPointer<UInt8>) {
    length = UInt32(form.count)
    bytes = Self.word(form, at: 0)
  }

  /// Whether this is the whole form.
  var isWhole: Bool { length <= Self.size }

  /// A number that is less for a form whose first bytes come before.
  var order: UInt64 { bytes.byteSwapped }

  /// Where to look first. Each byte reaches the highest bits of the product, which choose.
  ///
  /// - Parameter size: a power of two.
  @inline(__always) func place(of form: UnsafeBufferPointer<UInt8>, among size: Int) -> Int {
    var hash = (bytes ^ UInt64(length)) &* Self.multiplier
    var at = Self.size
    while at < form.count {
      hash = (hash ^ hash >> 32 ^ Self.word(form, at: at)) &* Self.multiplier
      at += Self.size
    }
    return Int(hash >> UInt64(size.leadingZeroBitCount + 1))
  }

  /// The golden ratio, as an odd number of 64 bits.
  private static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// Up to eight bytes from `at`. What is shorter is put together of two loads that may overlap: no byte beyond the form is read.
  @inline(__always) private static func word(_ form: UnsafeBufferPointer<UInt8>, at: Int) -> UInt64 {
    let (bytes, count) = (UnsafeRawBufferPointer(form), form.count - at)
    func load<Word: FixedWidthInteger & BitwiseCopyable>(_ offset: Int, as type: Word.Type) -> UInt64 {
      UInt64(truncatingIfNeeded: bytes.loadUnaligned(fromByteOffset: at + offset, as: type).littleEndian)
    }
    switch count {
    case 8...: return load(0, as: UInt64.self)
    case 4...: return load(0, as: UInt32.self) | load(count - 4, as: UInt32.self) << UInt64(8 * (count - 4))
    case 2...: return load(0, as: UInt16.self) | load(count - 2, as: UInt16.self) << UInt64(8 * (count - 2))
    case 1: return UInt64(form[at])
    default: return 0
    }
  }
}
