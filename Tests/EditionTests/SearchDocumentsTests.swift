import SearchIndex
import Testing

@testable import Edition

@Suite struct SearchDocumentsTests {
  /// Of pages with the same words, those of some folders come after the others when the site says so.
  @Test(arguments: [("", "auteurs/style/accents.html"), ("recherche_apres: [auteurs]\n", "z.html")])
  func foldersForThoseWhoKeepTheSiteComeLast(key: String, first: String) async throws {
    let site = try TestSite(
      """
      -- site/site.yml --
      titre: Essai
      \(key)-- content/auteurs/style/accents.md --
      ---
      titre: Accents
      ---
      Une majuscule porte son accent.
      -- content/z.md --
      ---
      titre: Accents
      ---
      Une majuscule porte son accent.
      """)
    let files = try await site.files().files
    let engine = try #require(SearchEngine(read: { files[$0].map { Array($0.utf8) } }))
    #expect(engine.search("majuscule").results.map(\.path).first == first)
  }
}
