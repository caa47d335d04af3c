/// Renders a fenced block or an inline code of a given name.
public protocol DirectiveRenderer: Sendable {
  /// The word after the fence, or the first word of the inline code.
  var name: String { get }
  /// Whether it is used as a block, in a line, or both.
  var forms: Set<DirectiveForm> { get }
  /// Turns the directive into HTML, data files and text to search. What is wrong with its options is reported at their place; a
  /// directive that cannot be rendered reports an error and never renders nothing.
  func render(_ call: DirectiveCall, in context: DirectiveContext) -> Rendered<Fragment>
}

public enum DirectiveForm: Sendable { case block, inline }

/// A result, and what is to be said about how it came about.
public struct Rendered<Value: Sendable>: Sendable {
  public let value: Value?
  public let diagnostics: [Diagnostic]

  public init(_ value: Value?, diagnostics: [Diagnostic] = []) {
    self.value = value
    self.diagnostics = diagnostics
  }
}

/// A directive as it stands in a document.
public struct DirectiveCall: Sendable {
  public let directive: Directive
  public let document: Document
  /// How many blocks of the same name stand before it in the document.
  public let ordinal: Int

  public init(_ directive: Directive, in document: Document, ordinal: Int) {
    self.directive = directive
    self.document = document
    self.ordinal = ordinal
  }

  public var source: SourceText { document.source }

  /// What stands between the fences, or after the name.
  public var text: String { String(decoding: source.bytes[directive.body], as: UTF8.self) }

  /// The options of a block, as YAML with places in the document.
  public func options() -> (YAMLMapping, [Diagnostic]) {
    let (node, diagnostics) = YAMLParser.parse(source, range: directive.body)
    if let mapping = node?.mapping { return (mapping, diagnostics) }
    if node == nil { return (.empty, diagnostics) }
    let notOptions = Diagnostic(
      "DIR-002", .error, at: source.place(directive.body),
      Localized(
        fr: "les options de « \(directive.name) » s’écrivent « option: valeur », une par ligne",
        en: "the options of “\(directive.name)” are written “option: value”, one a line"))
    return (.empty, [notOptions])
  }
}

/// The style sheets of the theme that what a plugin made needs, besides that of every page.
public enum PageStyle: String, Sendable, CaseIterable {
  /// Live tables and their tools.
  case tables
  /// Charts, maps, timelines, calculators.
  case drawings
}

/// What a directive becomes.
public struct Fragment: Sendable {
  public let html: HTML
  /// What a document made for paper shows in its place; nil for the same.
  public let paper: HTML?
  /// Files published beside the pages: `donnees/….csv`.
  public let files: [DataFile]
  /// What the search index should know of it; a line a row.
  public let searchText: String
  public let styles: Set<PageStyle>

  public init(
    html: HTML, paper: HTML? = nil, files: [DataFile] = [], searchText: String = "",
    styles: Set<PageStyle> = Set(PageStyle.allCases)
  ) {
    self.styles = styles
    self.html = html
    self.paper = paper
    self.files = files
    self.searchText = searchText
  }
}

/// A file of data published with the site.
public struct DataFile: Sendable, Hashable {
  public let address: Address
  public let bytes: [UInt8]

  public init(address: Address, bytes: [UInt8]) {
    self.address = address
    self.bytes = bytes
  }
}

/// What a directive may read. It answers from the corpus and the registry alone: no clock, no file, no network.
public struct DirectiveContext: Sendable {
  public let corpus: Corpus
  public let registry: Snapshot
  public let page: Address
  /// BCP 47 code of the page.
  public let language: String
  /// The date of the build: the only « today » there is.
  public let date: PartialDate

  public init(corpus: Corpus, registry: Snapshot, page: Address, language: String, date: PartialDate) {
    self.corpus = corpus
    self.registry = registry
    self.page = page
    self.language = language
    self.date = date
  }

  /// A link from this page to the page that a name or a registry key stands for; nil when it has no page.
  public func link(to name: String) -> (href: String, title: String)? {
    let resolver = corpus.graph.resolver
    guard let node = resolver.node(forKey: name) ?? resolver.node(named: name, language: language) else { return nil }
    return (page.link(to: resolver.nodes[node].address), resolver.nodes[node].title)
  }
}
