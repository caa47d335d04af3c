/// `Manifest`, read back.
struct ManifestContent: Decodable {
  let version: String
  let documents: Int
  let passagesPerFile: Int
  let terms: [[UInt8]]
  let reversed: [[UInt8]]
  let facets: [String]

  init(from decoder: any Decoder) throws {
    var list = try decoder.unkeyedContainer()
    version = try list.decode(String.self)
    documents = try list.decode(Int.self)
    passagesPerFile = max(1, try list.decode(Int.self))
    terms = Self.starts(try list.decode(String.self))
    reversed = Self.starts(try list.decode(String.self))
    facets = try list.decode([String].self)
  }

  private static func starts(_ text: String) -> [[UInt8]] {
    var last: [UInt8] = []
    return text.utf8.split(separator: UInt8(ascii: ",")).map { coded in
      last = FrontCoding.decode(Array(coded), after: last)
      return last
    }
  }
}

/// `CardWriter`, read back.
struct CardContent: Decodable {
  struct Part: Decodable {
    let anchor: String
    let heading: String
    let level: Int
    let text: String

    init(from decoder: any Decoder) throws {
      var list = try decoder.unkeyedContainer()
      anchor = try list.decode(String.self)
      heading = try list.decode(String.self)
      level = try list.decode(Int.self)
      text = try list.decode(String.self)
    }
  }

  let path: String
  let title: String
  let kind: String
  let language: String
  let description: String
  let parts: [Part]

  init(from decoder: any Decoder) throws {
    var list = try decoder.unkeyedContainer()
    path = try list.decode(String.self)
    title = try list.decode(String.self)
    kind = try list.decode(String.self)
    language = try list.decode(String.self)
    description = try list.decode(String.self)
    parts = try list.decode([Part].self)
  }
}

/// One value of a facet and its documents.
struct FacetValues {
  let code: String
  let label: String
  let runs: [Range<Int>]

  static func values(_ texts: [String]) -> [FacetValues] {
    stride(from: 1, to: max(1, texts.count - 2), by: 3).map {
      FacetValues(code: texts[$0], label: texts[$0 + 1], runs: runs(texts[$0 + 2]))
    }
  }

  private static func runs(_ text: String) -> [Range<Int>] {
    var digits = DigitReader(Array(text.utf8))
    var runs: [Range<Int>] = []
    var end = 0
    while !digits.isAtEnd {
      let start = end + digits.number()
      end = start + digits.number() + 1
      runs.append(start..<end)
    }
    return runs
  }
}

/// Reads numbers that `Digits` wrote.
struct DigitReader {
  private let bytes: [UInt8]
  private var at = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { at >= bytes.count }

  mutating func digit() -> Int {
    guard at < bytes.count else { return 0 }
    defer { at += 1 }
    return Int(Digits.values[Int(bytes[at])])
  }

  /// The number that follows `count` others.
  mutating func number(after count: Int) -> Int {
    for _ in 0..<count { _ = number() }
    return number()
  }

  mutating func number() -> Int {
    var (number, shift) = (0, 0)
    while shift < 60 {
      let digit = digit()
      number |= (digit & 31) << shift
      if digit < 32 { break }
      shift += 5
    }
    return number
  }
}
