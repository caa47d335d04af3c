import Diagnostics

/// What several scripts have in common, `parties/element.js`, put in each where it says `//> element`.
///
/// Each script stays whole, without one that all pages would have to load first.
struct ScriptParts {
  /// By name, without folder or ending.
  private let parts: [String: SourceText]
  private var used: Set<String> = []
  private var unknown: [Diagnostic] = []

  private static let mark = Array("//> ".utf8)

  /// - Parameter files: all of the theme, by path from its folder.
  init(_ files: [String: [UInt8]], folder: String) {
    let named = files.compactMap { path, bytes -> (String, SourceText)? in
      guard path.hasPrefix("parties/"), path.hasSuffix(".js") else { return nil }
      let name = path.dropFirst("parties/".count).dropLast(".js".count)
      return (String(name), SourceText(path: "\(folder)/\(path)", bytes: bytes))
    }
    parts = Dictionary(named) { first, _ in first }
  }

  /// A script with its parts.
  mutating func whole(_ script: SourceText) -> [UInt8] {
    var whole: [UInt8] = []
    for line in script.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let text = line.drop { $0 == UInt8(ascii: " ") }
      if text.starts(with: Self.mark) {
        let name = String(decoding: text.dropFirst(Self.mark.count), as: UTF8.self)
        whole += part(name, asked: script.place(text.startIndex..<line.endIndex))
      } else {
        whole += line
        whole.append(UInt8(ascii: "\n"))
      }
    }
    return whole
  }

  private mutating func part(_ name: String, asked place: Place) -> [UInt8] {
    used.insert(name)
    if let part = parts[name] { return part.bytes }
    unknown.append(.unknownPart(name, ending: "js", known: parts.keys, at: place))
    return []
  }

  /// Parts that are asked for and are not there, parts that nothing asks for.
  var diagnostics: [Diagnostic] {
    unknown + parts.filter { !used.contains($0.key) }.map { .unclaimedFile($0.value.path, known: []) }
  }
}
