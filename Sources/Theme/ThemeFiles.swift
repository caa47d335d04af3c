import Diagnostics

/// The files of a theme, each in its place.
struct ThemeFiles {
  private(set) var pages: [PageKind: SourceText] = [:]
  /// By name, without folder or ending.
  private(set) var parts: [String: SourceText] = [:]
  private(set) var strings: [StringsFile] = []
  /// In the order of their paths.
  private(set) var assets: [Asset] = []
  private(set) var diagnostics: [Diagnostic] = []
  let folder: String

  /// - Parameter files: by path from the theme's folder.
  /// - Parameter folder: the theme's folder from the root of the site, for the places of diagnostics.
  init(_ files: [String: [UInt8]], folder: String) {
    self.folder = folder
    for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
      claim(path, SourceText(path: "\(folder)/\(path)", bytes: bytes))
    }
  }

  func asset(_ name: String) -> Asset? { assets.first { $0.path == "actifs/" + name } }

  private mutating func claim(_ path: String, _ source: SourceText) {
    if !path.hasPrefix("actifs/"), String(validating: source.bytes, as: UTF8.self) == nil {
      diagnostics.append(.notUTF8(source.path))
    } else if let name = Self.name(path, in: "pages/", ending: ".mustache"), let kind = PageKind(rawValue: name) {
      pages[kind] = source
    } else if let name = Self.name(path, in: "parties/", ending: ".mustache") {
      parts[name] = source
    } else if let name = Self.name(path, in: "chaines/", ending: ".yml") {
      strings.append(StringsFile(language: name, source))
    } else if path.hasPrefix("actifs/") {
      let isCode = path.hasSuffix(".js") || path.hasSuffix(".css")
      assets.append(Asset(path: path, bytes: isCode ? ScriptSqueezer.squeezed(source.bytes) : source.bytes))
    } else if !path.hasSuffix(".md") {
      let known = PageKind.allCases.map { "\(folder)/pages/\($0.rawValue).mustache" }
      diagnostics.append(.unclaimedFile(source.path, known: known))
    }
  }

  private static func name(_ path: String, in folder: String, ending: String) -> String? {
    guard path.hasPrefix(folder), path.hasSuffix(ending) else { return nil }
    let name = path.dropFirst(folder.count).dropLast(ending.count)
    return name.contains("/") ? nil : String(name)
  }
}
