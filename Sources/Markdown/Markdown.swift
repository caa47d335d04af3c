import CCMarkGFM
import Diagnostics
import YAMLTree

/// Reads one Markdown file, from bytes to a document.
///
/// 1. The bytes are checked: size, encoding (`EncodingCheck`). What fails gives a document without body.
/// 2. The front matter is found and read as YAML (`FrontMatter`).
/// 3. The body is looked at for forms that cost cmark-gfm quadratic time (`HostileInputGuard`).
/// 4. cmark-gfm parses the body in place, without a copy (`SyntaxTree`).
/// 5. One walk over the tree, without recursion, writes HTML, plain text, blocks, headings, links and directives (`BodyWalker`).
///
/// Positions are those of the parser, corrected where it is known to be wrong (`InlineMap`), as byte offsets in the file.
public enum MarkdownReader {
  /// Never throws and never stops at the first mistake: what is wrong is in `diagnostics`. May be called from several threads at once.
  public static func read(_ source: SourceText, options: MarkdownOptions) -> MarkdownDocument {
    if let refusal = EncodingCheck.refusal(of: source, maximumBytes: options.maximumBytes) {
      return MarkdownDocument(refused: source, frontMatter: .empty, diagnostics: [refusal])
    }
    let front = FrontMatter.read(source)
    let guarded = HostileInputGuard.inspect(source, body: front.body)
    let diagnostics = front.diagnostics + guarded.diagnostics
    guard !guarded.isRefused else {
      return MarkdownDocument(refused: source, frontMatter: front.mapping, diagnostics: diagnostics)
    }
    return source.bytes.withUnsafeBufferPointer { bytes in
      let tree = SyntaxTree(parsing: UnsafeBufferPointer(rebasing: bytes[front.body]), without: guarded.disabled)
      var walker = BodyWalker(source: source, bytes: bytes, front: front, options: options)
      walker.walk(tree)
      return walker.document(after: diagnostics)
    }
  }
}

extension MarkdownReader {
  /// The front matter of a file of which only the beginning is at hand, down to its closing line at least.
  public static func frontMatter(_ beginning: SourceText) -> YAMLMapping { FrontMatter.read(beginning).mapping }
}

extension MarkdownDocument {
  /// A file that cannot be rendered at all.
  convenience init(refused source: SourceText, frontMatter: YAMLMapping, diagnostics: [Diagnostic]) {
    self.init(
      source: source, frontMatter: frontMatter, bodyStart: source.bytes.count, html: HTMLWithHoles(bytes: [], holes: []),
      text: [],
      blocks: [], headings: [], links: [], images: [], directives: [], diagnostics: diagnostics)
  }
}
