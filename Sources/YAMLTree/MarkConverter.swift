import Diagnostics
import Yams

/// From libyaml's marks (lines from 1, columns in Unicode scalars from 1, both within the YAML text) to byte offsets in the file.
struct MarkConverter {
  let source: SourceText
  let range: Range<Int>
  private let lineStarts: [Int]

  init(source: SourceText, range: Range<Int>) {
    self.source = source
    self.range = range
    lineStarts = Self.lineStarts(source.bytes, range)
  }

  /// After each line break: YAML 1.1, which libyaml reads, has six of them.
  private static func lineStarts(_ bytes: [UInt8], _ range: Range<Int>) -> [Int] {
    func holds(_ text: String, at offset: Int) -> Bool { bytes[offset..<range.upperBound].starts(with: text.utf8) }
    var (starts, offset) = ([range.lowerBound], range.lowerBound)
    while offset < range.upperBound {
      let length =
        switch bytes[offset] {
        case 0x0A: 1
        case 0x0D: holds("\r\n", at: offset) ? 2 : 1
        case 0xC2: holds("\u{85}", at: offset) ? 2 : 0
        case 0xE2: holds("\u{2028}", at: offset) || holds("\u{2029}", at: offset) ? 3 : 0
        default: 0
        }
      offset += max(length, 1)
      if length > 0 { starts.append(offset) }
    }
    return starts
  }

  func offset(of mark: Mark?) -> Int {
    guard let mark, lineStarts.indices.contains(mark.line - 1) else { return range.upperBound }
    var offset = lineStarts[mark.line - 1]
    var remaining = mark.column - 1
    while remaining > 0, offset < range.upperBound {
      offset += 1
      while offset < range.upperBound, source.bytes[offset] & 0b1100_0000 == 0b1000_0000 { offset += 1 }
      remaining -= 1
    }
    return offset
  }

  /// What libyaml refused, said for an author.
  func diagnostic(for error: any Error) -> Diagnostic {
    switch error as? YamlError {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      syntaxError(problem, context, at: offset(of: mark))
    case .reader(_, let offset, _, let text):
      controlCharacter(offset.map { text.prefix($0).utf8.count } ?? 0)
    case .duplicatedKeysInMapping(let duplicates, let context):
      duplicateKey(duplicates.first ?? "", first: offset(of: context.mark))
    default:
      syntaxError(String(describing: error), nil, at: range.lowerBound)
    }
  }

  private func syntaxError(_ problem: String, _ context: YamlError.Context?, at stop: Int) -> Diagnostic {
    let start = context.map { offset(of: $0.mark) }
    let fault = SyntaxFault(context?.text ?? "", problem, start: start, stop: stop, in: source)
    let place = source.place(fault.offset..<fault.offset)
    return Diagnostic("YAML-001", .error, at: place, fault.summary, explanation: fault.explanation)
  }

  /// - Parameter offset: in bytes, from the beginning of the YAML text.
  private func controlCharacter(_ offset: Int) -> Diagnostic {
    let offset = min(range.lowerBound + offset, range.upperBound)
    return Diagnostic(
      "YAML-001", .error, at: source.place(offset..<offset),
      Localized(
        fr: "il y a ici un caractère invisible, refusé en YAML", en: "there is an invisible character here, refused in YAML"),
      explanation: Localized(
        fr: "Effacez-le : il vient souvent d’un copier-coller.", en: "Delete it: it often comes from copy and paste."))
  }

  /// Yams gives the place of the first; the second begins a line further down, in the same column.
  private func duplicateKey(_ key: String, first: Int) -> Diagnostic {
    let column = first - (lineStarts.last { $0 <= first } ?? first)
    let places = lineStarts.filter { $0 > first }.map { $0 + column }
    let written = Array(key.utf8) + [UInt8(ascii: ":")]
    let start = places.first { $0 < range.upperBound && source.bytes[$0..<range.upperBound].starts(with: written) } ?? first
    return Diagnostic(
      "YAML-005", .error, at: source.place(start..<min(start + key.utf8.count, range.upperBound)),
      Localized(fr: "la clé « \(key) » est écrite deux fois", en: "the key “\(key)” is written twice"),
      explanation: Localized(fr: "Gardez une seule des deux lignes.", en: "Keep only one of the two lines."))
  }
}
