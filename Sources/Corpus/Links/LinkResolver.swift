import Diagnostics
import Markdown

/// The one place where a link as written becomes the page it leads to. Rendering, checking, backlinks and search all ask it.
public struct LinkResolver: Sendable {
  public private(set) var nodes: [PageNode]
  private var names: NameIndex
  private let nodesByAddress: [Address: Int]
  private let nodesByPath: [SourcePath: Int]
  private let nodesByKey: [String: Int]
  private var documentsByIdentifier: [String: [Int]]
  private var documents: [Document]
  private let files: Set<SourcePath>
  private var nearNames: NearestNames
  private let nearPaths: NearestNames

  /// - Parameter files: the files of `content/` that are neither documents nor tables of the registry.
  public init(documents: [Document], generated: [PageNode], files: Set<SourcePath>) {
    nodes = documents.map(PageNode.init) + generated
    names = NameIndex(nodes, documents: documents)
    nodesByAddress = Dictionary(nodes.enumerated().map { ($1.address, $0) }, uniquingKeysWith: { first, _ in first })
    nodesByPath = Dictionary(documents.map { ($0.path, $0.index) }, uniquingKeysWith: { first, _ in first })
    let keys = generated.enumerated().flatMap { offset, page in page.names.map { ($0, documents.count + offset) } }
    nodesByKey = Dictionary(keys, uniquingKeysWith: { first, _ in first })
    documentsByIdentifier = Dictionary(
      grouping: documents.filter { $0.identifier != nil }.map(\.index), by: { documents[$0].identifier?.lowercased() ?? "" })
    self.documents = documents
    self.files = files
    nearNames = Self.nearNames(of: nodes)
    nearPaths = NearestNames { documents.map(\.path.text) + files.map(\.text) }
  }

  /// Takes a document as it is written now in the place of what it was.
  mutating func replace(_ document: Document) {
    let (old, new) = (nodes[document.index], PageNode(document))
    nodes[document.index] = new
    documents[document.index] = document
    guard (old.title, old.names) != (new.title, new.names) else { return }
    names.replace(old, by: new, at: document.index)
    nearNames = Self.nearNames(of: nodes)
    for id in documentsByIdentifier.keys { documentsByIdentifier[id]?.removeAll { $0 == document.index } }
    if let id = document.identifier { documentsByIdentifier[id.lowercased(), default: []].append(document.index) }
  }

  private static func nearNames(of nodes: [PageNode]) -> NearestNames {
    NearestNames { nodes.flatMap { [$0.title] + $0.names } }
  }

  /// Resolves a link of a document.
  public func resolve(_ link: Link, from document: Document) -> (target: LinkTarget, diagnostic: Diagnostic?) {
    // Most links lead somewhere, and a place costs a walk through the file.
    let place = { document.source.place(link.source) }
    switch link.form {
    case .wiki: return named(link, from: document, at: place)
    case .markdown: return written(link, from: document, at: place)
    }
  }

  /// The page that a name, an id, an alias or a path under `content/` stands for.
  public func node(named name: String, language: String) -> Int? {
    nodesByPath[SourcePath(name)] ?? names.pages(named: name, language: language, among: nodes).first
  }

  /// The page that a plugin has made for a key of the registry, whatever else has that name.
  public func node(forKey key: String) -> Int? { nodesByKey[key] }

  public func node(at address: Address) -> Int? { nodesByAddress[address] }

  /// The documents that have an identifier, whatever its case; more than one is a mistake of the authors.
  public func documents(withIdentifier id: String) -> [Int] { documentsByIdentifier[id.lowercased()] ?? [] }

  /// The title, id, alias or path of a page that an author most likely meant; nil when none is near.
  public func nearestName(to name: String) -> String? {
    name.hasSuffix(".md") ? nearestPath(to: SourcePath(name)) : nearNames.nearest(to: name)
  }

  private func named(_ link: Link, from document: Document, at place: () -> Place) -> (LinkTarget, Diagnostic?) {
    if link.target.isEmpty { return page(document.index, link.fragment, at: place) }
    let found = names.pages(named: link.target, language: document.language, among: nodes)
    guard let first = found.first else {
      return (.broken, LinkDiagnostics.unknownName(link.target, nearest: nearNames.nearest(to: link.target), at: place()))
    }
    if found.count > 1 {
      return (.broken, LinkDiagnostics.ambiguousName(link.target, candidates: found.map { nodes[$0] }, at: place()))
    }
    return page(first, link.fragment, at: place)
  }

  private func written(_ link: Link, from document: Document, at place: () -> Place) -> (LinkTarget, Diagnostic?) {
    if link.target.isEmpty { return page(document.index, link.fragment, at: place) }
    if let scheme = Self.scheme(of: link.target) {
      guard Self.safeSchemes.contains(scheme) else { return (.broken, LinkDiagnostics.refusedScheme(scheme, at: place())) }
      return (.external(link.target + (link.fragment.map { "#" + $0 } ?? "")), nil)
    }
    guard !link.target.hasPrefix("//"), let path = document.path.resolving(link.target) else {
      return (.broken, LinkDiagnostics.outsideRoot(link.target, at: place()))
    }
    return self.path(path, link: link, at: place)
  }

  private func path(_ path: SourcePath, link: Link, at place: () -> Place) -> (LinkTarget, Diagnostic?) {
    let index = SourcePath(path.text.isEmpty ? "index.md" : path.text + "/index.md")
    if let node = nodesByPath[path] ?? nodesByPath[index] ?? nodesByAddress[Address(path.text)] {
      return self.page(node, link.fragment, at: place)
    }
    if files.contains(path) { return (.file(Address(path.text)), nil) }
    return (.broken, LinkDiagnostics.missingFile(path, nearest: nearestPath(to: path), at: place()))
  }

  /// The file of `content/` that an author most likely meant. The folders may be the same and the files have nothing in common.
  public func nearestPath(to path: SourcePath) -> String? {
    nearPaths.nearest(to: path.text).flatMap { near in
      NearestName.of(String(path.stem), in: [String(SourcePath(near).stem)]).map { _ in near }
    }
  }

  private func page(_ node: Int, _ fragment: String?, at place: () -> Place) -> (LinkTarget, Diagnostic?) {
    guard let fragment, !fragment.isEmpty, let document = nodes[node].document else {
      return (.page(node, anchor: fragment), nil)
    }
    let anchors = documents[document].markdown.headings.map(\.anchor)
    if anchors.contains(fragment) { return (.page(node, anchor: fragment), nil) }
    let folded = Anchor.slug(fragment)
    if anchors.contains(folded) { return (.page(node, anchor: folded), nil) }
    let nearest = NearestName.of(fragment, in: anchors)
    return (.page(node, anchor: nil), LinkDiagnostics.missingAnchor(fragment, page: nodes[node], nearest: nearest, at: place()))
  }

  static let safeSchemes: Set<String> = ["http", "https", "mailto", "tel"]

  /// The scheme of an address (RFC 3986 §3.1) in lower case; nil for a relative one.
  static func scheme(of target: String) -> String? {
    let cleaned = target.unicodeScalars.filter { $0.value > 0x20 && $0.value != 0x7F }
    guard let colon = cleaned.firstIndex(of: ":") else { return nil }
    let scheme = cleaned[..<colon]
    guard let first = scheme.first, first.properties.isAlphabetic, !scheme.contains("/"), !scheme.contains("?") else {
      return nil
    }
    return String(String.UnicodeScalarView(scheme)).lowercased()
  }
}
