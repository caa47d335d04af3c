import Digest
import Edition
import PluginKit
import Theme

/// The description of an EPUB: what the book is, its files, the order of reading.
struct Package {
  private let export: BookExport
  private let chapters: [Chapter]

  init(_ export: BookExport, chapters: [Chapter]) {
    self.export = export
    self.chapters = chapters
  }

  var bytes: [UInt8] {
    let root = HTML.element(
      "package",
      [
        "xmlns": "http://www.idpf.org/2007/opf", "version": "3.0", "unique-identifier": "identifiant",
        "xml:lang": export.book.language,
      ], [metadata, manifest, spine])
    return Array("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".utf8) + root.bytes + [UInt8(ascii: "\n")]
  }

  private var metadata: HTML {
    let site = export.site
    let facts: [HTML] = [
      .element("dc:identifier", ["id": "identifiant"], identifier),
      .element("dc:title", [:], "\(export.book.title) – \(site.title)"), .element("dc:language", [:], export.book.language),
      .element("dc:creator", [:], site.author), .element("dc:date", [:], export.asOf.iso),
      .element("meta", ["property": "dcterms:modified"], "\(export.asOf.earliestDay)T00:00:00Z"),
    ]
    let rights = site.licence.isEmpty ? [] : [HTML.element("dc:rights", [:], site.licence)]
    let access = [
      ("accessMode", "textual"), ("accessModeSufficient", "textual"), ("accessibilityFeature", "structuralNavigation"),
      ("accessibilityFeature", "tableOfContents"), ("accessibilityHazard", "none"),
      (
        "accessibilitySummary",
        Label(
          french: "Le texte est structuré par des titres ; chaque carte et chaque graphique a ses chiffres en tableau.",
          english: "The text is structured by headings; each map and each chart has its figures in a table.",
          arabic: "النص منظم بعناوين، ولكل خريطة ولكل رسم بياني أرقامه في جدول."
        ).text(in: export.book.language)
      ),
    ].map { HTML.element("meta", ["property": "schema:\($0)"], $1) }
    return .element("metadata", ["xmlns:dc": "http://purl.org/dc/elements/1.1/"], facts + rights + access)
  }

  /// The address of the page that the book is made from, else a name made from the title.
  private var identifier: String {
    let site = export.site
    return site.url(of: export.book.page) ?? "urn:sha256:" + Digest(of: Array("\(site.title)/\(export.book.page)".utf8)).hex
  }

  private var manifest: HTML {
    let pictures = export.pictures.keys.sorted().enumerated().map { number, picture in
      item("image-\(number + 1)", "images/\(picture)", Self.mediaType(of: picture))
    }
    let texts = chapters.enumerated().map { number, chapter in
      item("partie-\(number + 1)", chapter.file, Self.xhtml, properties: chapter.hasDrawings ? "svg" : nil)
    }
    let fixed = [
      item("couverture", "cover.xhtml", Self.xhtml), item("sommaire", "nav.xhtml", Self.xhtml, properties: "nav"),
      item("style", "livre.css", "text/css"),
    ]
    return .element("manifest", [:], fixed + texts + pictures)
  }

  private var spine: HTML {
    let names = ["couverture", "sommaire"] + chapters.indices.map { "partie-\($0 + 1)" }
    return .element(
      "spine", ["page-progression-direction": WritingDirection.of(export.book.language)],
      names.map { .element("itemref", ["idref": $0]) })
  }

  private static let xhtml = "application/xhtml+xml"

  private func item(_ id: String, _ file: String, _ type: String, properties: String? = nil) -> HTML {
    .element("item", ["id": id, "href": file, "media-type": type, "properties": properties])
  }

  /// The types of picture that every EPUB reader knows (EPUB 3.2, core media types).
  private static func mediaType(of picture: Address) -> String {
    switch picture.path.split(separator: ".").last?.lowercased() {
    case "png": "image/png"
    case "gif": "image/gif"
    case "svg": "image/svg+xml"
    case "webp": "image/webp"
    default: "image/jpeg"
    }
  }
}

extension PartialDate {
  /// The first day that the date may mean: AAAA-MM-JJ.
  fileprivate var earliestDay: String {
    let parts = [month ?? 1, day ?? 1].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "\(year)-\(parts[0])-\(parts[1])"
  }
}
