import PluginKit

/// The files that machines read: the Atom feed (RFC 4287) and the sitemap (sitemaps.org 0.9).
struct Feeds {
  let corpus: Corpus
  /// Addresses of all pages of the edition.
  let pages: [Address]
  let date: PartialDate

  private static let entriesInFeed = 30

  func atom() -> DataFile {
    let entries = LatestDocuments(corpus).documents.prefix(Self.entriesInFeed).map(entry)
    let updated = timestamp(LatestDocuments(corpus).documents.lazy.compactMap { DocumentFacts($0, corpus: corpus).date }.first)
    let feed = HTML.element(
      "feed", ["xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "fr"],
      [
        .element("title", [:], corpus.site.title), .element("id", [:], identifier(of: Address(""))),
        .element("updated", [:], updated), .element("author", [:], [.element("name", [:], corpus.site.author)]),
        .element("link", ["rel": "self", "href": link(to: PageFrame.feedAddress)], ""),
      ] + entries)
    return DataFile(address: PageFrame.feedAddress, bytes: Self.xml(feed))
  }

  /// None when the site has no address: a sitemap holds absolute addresses only. More addresses than one may hold are in several, which
  /// `sitemap.xml` names.
  func sitemaps() -> [DataFile] {
    let addresses = pages.filter { $0 != FixedPages.notFoundAddress }.compactMap(corpus.site.url)
    guard addresses.count > Self.addressesInSitemap else {
      return addresses.isEmpty ? [] : [sitemap("sitemap.xml", "urlset", of: "url", addresses[...])]
    }
    let parts = stride(from: 0, to: addresses.count, by: Self.addressesInSitemap).enumerated().map { number, start in
      sitemap("sitemap-\(number + 1).xml", "urlset", of: "url", addresses[start...].prefix(Self.addressesInSitemap))
    }
    return parts + [
      sitemap("sitemap.xml", "sitemapindex", of: "sitemap", parts.compactMap { corpus.site.url(of: $0.address) }[...])
    ]
  }

  /// The most that one may hold (sitemaps.org 0.9).
  private static let addressesInSitemap = 50_000

  private func sitemap(_ name: String, _ root: StaticString, of entry: StaticString, _ addresses: ArraySlice<String>) -> DataFile
  {
    let entries = addresses.map { HTML.element(entry, [:], [.element("loc", [:], $0)]) }
    let set = HTML.element(root, ["xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"], entries)
    return DataFile(address: Address(name), bytes: Self.xml(set))
  }

  func robots() -> DataFile {
    let sitemap = corpus.site.baseURL.isEmpty ? "" : "Sitemap: \(corpus.site.baseURL)sitemap.xml\n"
    return DataFile(address: Address("robots.txt"), bytes: Array("User-agent: *\nAllow: /\n\(sitemap)".utf8))
  }

  /// From the root of the site when nobody knows where it is published.
  private func link(to address: Address) -> String { corpus.site.url(of: address) ?? address.path }

  private func entry(_ document: Document) -> HTML {
    .element(
      "entry", [:],
      [
        .element("title", [:], document.title), .element("id", [:], identifier(of: document.address)),
        .element("updated", [:], timestamp(DocumentFacts(document, corpus: corpus).date)),
        .element("link", ["href": link(to: document.address)], ""),
        .element("summary", [:], document.summary),
      ])
  }

  /// The page's address, else a tag URI (RFC 4151) that does not depend on where the site is published.
  private func identifier(of address: Address) -> String {
    corpus.site.url(of: address) ?? "tag:vademecum,2026:/\(address.path)"
  }

  /// Midnight UTC of the first day that the date may mean; that of the build for an unknown one.
  private func timestamp(_ known: PartialDate?) -> String {
    let date = known ?? date
    let parts = [date.month ?? 1, date.day ?? 1].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "\(PartialDate(year: date.year)?.iso ?? "1970")-\(parts[0])-\(parts[1])T00:00:00Z"
  }

  private static func xml(_ root: HTML) -> [UInt8] {
    Array("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".utf8) + root.bytes + [UInt8(ascii: "\n")]
  }
}
