/// Writes numbers (LEB128) and byte strings one after the other.
struct RecordWriter {
  var bytes: [UInt8] = []

  mutating func append(_ number: Int) {
    var rest = UInt64(max(0, number))
    while rest > 0x7F {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func append(_ run: some Collection<UInt8>) {
    append(run.count)
    bytes.append(contentsOf: run)
  }
}

/// Reads what `RecordWriter` wrote. A record that ends too soon or counts beyond its end makes `isBroken` true.
struct RecordReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var at = 0
  private(set) var isBroken = false

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  mutating func number() -> Int {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while at < bytes.count, shift < 63 {
      let byte = bytes[at]
      at += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return Int(value) }
      shift += 7
    }
    isBroken = true
    return 0
  }

  /// A count of things that take a byte at least.
  mutating func count() -> Int {
    let count = number()
    guard count <= bytes.count - at else {
      isBroken = true
      return 0
    }
    return count
  }

  mutating func run() -> UnsafeBufferPointer<UInt8> {
    let length = count()
    defer { at += length }
    return UnsafeBufferPointer(rebasing: bytes[at..<(at + length)])
  }

  mutating func text() -> String { String(decoding: run(), as: UTF8.self) }
}
