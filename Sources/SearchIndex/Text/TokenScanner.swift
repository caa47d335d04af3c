/// Cuts UTF-8 text into words, in lower case, without ligatures; accents of Latin-1 stay for the stemmer unless `folding`.
///
/// Words that single signs join form a group, which `TokenGroup` takes apart when it ends: elisions, compounds,
/// acronyms, references to articles. Bytes that are no UTF-8 separate words.
struct TokenScanner {
  let folding: Bool
  private let fold = Fold.standard
  private let ascii = AsciiClass.table

  init(folding: Bool = false) {
    self.folding = folding
  }

  static let keepingAccents = TokenScanner()

  /// Longer words are cut here; they are addresses and noise.
  static let longestWord = 64

  func scan(_ text: [UInt8], into sink: inout some TokenSink) {
    text.withUnsafeBufferPointer { scan($0, into: &sink) }
  }

  func scan(_ text: UnsafeBufferPointer<UInt8>, into sink: inout some TokenSink) {
    var group = TokenGroup()
    ascii.withUnsafeBufferPointer { ascii in
      var at = 0
      while at < text.count {
        let byte = text[at]
        if byte >= 0x80 {
          at += beyondASCII(text, at: at, group: &group, sink: &sink)
          continue
        }
        let known = ascii[Int(byte)]
        if known < AsciiClass.firstLetter {
          group.separate(by: AsciiClass.joint(known), into: &sink)
          at += 1
        } else {
          let start = at
          repeat { at += 1 } while at < text.count && text[at] < 0x80 && ascii[Int(text[at])] >= AsciiClass.firstLetter
          group.append(text, start..<at, lowering: ascii)
        }
      }
    }
    group.finish(into: &sink)
  }

  private func beyondASCII(
    _ text: UnsafeBufferPointer<UInt8>, at: Int, group: inout TokenGroup, sink: inout some TokenSink
  ) -> Int {
    if text[at] == 0xC3, at + 1 < text.count, !folding, appendAccented(text[at + 1], to: &group) { return 2 }
    let (scalar, length) = text.scalar(at: at)
    guard let scalar else {
      group.separate(by: nil, into: &sink)
      return length
    }
    if !folding, (0x300...0x30C).contains(scalar.value) {
      group.accent(with: scalar)
      return length
    }
    switch fold.letter(scalar) {
    case .separator: group.separate(by: nil, into: &sink)
    case .ignored: break
    case .joint(let joint): group.separate(by: joint, into: &sink)
    case .letters(let letters): for letter in letters { group.append(letter) }
    }
    return length
  }

  /// Keeps à to ÿ, which French stems are made of; false for æ, ð, ø, þ, ß and the two signs, which fold at once.
  private func appendAccented(_ trail: UInt8, to group: inout TokenGroup) -> Bool {
    guard trail >= 0x80, trail < 0xC0 else { return false }
    let lower = trail < 0xA0 ? trail | 0x20 : trail
    switch lower {
    case 0xA6, 0xB0, 0xB7, 0xB8, 0xBE, 0x9F: return false
    case 0xBF where trail != 0xBF: return false
    default:
      group.append(0xC3)
      group.append(lower)
      return true
    }
  }
}

/// What each ASCII byte is: a letter (its lower case), a joint (1 to 3) or a separator (0).
enum AsciiClass {
  static let firstLetter: UInt8 = 0x30

  static let table: [UInt8] = (0..<128).map { (byte: UInt8) in
    switch byte {
    case 0x30...0x39, 0x61...0x7A: byte
    case 0x41...0x5A: byte | 0x20
    case 0x27: Joint.apostrophe.rawValue + 1
    case 0x2D: Joint.hyphen.rawValue + 1
    case 0x2E: Joint.dot.rawValue + 1
    default: 0
    }
  }

  static func joint(_ known: UInt8) -> Joint? { known == 0 ? nil : Joint(rawValue: known - 1) }
}

extension UnsafeBufferPointer<UInt8> {
  /// The scalar that begins at `at` and its length in bytes; nil and 1 where the bytes are no UTF-8.
  func scalar(at: Int) -> (Unicode.Scalar?, Int) {
    let lead = self[at]
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1
    guard length > 1, at + length <= count else { return (nil, 1) }
    var value = UInt32(lead) & (0xFF >> UInt32(length + 1))
    for next in self[(at + 1)..<(at + length)] {
      guard next & 0xC0 == 0x80 else { return (nil, 1) }
      value = value << 6 | UInt32(next & 0x3F)
    }
    return (Unicode.Scalar(value), length)
  }
}
