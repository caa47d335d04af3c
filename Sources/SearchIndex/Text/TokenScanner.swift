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
        if group.isEmpty, let end = endOfPlainWord(text, from: at, ascii) {
          sink.take(UnsafeBufferPointer(rebasing: text[at..<end]), kind: .word)
          at = end + 1
          continue
        }
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

  /// Where a word ends that needs no copy, as most do: letters that stay as they are, then a sign that parts words. Nil for others.
  private func endOfPlainWord(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, _ ascii: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    var at = start
    while at < text.count {
      let byte = text[at]
      if byte < 0x80 {
        let known = ascii[Int(byte)]
        if known != byte || byte == 0 { return isEnd(text, at, ascii) && at > start && at - start < Self.longestWord ? at : nil }
        at += 1
      } else if byte == 0xC3, !folding, at + 1 < text.count, Self.isPlainAccent(text[at + 1]) {
        at += 2
      } else {
        return nil
      }
    }
    return nil
  }

  /// Whether a blank stands here, or after a full stop that stands here.
  private func isEnd(_ text: UnsafeBufferPointer<UInt8>, _ at: Int, _ ascii: UnsafeBufferPointer<UInt8>) -> Bool {
    let known = ascii[Int(text[at])]
    if known == 0 || known >= AsciiClass.firstLetter || at + 1 >= text.count { return known == 0 }
    return text[at + 1] < 0x80 && ascii[Int(text[at + 1])] == 0
  }

  /// The second byte of à to ÿ without the letters that fold at once.
  private static func isPlainAccent(_ trail: UInt8) -> Bool {
    guard trail >= 0xA0, trail < 0xC0 else { return false }
    switch trail {
    case 0xA6, 0xB0, 0xB7, 0xB8, 0xBE: return false
    default: return true
    }
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
    let lower = trail >= 0x80 && trail < 0x9F ? trail | 0x20 : trail
    guard Self.isPlainAccent(lower) else { return false }
    group.append(0xC3)
    group.append(lower)
    return true
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
