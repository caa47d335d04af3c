import Digest
import Foundation
import Testing

@testable import Edition

/// The PDF of a page is linked while it says what the page says.
@Suite struct PDFEditionTests {
  private let text = """
    -- site/site.yml --
    titre: Essai
    imprimer: [guide]
    pdf: _pdf
    -- content/guide/01-un.md --
    ---
    titre: Un
    ---

    Premier texte.
    -- content/guide/index.md --
    ---
    titre: Guide
    ---

    """

  @Test func aPDFIsLinkedUntilTheTextChanges() async throws {
    let site = try TestSite(text)
    let before = try await site.files().files
    #expect(before["guide/un.html"]?.contains("PDF") == false)
    try list(site, ["guide/un": before["imprimer/guide/un.html"], "guide/index": before["imprimer/guide/index.html"]])
    try site.write("_pdf/guide/un.pdf", bytes: [UInt8](repeating: 0x25, count: 421_500))
    try site.write("_pdf/guide/index.pdf", bytes: [UInt8](repeating: 0x25, count: 1_500_000))
    let files = try await site.files().files
    let link = #"<a href="../pdf/guide/un.pdf" type="application/pdf">Télécharger (PDF, 412\#u{A0}Kio, Français)</a>"#
    #expect(files["guide/un.html"]?.contains(link) == true)
    #expect(files["guide/index.html"]?.contains("(PDF, 1,4\u{A0}Mio, Français)") == true)
    #expect(
      files["pdf/guide/un.pdf"]?.utf8.count == 421_500 && files["imprimer/guide/un.html"] == before["imprimer/guide/un.html"])
    try site.write("content/guide/01-un.md", bytes: Array("---\ntitre: Un\n---\n\nTexte nouveau.\n".utf8))
    let after = try await site.files().files
    #expect(after["guide/un.html"]?.contains("PDF") == false && after["pdf/guide/un.pdf"] == nil)
    #expect(after["pdf/guide/index.pdf"] == nil, "the whole guide has that text too")
  }

  @Test func aBuildAfterThePDFsAreMadeIsNotSpared() async throws {
    let site = try TestSite(text)
    _ = try await site.build().publish(to: site.output)
    let page = String(decoding: try #require(try site.published()["imprimer/guide/un.html"]), as: UTF8.self)
    try site.write("_pdf/guide/un.pdf", bytes: [0x25])
    try list(site, ["guide/un": page])
    _ = try await site.build().publish(to: site.output)
    #expect(try site.published()["pdf/guide/un.pdf"] == Data([0x25]))
  }

  @Test(arguments: ["", "[]", "{\"guide/un.pdf\": 3}", "{\"../secret.pdf\": \"0\"}"])
  func aListThatIsDamagedLinksNothing(list: String) async throws {
    let site = try TestSite(text)
    try site.write("_pdf/\(PDFEditions.listName)", bytes: Array(list.utf8))
    let (files, outcome) = try await site.files()
    #expect(outcome.diagnostics.isEmpty && !files.keys.contains { $0.hasSuffix(".pdf") })
  }

  private func list(_ site: TestSite, _ pages: [String: String?]) throws {
    let entries = pages.compactMap { path, page in page.map { "\"\(path).pdf\": \"\(Digest(of: Array($0.utf8)).hex)\"" } }
    try site.write("_pdf/\(PDFEditions.listName)", bytes: Array("{\(entries.joined(separator: ", "))}".utf8))
  }
}
