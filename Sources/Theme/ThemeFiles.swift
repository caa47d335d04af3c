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
  private var scripts: ScriptParts
  let folder: String

  /// - Parameter files: by path from the theme's folder.
  /// - Parameter folder: the theme's folder from the root of the site, for the places of diagnostics.
  init(_ files: [String: [UInt8]], folder: String) {
    self.folder = folder
    scripts = ScriptParts(files, folder: folder)
    for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
      claim(path, SourceText(path: "\(folder)/\(path)", bytes: bytes))
    }
    diagnostics += scripts.diagnostics
    publishEndSheet()
    publishSearchSheet()
  }

  /// The assets that are made of others.
  static let made: Set<String> = ["fin.css", "recherche.css"]

  /// What follows the text and what paper changes come in one sheet; a document of a meeting, which counts its pages by the rules of paper,
  /// asks for the two.
  private mutating func publishEndSheet() {
    guard let after = asset("suite.css")?.bytes, let paper = asset("papier.css")?.bytes else { return }
    publish("actifs/fin.css", after + Array("@media print{\n".utf8) + paper + Array("}\n".utf8))
  }

  /// The search page answers on the slowest links: it loads one style sheet, made of those of all pages.
  private mutating func publishSearchSheet() {
    guard asset("recherche.css") == nil, let page = pages[.search] ?? pages[.page] else { return }
    let scripts = assets.filter { $0.path.hasPrefix("actifs/recherche") || Self.scriptsOfAllPages.contains($0.path) }
    let sheet = PageSheet(
      templates: templates(from: page), scripts: scripts.map { String(decoding: $0.bytes, as: UTF8.self) }, kind: .search)
    publish("actifs/recherche.css", sheet.joined { asset($0)?.bytes })
  }

  private static let scriptsOfAllPages = ["actifs/vademecum.js", "actifs/apercu.js"]

  /// The texts of a template and of the parts that it includes, and of those that they include.
  private func templates(from page: SourceText) -> [String] {
    var texts = [String(decoding: page.bytes, as: UTF8.self)]
    var included: Set<String> = []
    var place = 0
    while place < texts.count {
      for match in texts[place].matches(of: /{{>\s*([^}\s]+)/) {
        guard included.insert(String(match.1)).inserted, let part = parts[String(match.1)] else { continue }
        texts.append(String(decoding: part.bytes, as: UTF8.self))
      }
      place += 1
    }
    return texts
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
    } else if Self.name(path, in: "parties/", ending: ".js") != nil {
      // Read when a script asks for it.
    } else if path.hasSuffix(".js"), path.hasPrefix("actifs/") {
      publish(Self.published(path), CodeSqueezer.squeezed(scripts.whole(source)))
    } else if path.hasPrefix("actifs/") {
      let isCode = path.hasSuffix(".css")
      publish(Self.published(path), isCode ? CodeSqueezer.squeezed(source.bytes) : source.bytes)
    } else if !path.hasSuffix(".md") {
      let known = PageKind.allCases.map { "\(folder)/pages/\($0.rawValue).mustache" }
      diagnostics.append(.unclaimedFile(source.path, known: known))
    }
  }

  /// Parts of one asset come one after another, in the order of their names.
  private mutating func publish(_ path: String, _ bytes: [UInt8]) {
    if let last = assets.last, last.path == path {
      assets[assets.count - 1] = Asset(path: path, bytes: last.bytes + bytes)
    } else {
      assets.append(Asset(path: path, bytes: bytes))
    }
  }

  /// The files of a folder named as a script are published as that script: `actifs/recherche.js/1-mots.js` is the beginning of
  /// `actifs/recherche.js`.
  private static func published(_ path: String) -> String {
    let steps = path.split(separator: "/")
    guard steps.count > 2, path.hasSuffix(".js"), steps[steps.count - 2].hasSuffix(".js") else { return path }
    return steps.dropLast().joined(separator: "/")
  }

  private static func name(_ path: String, in folder: String, ending: String) -> String? {
    guard path.hasPrefix(folder), path.hasSuffix(ending) else { return nil }
    let name = path.dropFirst(folder.count).dropLast(ending.count)
    return name.contains("/") ? nil : String(name)
  }
}
