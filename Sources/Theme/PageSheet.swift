/// One style sheet for a page that has to come fast: those of the theme, in their order, without the rules that the page cannot use.
///
/// A rule stays when the page has every class, identifier and element of one of its selectors: templates write them in their tags, scripts
/// as strings (`'resultat'`). That keeps a few rules too many.
struct PageSheet {
  /// Sheets and the media that see them; all media when there is none.
  private static let sheets: [(name: String, media: String?)] = [
    ("vademecum.css", nil), ("large.css", "(min-width:56rem)"), ("listes.css", nil), ("suite.css", nil), ("papier.css", "print"),
  ]

  private let words: Set<[UInt8]>

  /// - Parameters:
  ///   - templates: of the page and of the parts that it includes.
  ///   - scripts: that the page loads.
  init(templates: [String], scripts: [String], kind: PageKind) {
    var words: Set<[UInt8]> = [Array("genre-\(kind.rawValue)".utf8)]
    for template in templates {
      for element in template.matches(of: /<([a-z0-9]+)/) { words.insert(Array(element.1.utf8)) }
      for attribute in template.matches(of: /="([^"]*)"/) { words.formUnion(Self.names(attribute.1)) }
    }
    // Whatever opens and closes a string, what stands between two quotes and is but names may name elements and classes.
    for run in scripts.flatMap({ $0.split(whereSeparator: { "'\"`".contains($0) }) }) where run.utf8.allSatisfy(Self.isPartOfList)
    {
      words.formUnion(Self.names(run))
    }
    self.words = words
  }

  private static func names(_ text: Substring) -> [[UInt8]] {
    text.utf8.split(whereSeparator: { !isPartOfName($0) }).map(Array.init)
  }

  private static func isPartOfList(_ byte: UInt8) -> Bool { byte == 0x20 || isPartOfName(byte) }

  /// - Parameter sheet: the content of a style sheet of the theme.
  func joined(_ sheet: (String) -> [UInt8]?) -> [UInt8] {
    Self.sheets.reduce(into: []) { result, part in
      guard let bytes = sheet(part.name) else { return }
      let rules = rules(of: bytes)
      result += part.media.map { Array("@media \($0){\n".utf8) + rules + Array("}\n".utf8) } ?? rules
    }
  }

  /// The rules of a sheet that the page may use.
  func rules(of sheet: [UInt8]) -> [UInt8] {
    var reader = StyleReader(sheet)
    return rules(&reader)
  }

  private func rules(_ reader: inout StyleReader) -> [UInt8] {
    var result: [UInt8] = []
    while let head = reader.head() {
      let kept: [UInt8]?
      if !head.opens {
        kept = head.text + [UInt8(ascii: ";")]
      } else if head.text.starts(with: "@media".utf8) || head.text.starts(with: "@supports".utf8) {
        let inner = rules(&reader)
        reader.close()
        kept = inner.isEmpty ? nil : head.text + Array("{\n".utf8) + inner + Array("}".utf8)
      } else {
        let block = reader.block()
        let selectors = head.text.first == UInt8(ascii: "@") ? [head.text] : Self.list(head.text).filter(isUsed)
        kept = selectors.isEmpty ? nil : Array(selectors.joined(separator: ",".utf8)) + block
      }
      if let kept { result += kept + [UInt8(ascii: "\n")] }
    }
    return result
  }

  /// The selectors of a list.
  private static func list(_ text: [UInt8]) -> [[UInt8]] {
    var (selectors, depth): ([[UInt8]], Int) = ([[]], 0)
    for byte in text {
      if byte == UInt8(ascii: "(") { depth += 1 } else if byte == UInt8(ascii: ")") { depth -= 1 }
      if byte == UInt8(ascii: ","), depth == 0 { selectors.append([]) } else { selectors[selectors.count - 1].append(byte) }
    }
    return selectors
  }

  /// Whether the page has all that the selector names.
  private func isUsed(_ selector: [UInt8]) -> Bool {
    var rest = selector[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\\"): return true
      case UInt8(ascii: "["): rest = rest.drop { $0 != UInt8(ascii: "]") }
      case UInt8(ascii: ":"): if !isPseudoUsed(&rest) { return false }
      case UInt8(ascii: "."), UInt8(ascii: "#"): if !words.contains(Self.name(&rest)) { return false }
      case _ where Self.isPartOfName(byte):
        if !words.contains([byte] + Self.name(&rest)) { return false }
      default: break
      }
    }
    return true
  }

  /// What stands in `:is()`, `:where()` and `:has()` counts, in `:not()` and others it does not.
  private func isPseudoUsed(_ rest: inout ArraySlice<UInt8>) -> Bool {
    let name = Self.name(&rest)
    guard rest.first == UInt8(ascii: "(") else { return true }
    var depth = 0
    let inner = rest.dropFirst().prefix { byte in
      if byte == UInt8(ascii: "(") { depth += 1 } else if byte == UInt8(ascii: ")") { depth -= 1 }
      return depth >= 0
    }
    rest = rest[min(inner.endIndex + 1, rest.endIndex)...]
    return !["is", "where", "has"].contains(String(decoding: name, as: UTF8.self))
      || Self.list(Array(inner)).contains(where: isUsed)
  }

  private static func name(_ rest: inout ArraySlice<UInt8>) -> [UInt8] {
    let name = rest.prefix(while: isPartOfName)
    rest = rest.dropFirst(name.count)
    return Array(name)
  }

  private static func isPartOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    case UInt8(ascii: "-"), UInt8(ascii: "_"), 0x80...: true
    default: false
    }
  }
}

/// Cuts a style sheet into heads (`h1,h2`, `@media print`) and blocks (`{…}`).
private struct StyleReader {
  private let bytes: [UInt8]
  private var at = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// What comes before the next block or semicolon; nil at the end of the sheet or of the block around it.
  mutating func head() -> (text: [UInt8], opens: Bool)? {
    var text: [UInt8] = []
    while at < bytes.count, bytes[at] != UInt8(ascii: "}") {
      let run = next()
      switch run.first {
      case UInt8(ascii: "{"): return (Self.trimmed(text), true)
      case UInt8(ascii: ";"): return (Self.trimmed(text), false)
      default: text += run
      }
    }
    return nil
  }

  /// The block just opened, with its braces.
  mutating func block() -> [UInt8] {
    var (text, depth) = ([UInt8(ascii: "{")], 1)
    while at < bytes.count, depth > 0 {
      let run = next()
      if run.first == UInt8(ascii: "{") { depth += 1 } else if run.first == UInt8(ascii: "}") { depth -= 1 }
      text += run
    }
    return text
  }

  /// Passes over the brace that ends the block around.
  mutating func close() { at = min(at + 1, bytes.count) }

  /// The next byte, or a string as a whole, or nothing for a comment.
  private mutating func next() -> ArraySlice<UInt8> {
    let start = at
    at += 1
    if bytes[start] == UInt8(ascii: "\"") || bytes[start] == UInt8(ascii: "'") {
      while at < bytes.count, bytes[at] != bytes[start] { at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1 }
      at = min(at + 1, bytes.count)
    } else if bytes[start...].starts(with: "/*".utf8) {
      at = bytes[at...].firstRange(of: Array("*/".utf8))?.upperBound ?? bytes.count
      return []
    }
    return bytes[start..<at]
  }

  private static func trimmed(_ text: [UInt8]) -> [UInt8] {
    let isBlank = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
    var text = text.drop(while: isBlank)
    while let last = text.last, isBlank(last) { text.removeLast() }
    return Array(text)
  }
}
