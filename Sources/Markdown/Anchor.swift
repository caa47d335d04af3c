import Foundation

/// The address of a heading within its page. One rule, here and nowhere else:
///
/// 1. letters become lower case; accents are folded (é → e); œ → oe, æ → ae, ß → ss, ø → o, ł → l, đ → d;
/// 2. other letters and digits, Arabic for instance, are kept as they are;
/// 3. every run of anything else, apostrophes and spaces included, becomes one hyphen, none at either end;
/// 4. nothing left: `section`;
/// 5. the second heading of a document with the same result gets `-2`, the third `-3`.
public enum Anchor {
  /// Rules 1 to 4.
  public static func slug(_ title: String) -> String {
    var title = title
    return title.withUTF8 { bytes in
      // A letter of two bytes may have a lower case of three (Ⱥ).
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count * 3) { room in
        var slug = SlugWriter(room)
        slug.write(bytes)
        return slug.count == 0 ? "section" : String(decoding: room[..<slug.count], as: UTF8.self)
      }
    }
  }

  /// What stands for a character beyond ASCII: empty for an accent that follows its letter, nil for what separates.
  fileprivate static func fold(_ scalar: Unicode.Scalar) -> [UInt8]? {
    switch scalar.value {
    case 0x300...0x36F: []
    case 0xC0...0x24F: latin[Int(scalar.value) - 0xC0]
    case 0x1E00...0x1EFF: latinExtended[Int(scalar.value) - 0x1E00]
    case 0x2000...0x206F: nil  // spaces, dashes, quotation marks
    default: isKept(scalar) ? Array(scalar.properties.lowercaseMapping.utf8) : nil
    }
  }

  private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .letterNumber,
      .nonspacingMark, .spacingMark:
      true
    default: false
    }
  }

  /// Latin letters with accents and ligatures.
  private static let latin = table(0xC0...0x24F)
  private static let latinExtended = table(0x1E00...0x1EFF)

  private static func table(_ values: ClosedRange<UInt32>) -> [[UInt8]?] {
    values.map { value in
      guard let scalar = Unicode.Scalar(value), isKept(scalar) else { return nil }
      let lower = scalar.properties.lowercaseMapping
      let base = lower.decomposedStringWithCanonicalMapping.unicodeScalars.filter { !(0x300...0x36F).contains($0.value) }
      let pair = ["œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d"][lower]
      return Array((pair ?? String(String.UnicodeScalarView(base))).utf8)
    }
  }
}

/// Writes the letters of a title into a room that is large enough.
private struct SlugWriter {
  private(set) var count = 0
  private let room: UnsafeMutableBufferPointer<UInt8>
  private var gap = false

  init(_ room: UnsafeMutableBufferPointer<UInt8>) {
    self.room = room
  }

  mutating func write(_ title: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < title.count {
      let byte = title[index]
      guard byte < 0x80 else {
        write(Self.scalar(in: title, at: &index))
        continue
      }
      index += 1
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): append(byte)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): append(byte | 0x20)
      default: gap = true
      }
    }
  }

  private mutating func write(_ scalar: Unicode.Scalar) {
    guard let letters = Anchor.fold(scalar) else {
      gap = true
      return
    }
    for letter in letters { append(letter) }
  }

  private mutating func append(_ letter: UInt8) {
    if gap, count > 0 {
      room[count] = UInt8(ascii: "-")
      count += 1
    }
    gap = false
    room[count] = letter
    count += 1
  }

  /// The character of more than one byte at an offset, which is moved behind it. A `String` holds well-formed UTF-8.
  private static func scalar(in title: UnsafeBufferPointer<UInt8>, at index: inout Int) -> Unicode.Scalar {
    let first = title[index]
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    let value = title[index + 1..<index + length].reduce(UInt32(first & (0x7F >> length))) { $0 << 6 | UInt32($1 & 0x3F) }
    index += length
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }
}

/// Rule 5: keeps the anchors of one document apart.
struct AnchorRegister {
  private var used: Set<String> = []
  private var lastNumber: [String: Int] = [:]

  mutating func unique(_ title: String) -> String {
    let slug = Anchor.slug(title)
    guard !used.insert(slug).inserted else { return slug }
    var number = lastNumber[slug] ?? 1
    var numbered: String
    repeat {
      number += 1
      numbered = "\(slug)-\(number)"
    } while !used.insert(numbered).inserted
    lastNumber[slug] = number
    return numbered
  }
}
