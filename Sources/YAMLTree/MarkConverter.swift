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
    var starts = [range.lowerBound]
    for index in range where source.bytes[index] == UInt8(ascii: "\n") { starts.append(index + 1) }
    lineStarts = starts
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
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
      syntaxError(problem, at: offset(of: mark))
    case .duplicatedKeysInMapping(let duplicates, let context):
      duplicateKeys(duplicates.map { "\($0)" }, context: context.description)
    default:
      syntaxError(String(describing: error), at: range.lowerBound)
    }
  }

  private func syntaxError(_ problem: String, at offset: Int) -> Diagnostic {
    let place = source.place(offset..<offset)
    if problem.contains("mapping values are not allowed") {
      return Diagnostic(
        "YAML-001", .error, at: place,
        Localized(
          fr: "un deux-points suivi d’une espace coupe la valeur en deux",
          en: "a colon followed by a space cuts the value in two"),
        explanation: Localized(
          fr: "Mettez la valeur entre guillemets droits : titre: \"Foo : bar\".",
          en: "Put the value between straight quotes: titre: \"Foo: bar\"."))
    }
    if problem.contains("tab") || problem.contains("cannot start any token") {
      return Diagnostic(
        "YAML-001", .error, at: place,
        Localized(
          fr: "ce caractère ne peut pas commencer une valeur",
          en: "this character cannot start a value"),
        explanation: Localized(
          fr:
            "Indentez avec des espaces, jamais de tabulation, et mettez entre guillemets droits une valeur qui commence par un signe.",
          en: "Indent with spaces, never tabs, and quote a value that begins with a sign."))
    }
    return Diagnostic(
      "YAML-001", .error, at: place,
      Localized(fr: "YAML illisible (\(problem))", en: "unreadable YAML (\(problem))"),
      explanation: Localized(
        fr: "Vérifiez les guillemets ouverts, les crochets et l’alignement des lignes juste avant cet endroit.",
        en: "Check open quotes, brackets and the alignment of the lines just before this place."))
  }

  /// Yams names the keys and not their place; they are at the start of a line, so the second such line is shown.
  private func duplicateKeys(_ keys: [String], context: String) -> Diagnostic {
    let key = keys.first ?? ""
    let lines = lineStarts.filter { start in
      let line = source.bytes[start..<range.upperBound].drop { $0 == UInt8(ascii: " ") }
      return line.starts(with: Array(key.utf8) + [UInt8(ascii: ":")])
    }
    let start = lines.dropFirst().first ?? lines.first ?? range.lowerBound
    return Diagnostic(
      "YAML-005", .error, at: source.place(start..<min(start + key.utf8.count, range.upperBound)),
      Localized(fr: "la clé « \(key) » est écrite deux fois", en: "the key “\(key)” is written twice"),
      explanation: Localized(fr: "Gardez une seule des deux lignes.", en: "Keep only one of the two lines."))
  }
}
