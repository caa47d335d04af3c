/// Writes whole arrays, one after the other, each with its length and a sum of its bytes: what is read again in one piece, without a look
/// at each number. Only for files that stay on the machine: numbers have its byte order.
public struct ColumnWriter {
  private let receive: (UnsafeRawBufferPointer) -> Void

  /// - Parameter receive: takes the bytes in order.
  public init(to receive: @escaping (UnsafeRawBufferPointer) -> Void) {
    self.receive = receive
  }

  public func append<Element: BitwiseCopyable>(_ column: [Element]) {
    column.withUnsafeBytes { bytes in
      let head = [UInt64(bytes.count), QuickSum.of(bytes)]
      head.withUnsafeBytes(receive)
      receive(bytes)
    }
  }

  public func append(_ number: Int) { append([number]) }
}

/// Reads what `ColumnWriter` wrote. A column that ends too soon, or whose bytes are no longer those that were written, makes `isBroken`
/// true.
public struct ColumnReader {
  private let bytes: UnsafeRawBufferPointer
  private var at = 0
  public private(set) var isBroken = false

  public init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  public var isAtEnd: Bool { at == bytes.count }

  public mutating func column<Element: BitwiseCopyable>(of type: Element.Type = Element.self) -> [Element] {
    guard !isBroken, let count = word().flatMap(Int.init(exactly:)), let sum = word(), count <= bytes.count - at,
      count % MemoryLayout<Element>.stride == 0
    else { return broken() }
    let column = UnsafeRawBufferPointer(rebasing: bytes[at..<(at + count)])
    at += count
    guard QuickSum.of(column) == sum else { return broken() }
    return [Element](unsafeUninitializedCapacity: count / MemoryLayout<Element>.stride) { buffer, filled in
      UnsafeMutableRawBufferPointer(buffer).copyMemory(from: column)
      filled = buffer.count
    }
  }

  public mutating func number() -> Int { column(of: Int.self).first ?? 0 }

  private mutating func word() -> UInt64? {
    guard at + 8 <= bytes.count else { return nil }
    defer { at += 8 }
    return bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)
  }

  private mutating func broken<Element>() -> [Element] {
    isBroken = true
    return []
  }
}
