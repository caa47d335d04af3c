import CGD
import Foundation
import PluginKit
import Testing

@testable import Edition

/// Pictures that documents show: their size in the page, copies for narrow screens, the whole picture in books.
@Suite struct ShownPictureTests {
  private static let document = """
    -- site/site.yml --
    titre: Essai
    imprimer: [guide]
    -- content/guide/index.md --
    ---
    titre: Guide
    ---

    ![Un port](../images/port.jpg) ![Un plan](../images/plan.png) ![Un dessin](../images/dessin.svg)

    """

  private func site(_ text: String = document) throws -> TestSite {
    let site = try TestSite(text)
    try site.write("content/images/port.jpg", bytes: Self.picture(width: 1200, height: 800, jpeg: true))
    try site.write("content/images/plan.png", bytes: Self.picture(width: 300, height: 200, jpeg: false))
    try site.write("content/images/dessin.svg", bytes: Array("<svg xmlns=\"http://www.w3.org/2000/svg\"/>".utf8))
    return site
  }

  @Test func aPageHasTheSizesAndTheBookTheWholePictures() async throws {
    let site = try site()
    let (files, outcome) = try await published(site)
    #expect(outcome.diagnostics.isEmpty)
    let page = String(decoding: try #require(files["guide/index.html"]), as: UTF8.self)
    let picture = try #require(page.firstMatch(of: #/<img alt="Un port"[^>]*>/#)?.output)
    #expect(picture.contains(#"src="../images/port.jpg" width="1200" height="800""#) && picture.contains(#"loading="lazy""#))
    let copies = picture.matches(of: #/\.\.\/(actifs\/images\/[0-9a-f]{16}-(\d+)\.jpg) \d+w/#)
    #expect(copies.map { String($0.2) } == ["480", "800"] && picture.contains(", ../images/port.jpg 1200w"))
    let weights = copies.map { files[String($0.1)]?.count ?? 0 } + [try #require(files["images/port.jpg"]).count]
    #expect(weights[0] > 0 && weights[0] < weights[1] && weights[1] < weights[2])
    #expect(page.contains(#"src="../images/plan.png" width="300" height="200" loading="lazy">"#), "small enough as it is")
    #expect(page.contains(#"<img alt="Un dessin" src="../images/dessin.svg" loading="lazy">"#))
    let book = String(decoding: try #require(files["imprimer/guide/index.html"]), as: UTF8.self)
    #expect(book.contains(#"<img alt="Un port" src="../../images/port.jpg" width="1200" height="800">"#))
  }

  @Test func copiesAreMadeOnceAndAreTheSameWithoutTheStore() async throws {
    let site = try site()
    let first = try await published(site).files
    let folder = URL(filePath: "\(site.root)/.vademecum/images")
    let kept = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    #expect(kept.count == 4, "two copies of one picture, a record of each")
    for file in kept where file.pathExtension == "jpg" { try Data("gardé".utf8).write(to: file) }
    // A build after which nothing has changed would not look at its pictures.
    try site.write("content/a.md", bytes: Array("# Autre\n".utf8))
    let second = try await published(site).files
    let copies = { (files: [String: [UInt8]]) in files.filter { $0.key.hasPrefix("actifs/images/") && !$0.value.isEmpty } }
    #expect(copies(second).count == 2 && copies(second).values.allSatisfy { $0 == Array("gardé".utf8) })
    try FileManager.default.removeItem(at: folder)
    try Data("un fichier à la place du dossier".utf8).write(to: folder)
    try site.write("content/a.md", bytes: Array("# Encore\n".utf8))
    #expect(copies(try await published(site).files) == copies(first))
  }

  @Test func copiesThatNothingNeedsGo() async throws {
    let site = try site()
    _ = try await published(site)
    try site.write("content/guide/index.md", bytes: Array("---\ntitre: Guide\n---\n\nTexte.\n".utf8))
    _ = try await published(site)
    let kept = try FileManager.default.contentsOfDirectory(atPath: "\(site.root)/.vademecum/images")
    #expect(kept.allSatisfy { !$0.hasSuffix(".jpg") })
  }

  @Test func aBrokenPictureIsSaidWhereItIsShown() async throws {
    let site = try site()
    let whole = Self.picture(width: 1200, height: 800, jpeg: true)
    try site.write("content/images/port.jpg", bytes: Array(whole.prefix(whole.count / 2)))
    try site.write("content/images/plan.png", bytes: Array("du texte".utf8))
    #expect(
      TestSite.describe(try await site.check()) == ["FIC-008 content/guide/index.md:5:1", "FIC-008 content/guide/index.md:5:32"])
  }

  /// The head alone announces it; nothing is made of so many points.
  @Test func aPictureOfTooManyPointsIsRefused() async throws {
    let site = try site()
    var huge = Self.picture(width: 300, height: 200, jpeg: false)
    huge.replaceSubrange(16..<24, with: [0, 0, 0x27, 0x10, 0, 0, 0x27, 0x10])
    try site.write("content/images/plan.png", bytes: huge)
    let said = try await site.check()
    #expect(said.map(\.code) == ["FIC-009"] && said[0].summary.french.contains("10000 × 10000"))
  }

  private func published(_ site: TestSite) async throws -> (files: [String: [UInt8]], outcome: Build.Outcome) {
    let outcome = try await site.build().publish(to: site.output)
    return (try site.published().mapValues { Array($0) }, outcome)
  }

  private static func picture(width: Int, height: Int, jpeg: Bool) -> [UInt8] {
    guard let image = gdImageCreateTrueColor(Int32(width), Int32(height)) else { return [] }
    defer { gdImageDestroy(image) }
    for y in 0..<height {
      for x in 0..<width {
        image.pointee.tpixels[y]?[x] = Int32(
          (x * 200 / width + (x * 7919 ^ y * 104_729) & 31) << 16 | (y * 200 / height) << 8 | 40)
      }
    }
    var size: Int32 = 0
    guard let written = jpeg ? gdImageJpegPtr(image, &size, 90) : gdImagePngPtr(image, &size) else { return [] }
    defer { gdFree(written) }
    return Array(UnsafeRawBufferPointer(start: written, count: Int(size)))
  }
}
