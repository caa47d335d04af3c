/// Writes numbers (LEB128) and byte strings one after the other.
public struct RecordWriter: Sendable {
  public var bytes: [UInt8] = []

  public init() {}

  @inlinable public mutating func append(_ number: Int) {
    var rest = UInt64(max(0, number))
    while rest > 0x7F {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  @inlinable public mutating func append(_ run: some Collection<UInt8>) {
    append(run.count)
    bytes.append(contentsOf: run)
  }
}

/// Reads what `RecordWriter` wrote. A record that ends too soon or counts beyond its end makes `isBroken` true.
public struct RecordReader {
  @usableFromInline let bytes: UnsafeBufferPointer<UInt8>
  public var at = 0
  public var isBroken = false

  public init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  public var isAtEnd: Bool { at >= bytes.count }

  @inlinable public mutating func number() -> Int {
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
  @inlinable public mutating func count() -> Int {
    let count = number()
    guard count <= bytes.count - at else {
      isBroken = true
      return 0
    }
    return count
  }

  @inlinable public mutating func run() -> UnsafeBufferPointer<UInt8> {
    let length = count()
    defer { at += length }
    return UnsafeBufferPointer(rebasing: bytes[at..<(at + length)])
  }

  public mutating func text() -> String { String(decoding: run(), as: UTF8.self) }
}
