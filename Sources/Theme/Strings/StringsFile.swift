import Diagnostics
import YAMLTree

/// A file `chaines/<language>.yml`: keys and texts, in order, each with its place.
struct StringsFile {
  let language: String
  let source: SourceText
  private(set) var entries: [YAMLMapping.Entry] = []
  private(set) var diagnostics: [Diagnostic]

  init(language: String, _ source: SourceText) {
    self.language = language
    self.source = source
    let (node, problems) = YAMLParser.parse(source)
    diagnostics = problems
    for entry in node?.mapping?.entries ?? [] {
      if entry.value.text != nil {
        entries.append(entry)
      } else {
        diagnostics.append(.notAText(entry.key, at: source.place(entry.keyRange)))
      }
    }
  }

  var texts: [String: String] {
    entries.reduce(into: [:]) { $0[$1.key] = $1.value.text }
  }
}

/// The interface strings of all languages, checked against French, which has every key.
struct StringsTable {
  private(set) var languages: [String: InterfaceStrings] = [:]
  private(set) var diagnostics: [Diagnostic]

  /// The language that the others fall back to.
  static let reference = "fr"

  /// - Parameter required: keys that the code uses.
  /// - Parameter folder: where the files are, for what is said of one that is missing.
  init(_ files: [StringsFile], required: [String], folder: String) {
    diagnostics = files.flatMap(\.diagnostics)
    guard let french = files.first(where: { $0.language == Self.reference }) else {
      diagnostics.append(.missingFile("\(folder)/\(Self.reference).yml"))
      return
    }
    let reference = french.texts
    for key in required where reference[key] == nil {
      diagnostics.append(.missingRequiredString(key, at: Place(file: french.source.path)))
    }
    for file in files {
      diagnostics += Self.differences(of: file, from: french)
      let texts = file.texts.filter { reference[$0.key] != nil }.merging(reference) { own, _ in own }
      languages[file.language] = InterfaceStrings(language: file.language, texts: texts)
    }
  }

  private static func differences(of file: StringsFile, from french: StringsFile) -> [Diagnostic] {
    let (own, reference) = (file.texts, french.texts)
    let missing = french.entries.filter { own[$0.key] == nil }.map { entry in
      Diagnostic.untranslatedString(
        entry.key, language: file.language, at: Place(file: file.source.path), french: french.source.place(entry.keyRange))
    }
    let unknown = file.entries.filter { reference[$0.key] == nil }.map { entry in
      Diagnostic.unknownString(entry.key, known: reference.keys, at: file.source.place(entry.keyRange))
    }
    return missing + unknown
  }
}
