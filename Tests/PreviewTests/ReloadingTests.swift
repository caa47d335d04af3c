import Foundation
import Testing

@testable import Edition
@testable import Preview

/// Real edits in a real folder, seen by an open page.
@Suite(.serialized, .timeLimit(.minutes(5))) struct ReloadingTests {
  @Test func anEditReachesTheOpenPage() async throws {
    let site = try TestSite()
    try await previewing(site) { preview, rebuildings in
      let page = try #require(listen(preview.port, page: "/guide/debuter.html"))
      let first = try await state(page)
      try site.write("content/guide/01-debuter.md", TestSite.page("Débuter", "Second jet."))
      let second = try await state(page)
      #expect(first.edition != second.edition)
      #expect(second.errors == 0)
      let served = await ask(preview.port, "/guide/debuter.html").body
      #expect(served.contains("Second jet."))
      #expect(served.contains("data-edition=\"\(second.edition)\""))
      let changes = await rebuildings.next()?.changes
      #expect(changes == Changes(["content/guide/01-debuter.md"]))
    }
  }

  /// What the edit changes elsewhere follows when the author pauses.
  @Test func theRestOfTheSiteFollowsThePage() async throws {
    let site = try TestSite()
    var limits = Limits.usual
    limits.settling = .milliseconds(200)
    try await previewing(site, limits: limits) { preview, rebuildings in
      let folder = try #require(listen(preview.port, page: "/guide/"))
      let before = try await state(folder)
      try site.write("content/guide/01-debuter.md", TestSite.page("Commencer", "Second jet."))
      #expect(await rebuildings.next()?.isShown == true)
      #expect(await ask(preview.port, "/guide/debuter.html").body.contains("Second jet."))
      // First the other page is told of, then all.
      while try await state(folder).edition == before.edition {}
      #expect(await ask(preview.port, "/guide/").body.contains("Commencer"))
      #expect(await ask(preview.port, "/guide/debuter.html").body.contains("Second jet."))
    }
  }

  @Test func aPageThatDidNotChangeStaysOpenAsItIs() async throws {
    let site = try TestSite()
    try await previewing(site) { preview, rebuildings in
      let before = await ask(preview.port, "/guide/").body
      try site.write("content/guide/01-debuter.md", TestSite.page("Débuter", "Second jet."))
      _ = await rebuildings.next()
      #expect(await ask(preview.port, "/guide/").body == before, "its edition is in it")
    }
  }

  /// APERCU-001: a file that is attached to a page goes while the edition is being written.
  @Test func aPreviewThatCannotBeMadeIsSaid() async throws {
    let site = try TestSite()
    try site.write("content/index.md", "---\ntitre: Accueil\n---\n\n[La pièce](piece.pdf)\n")
    try site.write("content/piece.pdf", "x")
    #expect(await SiteBuilder(site.request, files: .disk).rebuild().diagnostics == [])
    var files = FileSystem.disk
    files.read = { path throws(FileError) in
      if path.hasSuffix("piece.pdf") { unlink(path) }
      return try FileSystem.disk.read(path)
    }
    let built = await SiteBuilder(site.request, files: files).rebuild()
    #expect(built.files == nil)
    #expect(built.diagnostics.map(\.code) == ["APERCU-001"])
    #expect(built.diagnostics.first?.summary.french.contains("piece.pdf") == true)
  }

  @Test func anEditorThatRenamesMakesOneEdit() async throws {
    let site = try TestSite()
    try await previewing(site) { preview, rebuildings in
      try site.replace("content/guide/01-debuter.md", TestSite.page("Débuter", "Par copie."))
      #expect(await rebuildings.next()?.changes == Changes(["content/guide/01-debuter.md"]))
      #expect(await ask(preview.port, "/guide/debuter.html").body.contains("Par copie."))
    }
  }

  @Test func newFoldersAreWatchedAndMovedOnesFollowed() async throws {
    let site = try TestSite()
    try await previewing(site) { preview, rebuildings in
      try site.write("content/fiches/pays/benin.md", TestSite.page("Bénin", "Un."))
      _ = await rebuildings.next()
      #expect(await ask(preview.port, "/fiches/pays/benin.html").body.contains("Un."))
      try site.write("content/fiches/pays/benin.md", TestSite.page("Bénin", "Deux."))
      #expect(await rebuildings.next()?.changes == Changes(["content/fiches/pays/benin.md"]))
      #expect(await ask(preview.port, "/fiches/pays/benin.html").body.contains("Deux."))
      try site.move("content/fiches", "content/retours")
      _ = await rebuildings.next()
      #expect(await ask(preview.port, "/fiches/pays/benin.html").status == 404)
      try site.write("content/retours/pays/benin.md", TestSite.page("Bénin", "Trois."))
      #expect(await rebuildings.next()?.changes == Changes(["content/retours/pays/benin.md"]))
      #expect(await ask(preview.port, "/retours/pays/benin.html").body.contains("Trois."))
    }
  }

  @Test func anErrorKeepsTheLastGoodPageUntilItIsMended() async throws {
    let site = try TestSite()
    try await previewing(site) { preview, rebuildings in
      let page = try #require(listen(preview.port, page: "/guide/debuter.html"))
      let other = try #require(listen(preview.port, page: "/"))
      let good = try await state(page)
      _ = try await state(other)
      try site.write("content/guide/01-debuter.md", TestSite.page("Débuter", "Voir [là](absente.md)."))
      let bad = try await state(page)
      #expect(bad.edition == good.edition)
      #expect(bad.errors > 0)
      let entry = try #require(bad.diagnostics.first)
      #expect(entry.isOwn && entry.severity == "error" && entry.file == "content/guide/01-debuter.md" && entry.line == 7)
      let seenElsewhere = try #require(try await state(other).diagnostics.first)
      #expect(!seenElsewhere.isOwn && seenElsewhere.page == "guide/debuter.html")
      #expect(await rebuildings.next()?.isShown == false)
      #expect(await ask(preview.port, "/guide/debuter.html").body.contains("Premier jet."))
      try site.write("content/guide/01-debuter.md", TestSite.page("Débuter", "Premier jet."))
      let mended = try await state(page)
      #expect(mended.errors == 0 && mended.edition == good.edition)
    }
  }

  @Test func aSiteThatBeginsWithAnErrorIsShownWithoutTheFaultyPage() async throws {
    let site = try TestSite()
    try site.write("content/guide/02-fautive.md", TestSite.page("Fautive", "Voir [là](absente.md)."))
    try await previewing(site) { preview, rebuildings in
      #expect(await ask(preview.port, "/guide/debuter.html").status == 200)
      #expect(await ask(preview.port, "/guide/fautive.html").status == 404)
      try site.write("content/guide/02-fautive.md", TestSite.page("Fautive", "Voir rien."))
      #expect(await rebuildings.next()?.leftOut.isEmpty == true)
      #expect(await ask(preview.port, "/guide/fautive.html").body.contains("Voir rien."))
    }
  }

  @Test func aSiteThatCannotBeShownSaysSo() async throws {
    let site = try TestSite()
    try site.move("site/theme", "theme-ailleurs")
    try await previewing(site) { preview, rebuildings in
      let answer = await ask(preview.port, "/")
      #expect(answer.status == 503)
      #expect(answer.body.contains("/.vademecum/apercu.js"))
      try site.move("theme-ailleurs", "site/theme")
      _ = await rebuildings.next()
      #expect(await ask(preview.port, "/").status == 200)
    }
  }

  private struct State: Decodable {
    let edition: String
    let errors: Int
    let diagnostics: [Entry]

    struct Entry: Decodable {
      let severity: String
      let isOwn: Bool
      let file: String?
      let line: Int?
      let page: String?
    }
  }

  private func state(_ page: RawClient) async throws -> State {
    let event = try #require(await page.nextEvent())
    return try JSONDecoder().decode(State.self, from: Data(event.utf8))
  }
}
