import Foundation
import Synchronization
import Testing

@testable import Edition

/// A build after which nothing has changed ends at once; after any change it is made.
@Suite struct LastBuildTests {
  private static let text = """
    -- site/site.yml --
    titre: Essai
    -- content/index.md --
    # Accueil

    Vers [la page](page.md).
    -- content/page.md --
    # Page

    """

  @Test func nothingIsReadAgainWhenNothingHasChanged() async throws {
    let site = try await builtSite()
    let (outcome, documents) = try await publish(site)
    #expect(documents == 0)
    #expect(outcome.isPublished && outcome.pages > 2)
  }

  @Test func whatSomebodyChangedIsMendedWithoutAMemoryToo() async throws {
    let site = try await builtSite()
    let before = try site.published()
    try site.write("_site/page.html", bytes: Array("autre chose".utf8))
    try site.remove(".vademecum")
    _ = try await publish(site)
    #expect(try site.published() == before)
  }

  /// A clock that is centuries ahead.
  @Test func aFileOfTheFarFutureIsReadAsAnyOther() async throws {
    let site = try await builtSite()
    let future = Date(timeIntervalSince1970: 10_413_792_000)
    try FileManager.default.setAttributes([.modificationDate: future], ofItemAtPath: site.root + "/content/page.md")
    #expect(try await publish(site).outcome.isPublished)
  }

  /// The folder is named before it is there, by a way that is not the shortest.
  @Test func aPlaceHasOneName() async throws {
    let site = try TestSite(Self.text)
    settle()
    let output = site.root + "/./_site"
    #expect(try await publish(site, to: output).outcome.remade > 2)
    let (outcome, documents) = try await publish(site, to: output)
    #expect(documents == 0 && outcome.remade == 0)
  }

  @Test func onlyThePagesThatChangedAreMadeAgain() async throws {
    let site = try await builtSite()
    try site.write("-- content/page.md --\n# Page\n\nUne phrase de plus.\n")
    // The page, and the search page, which names the version of the index.
    #expect(try await publish(site).outcome.remade == 2)
  }

  @Test func whatWasSaidIsSaidAgain() async throws {
    let site = try TestSite(
      Self.text + "-- content/jargon.md --\n---\nmodele: page\ndate: 2026-13-01\nstatut: inconnu\n---\n\n# x\n")
    settle()
    let (first, documents) = try await publish(site, allowErrors: true)
    #expect(!first.diagnostics.isEmpty && first.leftOut.map(\.text) == ["jargon.md"] && documents > 0)
    let (second, reread) = try await publish(site, allowErrors: true)
    #expect(reread == 0)
    #expect(second.diagnostics == first.diagnostics && second.leftOut == first.leftOut && second.pages == first.pages)
  }

  /// Each change, and the file of the edition that shows it.
  @Test(arguments: [
    "-- content/page.md --\n# Autre page\n",
    "-- content/neuve.md --\n# Neuve\n",
    "-- site/site.yml --\ntitre: Autre\n",
    "-- site/theme/parties/pied.mustache --\n<footer></footer>\n",
  ]) func aChangeIsBuilt(_ change: String) async throws {
    let site = try await builtSite()
    try site.write(change)
    let (outcome, documents) = try await publish(site)
    #expect(outcome.isPublished && documents > 0)
    #expect(try await text(site.published()) == site.files().files)
  }

  /// Pages that look alike to others are not read; what is published is what a build from nothing publishes.
  @Test func anEditOfABodyReadsThatDocumentAlone() async throws {
    let site = try await builtSite()
    // Long enough for several passages of the search, then short again.
    let sentences = ["Une phrase.", String(repeating: "Un mot rare : polyptyque.\n\n", count: 200), "Moins."]
    for sentence in sentences {
      try site.write("-- content/page.md --\n# Page\n\n\(sentence)\n")
      settle()
      let (outcome, documents) = try await publish(site)
      #expect(documents == 1 && outcome.isPublished && outcome.remade == 2, "\(sentence.prefix(20))")
      #expect(try await text(site.published()) == site.files().files, "\(sentence.prefix(20))")
    }
    #expect(try await publish(site).documents == 0)
  }

  /// Each edit of a document that other pages show.
  @Test(arguments: [
    "# Autre\n", "---\nresume: Autre\n---\n\n# Page\n", "# Page\n\n## Partie\n", "# Page\n\n[Accueil](index.md)\n",
  ])
  func anEditThatOthersShowIsMadeEverywhere(_ document: String) async throws {
    let site = try await builtSite()
    try site.write("-- content/page.md --\n\(document)")
    #expect(try await publish(site).documents > 1)
    #expect(try await text(site.published()) == site.files().files)
  }

