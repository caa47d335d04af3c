import Diagnostics
import Markdown

/// Which page links to which, in both directions. Complete before any directive is rendered.
public struct LinkGraph: Sendable {
  public let resolver: LinkResolver
  /// For each document, the target of each of its links, in their order.
  public let targets: [[LinkTarget]]
  /// For each node, the nodes that link to it or name it in their fields, in the order of the files, each once.
  public let backlinks: [[Int]]
  /// Files of `content/` that some document links to or shows.
  public let usedFiles: Set<Address>
  private let resolved: [ResolvedLinks]

  public var diagnostics: [Diagnostic] { resolved.flatMap(\.diagnostics) }
  public func diagnostics(of document: Document) -> [Diagnostic] { resolved[document.index].diagnostics }
  public var nodes: [PageNode] { resolver.nodes }

  /// Where the links of a document lead, for those who keep it.
  public func links(of document: Document) -> ResolvedLinks { resolved[document.index] }

  init(_ documents: [Document], resolver: LinkResolver, known: @Sendable (Document) -> ResolvedLinks?) {
    self.init(documents.concurrentMap { known($0) ?? ResolvedLinks(of: $0, by: resolver) }, resolver)
  }

  /// The graph after one document was written anew: its own links are resolved again, those of the others lead where they led.
  func replacing(_ document: Document) -> LinkGraph {
    var resolver = resolver
    resolver.replace(document)
    var resolved = resolved
    resolved[document.index] = ResolvedLinks(of: document, by: resolver)
    return LinkGraph(resolved, resolver)
  }

  private init(_ resolved: [ResolvedLinks], _ resolver: LinkResolver) {
    var backlinks = [[Int]](repeating: [], count: resolver.nodes.count)
    var usedFiles: Set<Address> = []
    for (document, links) in resolved.enumerated() {
      for target in links.all {
        switch target {
        case .page(let node, _) where node != document:
          if backlinks[node].last != document { backlinks[node].append(document) }
        case .file(let address): usedFiles.insert(address)
        default: break
        }
      }
    }
    self.resolver = resolver
    self.backlinks = backlinks
    self.usedFiles = usedFiles
    self.resolved = resolved
    targets = resolved.map(\.links)
  }

  /// Where an image of a document is; nil when it is missing.
  public func imageAddress(_ image: Image, in document: Document) -> Address? {
    guard case .file(let address) = resolver.resolve(image.link, from: document).target else { return nil }
    return address
  }
}

/// What a document links to, shows and names, resolved.
public struct ResolvedLinks: Sendable {
  public private(set) var links: [LinkTarget] = []
  public private(set) var images: [LinkTarget] = []
  /// The pages that its fields name: the agreement of a record, the record of a fiche.
  public private(set) var cited: [LinkTarget] = []
  private(set) var diagnostics: [Diagnostic] = []

  var all: [LinkTarget] { links + images + cited }

  /// Of which nothing is to be said any more.
  public init(links: [LinkTarget], images: [LinkTarget], cited: [LinkTarget]) {
    self.links = links
    self.images = images
    self.cited = cited
  }

  init(of document: Document, by resolver: LinkResolver) {
    links = document.markdown.links.map { resolve($0, from: document, by: resolver) }
    images = document.markdown.images.map { image in
      let target = resolve(image.link, from: document, by: resolver)
      if case .external = target { diagnostics.append(Self.externalImage(image, in: document)) }
      return target
    }
    cited = Self.citedNodes(of: document, resolver: resolver).map { .page($0, anchor: nil) }
  }

  private mutating func resolve(_ link: Link, from document: Document, by resolver: LinkResolver) -> LinkTarget {
    let (target, diagnostic) = resolver.resolve(link, from: document)
    if let diagnostic { diagnostics.append(diagnostic) }
    return target
  }

  private static func externalImage(_ image: Image, in document: Document) -> Diagnostic {
    Diagnostic(
      "LIEN-007", .error, at: document.source.place(image.source),
      Localized(
        fr: "cette image est sur un autre site ; elle ne serait visible ni hors ligne ni sous la politique de sécurité",
        en: "this picture is on another site; it would be seen neither offline nor under the security policy"),
      explanation: Localized(
        fr: "Copiez l’image dans content/, avec sa licence, et liez ce fichier.",
        en: "Copy the picture into content/, with its licence, and link to that file."))
  }

  private static func citedNodes(of document: Document, resolver: LinkResolver) -> [Int] {
    document.model.fields.flatMap { field -> [Int] in
      switch field.type {
      case .registry, .document:
        document.texts(field.name).compactMap { resolver.node(named: $0, language: document.language) }
      default: []
      }
    }
  }
}

extension Image {
  var link: Link {
    Link(form: .markdown, target: target, fragment: nil, hasText: true, text: alternative, source: source)
  }
}
