import Foundation
import GRDBSQLite

/// The order of a French dictionary for `COLLATE francais`: accents, case and ligatures do not count, until nothing else differs.
///
/// It compares bytes: SQLite calls it at each step of a sort.
enum FrenchCollation {
  static let name = "francais"

  static func register(on connection: OpaquePointer?) {
    sqlite3_create_collation_v2(
      connection, name, SQLITE_UTF8, nil,
      { _, countA, a, countB, b in
        let a = UnsafeRawBufferPointer(start: a, count: Int(countA)), b = UnsafeRawBufferPointer(start: b, count: Int(countB))
        return CInt(FrenchCollation.compare(a, b))
      }, nil)
  }

  /// Negative when `a` comes first, positive when `b` does, zero only when they are the same bytes.
  static func compare(_ a: UnsafeRawBufferPointer, _ b: UnsafeRawBufferPointer) -> Int {
    var (lettersA, lettersB) = (Letters(a), Letters(b))
    while true {
      let (letterA, letterB) = (lettersA.next(), lettersB.next())
      if letterA != letterB { return letterA < letterB ? -1 : 1 }
      if letterA == Letters.end { break }
    }
    if a.elementsEqual(b) { return 0 }
    return a.lexicographicallyPrecedes(b) ? -1 : 1
  }

  /// The letters of a text without accents or case. A hyphen or an apostrophe counts as a blank: « Saint-Louis » goes with « Saint Louis ».
  private struct Letters {
    static let end: UInt32 = 0
    private let bytes: UnsafeRawBufferPointer
    private var index = 0
    /// The second letter of a ligature, to come next.
    private var pending: UInt32 = 0

    init(_ bytes: UnsafeRawBufferPointer) {
      self.bytes = bytes
    }

    @inline(__always)
    mutating func next() -> UInt32 {
      if pending != 0 {
        defer { pending = 0 }
        return pending
      }
      guard index < bytes.count else { return Self.end }
      let byte = bytes[index]
      if byte < 0x80 {
        index += 1
        return FrenchCollation.asciiLetters[Int(byte)]
      }
      return beyondASCII()
    }

    private mutating func beyondASCII() -> UInt32 {
      let (scalar, length) = decode()
      index += length
      if (0x300..<0x370).contains(scalar) { return next() }
      if scalar == 0x2019 { return 0x20 }
      guard scalar < 0x250, scalar >= 0x80 else { return scalar }
      let (first, second) = FrenchCollation.latinLetters[Int(scalar) - 0x80]
      pending = second
      return first
    }

    /// The text is known to be UTF-8.
    private func decode() -> (scalar: UInt32, length: Int) {
      let lead = bytes[index]
      let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
      guard index + length <= bytes.count else { return (UInt32(lead), bytes.count - index) }
      var scalar = UInt32(lead) & (0xFF >> UInt32(length + 1))
      for offset in 1..<length { scalar = scalar << 6 | UInt32(bytes[index + offset] & 0x3F) }
      return (scalar, length)
    }
  }

  private static let asciiLetters: [UInt32] = (0..<128).map { code in
    switch UInt8(code) {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(code) + 32
    case UInt8(ascii: "-"), UInt8(ascii: "'"): 0x20
    default: max(UInt32(code), 1)
    }
  }

  /// U+0080 to U+024F, by Unicode's own decomposition; ligatures and stroked letters, which have none, by hand.
  private static let latinLetters: [(UInt32, UInt32)] = (UInt32(0x80)..<0x250).map { code in
    let byHand: [UInt32: (UInt32, UInt32)] = [
      0xE6: (0x61, 0x65), 0x153: (0x6F, 0x65), 0xDF: (0x73, 0x73), 0xF8: (0x6F, 0), 0x111: (0x64, 0), 0x142: (0x6C, 0),
      0x127: (0x68, 0), 0x131: (0x69, 0), 0xA0: (0x20, 0),
    ]
    let lower = Unicode.Scalar(code).map { String(Character($0)).lowercased() } ?? ""
    let folded = lower.decomposedStringWithCanonicalMapping.unicodeScalars.first?.value ?? code
    return byHand[folded] ?? (folded, 0)
  }
}