  @Test func anErrorInAnEditStopsTheBuild() async throws {
    let site = try await builtSite()
    let before = try site.published()
    try site.write("-- content/page.md --\n# Page\n\n```registre\ntable: absente\n```\n")
    settle()
    let (outcome, documents) = try await publish(site)
    #expect(!outcome.isPublished && documents == 1, "the other documents are not read")
    #expect(outcome.diagnostics == (try await site.files().outcome.diagnostics))
    #expect(try site.published() == before)
  }

  /// Two edits: one in words that the site has, and one with a word that calls for the index of all pages.
  @Test(arguments: ["documents", "recherche", "places", "index"], ["Page.", "Une phrase."])
  func aDamagedMemoryIsThrownAway(_ name: String, edit: String) async throws {
    let site = try await builtSite()
    let path = "\(site.root)/.vademecum/\(name)"
    let kept = try Data(contentsOf: URL(fileURLWithPath: path))
    try Data(kept.map { $0 ^ 1 }).write(to: URL(fileURLWithPath: path))
    try site.write("-- content/page.md --\n# Page\n\n\(edit)\n")
    settle()
    #expect(try await publish(site).documents > 1)
    #expect(try await text(site.published()) == site.files().files)
  }

  /// What the index knows of the other pages is read only when it is put together anew.
  @Test func aPageThatIsDamagedIsSeenWhenItIsNeeded() async throws {
    let site = try await builtSite()
    let path = "\(site.root)/.vademecum/recherche"
    var log = try Data(contentsOf: URL(fileURLWithPath: path))
    let other = try #require(log.firstRange(of: Data("index.html".utf8)))
    log[other.upperBound] ^= 1
    try log.write(to: URL(fileURLWithPath: path))
    for edit in ["Page.", "Une phrase."] {
      try site.write("-- content/page.md --\n# Page\n\n\(edit)\n")
      settle()
      let (outcome, _) = try await publish(site)
      #expect(outcome.isPublished)
      #expect(try await text(site.published()) == site.files().files)
    }
  }

  @Test func aChangeThatKeepsSizeAndTimeIsSeen() async throws {
    let site = try await builtSite()
    let path = site.root + "/content/page.md"
    let times = try FileManager.default.attributesOfItem(atPath: path)
    try site.write("content/page.md", bytes: Array("# Pagf\n".utf8))
    try FileManager.default.setAttributes([.modificationDate: times[.modificationDate] as Any], ofItemAtPath: path)
    #expect(try await publish(site).documents > 0)
  }

  @Test func aRemovedDocumentIsSeen() async throws {
    let site = try await builtSite()
    try site.remove("content/page.md")
    #expect(try await publish(site).documents > 0)
  }

  @Test func anotherDayIsAnotherBuild() async throws {
    let site = try await builtSite()
    #expect(try await publish(site, date: "2026-11-22").documents > 0)
  }

  @Test func whatSomebodyElseDidToTheSiteIsMended() async throws {
    let site = try await builtSite()
    let whole = try site.published()
    try site.write("_site/page.html", bytes: [65])
    try site.remove("_site/index.html")
    #expect(try await publish(site).documents > 0)
    #expect(try site.published() == whole)
  }

  @Test(arguments: ["", "{", "{\"request\":1}", "\u{0}"]) func aDamagedMemoryIsThrownAway(_ text: String) async throws {
    let site = try await builtSite()
    try site.write(".vademecum/derniere.json", bytes: Array(text.utf8))
    #expect(try await publish(site).documents > 0)
    #expect(try await publish(site).documents == 0, "the next build remembers again")
  }

  @Test func aSymbolicLinkCannotBeTold() async throws {
    let site = try await builtSite()
    try FileManager.default.createSymbolicLink(atPath: site.root + "/site/lien", withDestinationPath: "site.yml")
    settle()
    #expect(try await publish(site).documents > 0)
    #expect(try await publish(site).documents > 0)
  }

  private func builtSite() async throws -> TestSite {
    let site = try TestSite(Self.text)
    settle()
    #expect(try await publish(site).documents > 0)
    return site
  }

  /// Changes of the last instant are never taken for old ones.
  private func settle() { Thread.sleep(forTimeInterval: 0.05) }

  /// - Returns: how many documents were read, too.
  private func publish(
    _ site: TestSite, to output: String? = nil, allowErrors: Bool = false, date: String = "2026-11-21"
  ) async throws -> (outcome: Build.Outcome, documents: Int) {
    var request = try site.request(allowErrors: allowErrors)
    request.date = try #require(.init(date))
    return try await site.publish(request, to: output)
  }

  private func text(_ files: [String: Data]) -> [String: String] { files.mapValues { String(decoding: $0, as: UTF8.self) } }
}
