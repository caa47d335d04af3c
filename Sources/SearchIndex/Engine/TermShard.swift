/// One term of a shard: its forms, and its postings, read when they are needed.
final class TermEntry {
  let forms: [String]
  /// Words to highlight beside the forms: those of its synonyms.
  let shown: [String]
  /// Documents that hold the term, also those whose postings were cut.
  let frequency: Int
  /// The number of the file of the documents cut.
  let overflow: Int?
  private let digits: [UInt8]
  private(set) lazy var postings = Self.postings(digits)

  init(forms: [String], shown: [String], digits: [UInt8]) {
    self.forms = forms
    self.shown = shown
    self.digits = digits
    var reader = DigitReader(digits)
    let head = reader.number()
    frequency = head >> 1
    overflow = head & 1 == 0 ? nil : reader.number(after: 1)
  }

  /// Whether both are one term, which may stand in two shards; one form may belong to terms of two languages.
  func isSame(_ other: TermEntry) -> Bool { forms == other.forms && digits == other.digits }

  /// The term's passages in a document; 0 when they are not known.
  func passages(of document: Int) -> UInt32 { posting(of: document)?.passages ?? 0 }

  func holds(_ document: Int) -> Bool { posting(of: document) != nil }

  private func posting(of document: Int) -> Posting? { postings[...].posting(of: document) }

  /// The same term with the documents of its overflow file.
  func completed(with rest: [UInt8]) -> TermEntry {
    let entry = TermEntry(forms: forms, shown: shown, digits: digits)
    entry.postings = (postings + CoarsePostings.postings(rest)).sorted { $0.document < $1.document }
    return entry
  }

  private static func postings(_ digits: [UInt8]) -> [Posting] {
    var reader = DigitReader(digits)
    var count = reader.number()
    if count & 1 == 1 {
      count = reader.number() << 1
      _ = reader.number()
    }
    var document = 0
    return (0..<(count >> 1)).map { _ in
      let step = reader.number()
      document += step >> 1
      let impact = UInt8(reader.digit())
      let passages = step & 1 == 1 ? UInt32(clamping: reader.number()) : 1
      return Posting(document: UInt32(clamping: document), passages: passages, impact: impact)
    }
  }
}

/// A term shard, read: its forms in the order of the file, and the entries of each.
struct TermShard {
  private(set) var forms: [String] = []
  private var entriesOfForm: [String: [TermEntry]] = [:]

  init(_ text: String) {
    var last: [UInt8] = []
    for entry in text.utf8.split(separator: UInt8(ascii: ";")) {
      guard let colon = entry.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let head = entry[..<colon].split(separator: UInt8(ascii: "="), maxSplits: 1)
      let names = head[0].split(separator: UInt8(ascii: ",")).map { coded in
        last = FrontCoding.decode(Array(coded), after: last)
        return String(decoding: last, as: UTF8.self)
      }
      let shown = head.count > 1 ? head[1].split(separator: UInt8(ascii: ",")).map { String(decoding: $0, as: UTF8.self) } : []
      let term = TermEntry(forms: names, shown: shown, digits: Array(entry[entry.index(after: colon)...]))
      for name in names { add(name, term) }
    }
  }

  func entries(of form: String) -> [TermEntry] { entriesOfForm[form] ?? [] }

  private mutating func add(_ form: String, _ term: TermEntry) {
    if entriesOfForm[form] == nil { forms.append(form) }
    entriesOfForm[form, default: []].append(term)
  }
}

/// A form of the reversed vocabulary, spelt forwards again.
struct ReversedForm {
  let form: String
  /// The binary logarithm of its documents, plus one.
  let frequency: Int

  static func forms(_ text: String) -> [ReversedForm] {
    var last: [UInt8] = []
    return text.utf8.split(separator: UInt8(ascii: ",")).map { coded in
      let digit = coded[coded.index(after: coded.startIndex)]
      last = FrontCoding.decode([coded[coded.startIndex]] + coded.dropFirst(2), after: last)
      let reversed = String(decoding: last, as: UTF8.self).unicodeScalars.reversed()
      return ReversedForm(
        form: String(String.UnicodeScalarView(reversed)), frequency: Int(Digits.values[Int(digit)]))
    }
  }
}

extension FrontCoding {
  /// The word that `coded` stands for after `last`.
  static func decode(_ coded: [UInt8], after last: [UInt8]) -> [UInt8] {
    guard let first = coded.first else { return [] }
    var units = Int(Digits.values[Int(first)])
    var length = 0
    while units > 0, length < last.count {
      length += last[length] < 0x80 ? 1 : last[length] < 0xE0 ? 2 : 3
      units -= 1
    }
    return Array(last.prefix(length) + coded.dropFirst())
  }
}
