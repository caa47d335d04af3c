import Diagnostics

extension Theme {
  /// Reads a theme and compiles its templates.
  /// - Parameter files: the content of each file, by path from the theme's folder: `pages/fiche.mustache`.
  /// - Parameter folder: the theme's folder from the root of the site, for the places of diagnostics.
  /// - Parameter requiredStrings: keys of the interface strings that the caller uses.
  /// - Returns: no theme when there is an error among the diagnostics.
  public static func load(
    files: [String: [UInt8]], folder: String = "site/theme", requiredStrings: [String] = []
  ) -> (theme: Theme?, diagnostics: [Diagnostic]) {
    // The colours and the logo of a site are put among the assets: they do not make a theme.
    guard !files.keys.allSatisfy({ $0.hasPrefix("actifs/") }) else { return (nil, [.missingTheme(folder)]) }
    let files = ThemeFiles(files, folder: folder)
    let strings = StringsTable(files.strings, required: requiredStrings, folder: "\(folder)/chaines")
    let grounds = strings.languages.mapValues { ThemeGround(strings: $0, files: files) }
    var diagnostics = files.diagnostics + strings.diagnostics + files.missingFiles
    guard let french = grounds[StringsTable.reference] else { return (nil, diagnostics.sorted()) }
    var compilation = ThemeCompilation(files, ground: french.schema)
    compilation.run()
    diagnostics += compilation.diagnostics
    guard !diagnostics.hasErrors else { return (nil, diagnostics.sorted()) }
    let published = files.assets.filter { $0.path != "actifs/" + TableScript.source }
    let assets = (published + strings.languages.values.map { TableScript.asset($0, files) }).sorted { $0.path < $1.path }
    let theme = Theme(assets: assets, templates: compilation.templates, grounds: grounds, french: french)
    return (theme, diagnostics.sorted())
  }
}

extension ThemeFiles {
  /// Those without which no page can be made.
  fileprivate var missingFiles: [Diagnostic] {
    let assets = ThemeGround.assetSlots.filter { asset($0.1) == nil && !Self.made.contains($0.1) }.map {
      "\(folder)/actifs/\($0.1)"
    }
    let pages = pages[.page] == nil ? ["\(folder)/pages/\(PageKind.page.rawValue).mustache"] : []
    return (assets + pages).map { .missingFile($0) }
  }
}

/// Compiles the template of each kind, and says once what is wrong in a part that several kinds include.
private struct ThemeCompilation {
  private let files: ThemeFiles
  private let ground: ViewSchema
  private(set) var templates: [PageKind: Template] = [:]
  private var usedParts: Set<String> = []
  /// In the order of their first appearance, with the kinds of page in which they appear.
  private var problems: [(diagnostic: Diagnostic, kinds: [PageKind])] = []

  init(_ files: ThemeFiles, ground: ViewSchema) {
    self.files = files
    self.ground = ground
  }

  mutating func run() {
    for kind in PageKind.allCases {
      guard let source = files.pages[kind] ?? files.pages[.page] else { continue }
      let result = TemplateCompiler.compile(source, frames: [ground] + kind.schemas, parts: files.parts)
      templates[kind] = result.template
      usedParts.formUnion(result.usedParts)
      for diagnostic in result.diagnostics { add(diagnostic, in: kind) }
    }
  }

  var diagnostics: [Diagnostic] {
    let unused = files.parts.filter { !usedParts.contains($0.key) }.map { name, part in
      Diagnostic.unclaimedFile(part.path, known: [])
    }
    return problems.map { $0.diagnostic.seen(in: $0.kinds) } + unused
  }

  private mutating func add(_ diagnostic: Diagnostic, in kind: PageKind) {
    if let index = problems.firstIndex(where: { $0.diagnostic == diagnostic }) {
      if !problems[index].kinds.contains(kind) { problems[index].kinds.append(kind) }
    } else {
      problems.append((diagnostic, [kind]))
    }
  }
}
