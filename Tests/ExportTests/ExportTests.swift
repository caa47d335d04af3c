import Foundation
import PluginKit
import Testing

@testable import Edition
@testable import Export

/// Archives that are the same each time, and HTML made XML.
@Suite struct ExportTests {
  private static let folder = FileManager.default.temporaryDirectory.appendingPathComponent("export-\(UUID().uuidString)")

  init() throws { try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true) }

  private func path(_ name: String) -> String { Self.folder.appendingPathComponent(name).path }

  private let archive = ZipArchive([
    .init("mimetype", Array("application/epub+zip".utf8), isStored: true), .init("été/vide.txt", []),
    .init("long.txt", Array(repeating: 0x61, count: 10_000)),
  ])

  @Test func theSameEntriesGiveTheSameBytes() throws {
    try archive.write(to: path("un.zip"))
    try archive.write(to: path("deux.zip"))
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path("un.zip")))
    #expect(try Data(contentsOf: URL(fileURLWithPath: path("deux.zip"))) == bytes)
    #expect(bytes.count < 1_000, "the long file is packed")
    // EPUB Open Container Format 3.2, §4.3: the type stands unpacked at byte 38, right after its name.
    #expect(String(decoding: bytes[30..<58], as: UTF8.self) == "mimetypeapplication/epub+zip")
    #expect(Array(bytes[10..<14]) == [0, 0, 0x21, 0], "no entry bears the time of the machine")
  }

  @Test func aFileThatCannotBeWrittenIsSaid() {
    let error = #expect(throws: ExportError.self) { try archive.write(to: path("absent/un.zip")) }
    #expect(error?.french.contains("absent/un.zip (ce fichier ou ce dossier n’existe pas). ") == true)
    #expect(error?.english.contains("absent/un.zip (No such file or directory). ") == true)
  }

  @Test(arguments: [
    ("<p>a<br>b</p>", "<p>a<br/>b</p>"), ("<input type=\"checkbox\" checked>", "<input type=\"checkbox\" checked=\"checked\"/>"),
    ("<img alt=\"a &gt; b\" src=\"x.png\" loading=\"lazy\">", "<img alt=\"a &gt; b\" src=\"x.png\"/>"),
    (
      "<svg class=\"c\"><path d=\"M0 0\"></path></svg>",
      "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"c\"><path d=\"M0 0\"></path></svg>"
    ),
    ("<em lang=\"en\">call</em>", "<em lang=\"en\" xml:lang=\"en\">call</em>"),
    ("<p data-x=\"1\" hidden>a</p>", "<p hidden=\"hidden\">a</p>"),
  ])
  func htmlBecomesXML(_ html: String, _ xml: String) {
    #expect(String(decoding: XHTML.from(Array(html.utf8)), as: UTF8.self) == xml)
  }

  @Test(arguments: [
    ("fr", "<h1>Mots du glossaire</h1>", "Le texte est structuré"), ("en", "<h1>Glossary</h1>", "The text is structured"),
    ("ar", "<h1>مصطلحات المسرد</h1>", "النص منظم"),
  ])
  func aBookSpeaksItsLanguage(language: String, heading: String, summary: String) throws {
    let page = Address("\(language)/index.html")
    let term = Book.Term(title: "t", definition: "d", anchor: "t", page: page)
    let book = Book(title: "T", summary: "", language: language, page: page, parts: [], terms: [term], pictures: [])
    let export = BookExport(
      book: book, site: SiteConfiguration(), asOf: try #require(PartialDate("2026-11-21")), pictures: [:])
    let files = EPUB(export).entries.map { String(decoding: $0.bytes, as: UTF8.self) }
    #expect(files.contains { $0.contains(heading) } && files.contains { $0.contains(summary) })
    #expect(language == "fr" || !files.contains { $0.contains("glossaire</h1>") || $0.contains("Le texte") })
  }
}
