/// One normalisation of letters, for pages and for queries. `recherche.js` holds its twin; a shared table keeps them equal.
struct Fold: Sendable {
  static let standard = Fold()

  /// What a scalar beyond ASCII is to the tokenizer.
  enum Letter {
    /// Separates words.
    case separator
    /// Neither shown nor separating: combining accents, Arabic vowel signs, direction marks, soft hyphens.
    case ignored
    /// Joins two words into a compound.
    case joint(Joint)
    /// One or more letters, as UTF-8.
    case letters([UInt8])
  }

  private let latin: [[UInt8]]
  private let phonetic: [[UInt8]]
  private let additional: [[UInt8]]

  private init() {
    func runs(_ table: String) -> [[UInt8]] { table.utf8.split(separator: 0x20).map(Array.init) }
    latin = runs(FoldTable.latin)
    phonetic = runs(FoldTable.phonetic)
    additional = runs(FoldTable.additional)
  }

  func letter(_ scalar: Unicode.Scalar) -> Letter {
    switch scalar.value {
    case 0xC0...0x24F: tabled(latin[Int(scalar.value - 0xC0)])
    case 0x250...0x2AF: .letters(phonetic[Int(scalar.value - 0x250)])
    case 0x1E00...0x1EFF: .letters(additional[Int(scalar.value - 0x1E00)])
    case 0x2BC, 0x2018, 0x2019: .joint(.apostrophe)
    case 0xB7, 0x2010...0x2013: .joint(.hyphen)
    case 0xAD, 0x300...0x36F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFE00...0xFE0F, 0xFEFF: .ignored
    case 0x600...0x6FF: arabic(scalar.value)
    case 0xFB01: .letters(Array("fi".utf8))
    case 0xFB02: .letters(Array("fl".utf8))
    case 0x370...0x1FFF, 0x2C00...0x2DFF, 0x3040...0xD7FF, 0xF900...0xFAFF,
      0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A, 0xFF66...0xFFDC:
      .letters(Array(scalar.lowered.utf8))
    default: .separator
    }
  }

  private func tabled(_ run: [UInt8]) -> Letter { run == [0x2E] ? .separator : .letters(run) }

  private func arabic(_ value: UInt32) -> Letter {
    switch value {
    case 0x600...0x61B, 0x61D...0x61F, 0x66A...0x66D, 0x6D4: .separator
    case 0x61C, 0x640, 0x64B...0x65F, 0x670, 0x6D6...0x6ED: .ignored
    case 0x622, 0x623, 0x625, 0x671: .letters([0xD8, 0xA7])
    case 0x649, 0x626: .letters([0xD9, 0x8A])
    case 0x629: .letters([0xD9, 0x87])
    case 0x624: .letters([0xD9, 0x88])
    case 0x660...0x669: .letters([UInt8(value - 0x660) + 0x30])
    case 0x6F0...0x6F9: .letters([UInt8(value - 0x6F0) + 0x30])
    default: .letters([UInt8(0xC0 | value >> 6), UInt8(0x80 | value & 0x3F)])
    }
  }

  /// Folds a form that still bears the accents of Latin-1, which stemmers need.
  func folded(_ form: some Collection<UInt8>) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: form.count) { result, count in count = fold(form, into: result) }
  }

  /// Calls `body` with the folded form, which lives during the call only.
  func withFolded<Result>(_ form: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: form.count) { result in
      body(UnsafeBufferPointer(rebasing: result[..<fold(form, into: result)]))
    }
  }

  /// No letter of Latin-1 folds to more bytes than its own two.
  private func fold(_ form: some Collection<UInt8>, into result: UnsafeMutableBufferPointer<UInt8>) -> Int {
    var count = 0
    var afterLead = false
    for byte in form {
      if afterLead {
        afterLead = false
        for letter in latin[Int(byte & 0x3F)] {
          result.initializeElement(at: count, to: letter)
          count += 1
        }
      } else if byte == 0xC3 {
        afterLead = true
      } else {
        result.initializeElement(at: count, to: byte)
        count += 1
      }
    }
    return count
  }
}

extension Unicode.Scalar {
  /// Lower case when that is one scalar of the same plane, else the scalar itself.
  fileprivate var lowered: String {
    let mapping = properties.lowercaseMapping
    return mapping.unicodeScalars.count == 1 ? mapping : String(self)
  }
}
