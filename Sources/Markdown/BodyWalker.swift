import CCMarkGFM
import Diagnostics
import YAMLTree

/// The one walk over the tree of a body. Everything that a document holds is written on the way.
///
/// 1. An iterator goes through the nodes; nothing recurses, so nesting cannot exhaust the stack.
/// 2. Blocks open and close (`BodyWalker+Blocks`; paragraphs, lists, tables, code, callouts and notes in the files beside it).
/// 3. The inlines of a block write HTML and plain text side by side (`BodyWalker+Inlines`, `+Text`, `+Links`, `+Markup`).
/// 4. A node becomes a place in the file only when the place is kept (`BodyWalker+Places`).
struct BodyWalker {
  /// Quotes, lists, emphases and links inside each other.
  static let maximumDepth = 100
  /// Links and images of a page: each is resolved, checked, and told to the page that it leads to.
  static let maximumLinks = 10_000
  /// Blocks and inline codes that plugins render: each may ask the registry.
  static let maximumDirectives = 1_000
  private static let maximumDiagnostics = 100

  let source: SourceText
  let bytes: UnsafeBufferPointer<UInt8>
  let options: MarkdownOptions
  let frontMatter: YAMLMapping
  let bodyStart: Int
  let words: Words
  let isFrench: Bool
  let lines: LineTable
  let kinds = ExtensionKinds.learnt
  private let maximumHTML: Int

  var html = HTMLBuffer()
  var text: [UInt8] = []
  var blocks: [Block] = []
  var headings: [Heading] = []
  var links: [Link] = []
  var images: [Image] = []
  var directives: [Directive] = []
  private var diagnostics: [Diagnostic] = []
  private var unreported = 0
  private var isRefused = false
  private var depth = 0

  // What is open at the current place.
  var openBlocks: [OpenBlock] = []
  /// For each open quote, whether it is a callout.
  var calloutQuotes: [Bool] = []
  var anchors = AnchorRegister()
  var hasPageTitle = false
  var callout: OpenCallout?
  var table = OpenTable()
  var notes = NoteCounter()
  var leaf = OpenLeaf()
  var openLinks: [OpenLink?] = []
  var openImages: [OpenImage] = []
  var openTags: [OpenTag] = []

  init(source: SourceText, bytes: UnsafeBufferPointer<UInt8>, front: FrontMatter, options: MarkdownOptions) {
    self.source = source
    self.bytes = bytes
    self.options = options
    frontMatter = front.mapping
    bodyStart = front.body.lowerBound
    let language = front.mapping["langue"]?.text ?? options.defaultLanguage
    words = Words.inLanguage(language)
    isFrench = language.split(separator: "-").first?.lowercased() == "fr"
    lines = LineTable(bytes, body: front.body)
    maximumHTML = 30 * bytes.count + 1_000_000
    html.reserve(front.body.count + front.body.count / 4)
    text.reserveCapacity(front.body.count)
  }

  mutating func walk(_ tree: borrowing SyntaxTree) {
    guard let root = tree.root, let iterator = cmark_iter_new(root) else { return }
    defer { cmark_iter_free(iterator) }
    while !isRefused {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { break }
      if event == CMARK_EVENT_ENTER { enter(node) } else { exit(node) }
      if html.count > maximumHTML { refuse(Messages.renderedTooLarge(source)) }
    }
  }

  /// The document, once the walk is over.
  func document(after earlier: [Diagnostic]) -> MarkdownDocument {
    let further = unreported > 0 ? [Messages.furtherMessages(unreported, source)] : []
    let diagnostics = earlier + diagnostics + further
    guard !isRefused else { return MarkdownDocument(refused: source, frontMatter: frontMatter, diagnostics: diagnostics) }
    return MarkdownDocument(
      source: source, frontMatter: frontMatter, bodyStart: bodyStart, html: html.finished, text: text.trimmed,
      blocks: blocks.trimmed, headings: headings.trimmed, links: links.trimmed, images: images, directives: directives,
      diagnostics: diagnostics)
  }

  mutating func refuse(_ diagnostic: Diagnostic) {
    isRefused = true
    diagnostics.append(diagnostic)
  }

  /// Finding the line of a place costs time, so a file with thousands of mistakes shows the first hundred.
  mutating func report(at range: Range<Int>, _ message: (SourceText, Range<Int>) -> Diagnostic) {
    if diagnostics.count < Self.maximumDiagnostics { diagnostics.append(message(source, range)) } else { unreported += 1 }
  }

  mutating func deepen(_ node: Node) {
    depth += 1
    guard depth > Self.maximumDepth else { return }
    let start = lines.start(Int(cmark_node_get_start_line(node)))
    refuse(Messages.tooDeep(source, at: start..<start))
  }

  mutating func rise() { depth -= 1 }

  mutating func add(_ link: Link) {
    links.append(link)
    limitLinks(at: link.source)
  }

  mutating func add(_ image: Image) {
    images.append(image)
    limitLinks(at: image.source)
  }

  mutating func add(_ directive: Directive) {
    directives.append(directive)
    if directives.count == Self.maximumDirectives + 1 { refuse(Messages.tooManyDirectives(source, at: directive.source)) }
  }

  private mutating func limitLinks(at range: Range<Int>) {
    if links.count + images.count == Self.maximumLinks + 1 { refuse(Messages.tooManyLinks(source, at: range)) }
  }
}

extension Array {
  /// The same without the room that was left to grow: documents are kept by the thousand.
  var trimmed: [Element] { withUnsafeBufferPointer { Array($0) } }
}

/// A block whose end has not been met.
struct OpenBlock {
  let index: Int
  let textStart: Int
}

/// The block whose inlines are being written.
struct OpenLeaf {
  var node: Node?
  var isCell = false
  var textStart = 0
  var htmlStart = 0
  /// Made when a place is first asked for.
  var map: InlineMap?
  /// The last text, from which the places of links without any are counted.
  var lastText: (node: Node, literal: UnsafeBufferPointer<UInt8>)?
  /// Where the last link without a place ended, in the text of the block.
  var cursor: Int?
}
