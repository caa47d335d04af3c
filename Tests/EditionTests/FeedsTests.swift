import Dates
import PluginKit
import Testing

@testable import Edition

@Suite struct FeedsTests {
  private static func feeds(pages: Int) async throws -> Feeds {
    let site = try TestSite(
      "-- site/site.yml --\ntitre: Essai\nadresse: https://example.org/base\n-- content/index.md --\n# Accueil\n")
    let edition = try #require(try await site.build().prepare().edition)
    return Feeds(
      corpus: edition.corpus, pages: (0..<pages).map { Address("p\($0).html") }, date: try #require(PartialDate("2026-11-21")))
  }

  @Test func oneSitemapHoldsTheAddressesOfMostSites() async throws {
    let files = try await Self.feeds(pages: 50_000).sitemaps()
    #expect(files.map(\.address.path) == ["sitemap.xml"])
    #expect(try #require(files.first).text.components(separatedBy: "<loc>https://example.org/base/p").count == 50_001)
  }

  /// Limits of sitemaps.org 0.9.
  @Test func moreAreInSeveralThatOneNames() async throws {
    let files = try await Self.feeds(pages: 100_001).sitemaps()
    #expect(files.map(\.address.path) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"])
    #expect(files.map { $0.text.components(separatedBy: "<loc>").count - 1 } == [50_000, 50_000, 1, 3])
    let index = try #require(files.last).text
    #expect(
      index.contains("<sitemapindex ") && index.contains("<sitemap><loc>https://example.org/base/sitemap-3.xml</loc></sitemap>"))
    #expect(files[2].text.contains("<url><loc>https://example.org/base/p100000.html</loc></url>"))
  }
}

extension DataFile {
  fileprivate var text: String { String(decoding: bytes, as: UTF8.self) }
}
