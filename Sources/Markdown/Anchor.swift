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
    var slug: [UInt8] = []
    slug.reserveCapacity(title.utf8.count)
    var gap = false
    for scalar in title.unicodeScalars {
      let start = slug.count
      guard append(scalar, afterGap: gap && start > 0, to: &slug) else {
        gap = true
        continue
      }
      if slug.count > start { gap = false }
    }
    return slug.isEmpty ? "section" : String(decoding: slug, as: UTF8.self)
  }

  /// - Returns: false for a character that separates.
  private static func append(_ scalar: Unicode.Scalar, afterGap: Bool, to slug: inout [UInt8]) -> Bool {
    if scalar.isASCII {
      let byte = UInt8(scalar.value)
      guard isLetter(byte) || isDigit(byte) else { return false }
      if afterGap { slug.append(UInt8(ascii: "-")) }
      slug.append(isLetter(byte) ? byte | 0x20 : byte)
      return true
    }
    guard let folded = fold(scalar) else { return false }
    if afterGap, !folded.isEmpty { slug.append(UInt8(ascii: "-")) }
    slug.append(contentsOf: folded.utf8)
    return true
  }

  /// What stands for a character beyond ASCII: empty for an accent that follows its letter, nil for what separates.
  private static func fold(_ scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x300...0x36F: return ""
    case 0xC0...0x24F, 0x1E00...0x1EFF: return latin[scalar] ?? nil
    default: return isKept(scalar) ? scalar.properties.lowercaseMapping : nil
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
  private static let latin: [Unicode.Scalar: String] = {
    var table: [Unicode.Scalar: String] = [:]
    for value in Array(0xC0...0x24F) + Array(0x1E00...0x1EFF) {
      guard let scalar = Unicode.Scalar(UInt32(value)), isKept(scalar) else { continue }
      let lower = scalar.properties.lowercaseMapping
      let base = lower.decomposedStringWithCanonicalMapping.unicodeScalars.filter { !(0x300...0x36F).contains($0.value) }
      table[scalar] =
        ["œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d"][lower] ?? String(String.UnicodeScalarView(base))
    }
    return table
  }()
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
