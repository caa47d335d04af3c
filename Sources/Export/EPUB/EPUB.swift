import Digest
import Edition
import PluginKit

/// A book as an EPUB 3 file (W3C, EPUB 3.2).
///
/// 1. Each part is an XHTML file, made from the HTML of its page (`XHTML`); the glossary is one more.
/// 2. `Package` describes the book and lists its files in the order of reading; `Navigation` is its contents.
/// 3. `ZipArchive` packs them, the file that tells the type first and unpacked.
public struct EPUB: Sendable {
  let export: BookExport

  public init(_ export: BookExport) { self.export = export }

  /// - Throws: `ExportError` when the file cannot be written.
  public func write(to path: String) throws(ExportError) { try ZipArchive(entries).write(to: path) }

  static let folder = "EPUB"

  var entries: [ZipArchive.Entry] {
    let package = Package(export, chapters: chapters)
    let texts = [
      ("cover.xhtml", cover), ("nav.xhtml", Navigation(export.book, chapters: chapters).bytes), ("package.opf", package.bytes),
      ("livre.css", PackageResources.livre_css),
    ]
    let pictures = export.pictures.sorted { $0.key < $1.key }.map { ("images/\($0.key)", $0.value) }
    let files = (texts + chapters.map { ($0.file, $0.bytes) } + pictures).map { ZipArchive.Entry("\(Self.folder)/\($0)", $1) }
    return [
      .init("mimetype", Array("application/epub+zip".utf8), isStored: true),
      .init("META-INF/container.xml", Array(Self.container.utf8)),
    ] + files
  }

  /// The parts, and the glossary when there are terms.
  var chapters: [Chapter] {
    let parts = export.book.parts.map { Chapter($0, language: export.book.language) }
    return export.book.terms.isEmpty ? parts : parts + [Chapter(glossary: export.book)]
  }

  private var cover: [UInt8] {
    let book = export.book
    let lines = [book.summary, export.asOf.text(in: book.language), export.site.publisher, export.site.licence]
    return Chapter.page(
      title: book.title, language: book.language,
      body: .element(
        "section", ["class": "couverture", "epub:type": "cover"],
        [.element("p", ["class": "couverture-site"], export.site.title), .element("h1", [:], book.title)]
          + lines.filter { !$0.isEmpty }.map { .element("p", [:], $0) }))
  }

  private static let container = """
    <?xml version="1.0" encoding="utf-8"?>
    <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
    <rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
    </container>

    """
}
