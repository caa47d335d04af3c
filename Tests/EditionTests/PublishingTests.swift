import Foundation
import PluginKit
import Testing

@testable import Edition

@Suite struct PublishingTests {
  private static let site = """
    -- content/index.md --
    # Accueil

    Vers [la page](page.md).
    -- content/page.md --
    # Page
    """

  @Test func theSameInputGivesTheSameBytes() async throws {
    let first = try TestSite(TestSite.registry + Self.site, with: ["theme", "registre.yml"])
    let second = try TestSite(TestSite.registry + Self.site, with: ["theme", "registre.yml"])
    #expect(try await first.files().files == second.files().files, "from another folder")
    #expect(try await first.files().files == first.files().files)
  }

  @Test func aFaultyDocumentStopsThePublication() async throws {
    let site = try TestSite(Self.site)
    #expect(try await site.build().publish(to: site.output).isPublished)
    let before = try site.published()
    try site.write("-- content/page.md --\n# Page\n\n[x](absent.md)\n")
    let outcome = try await site.build().publish(to: site.output)
    #expect(!outcome.isPublished)
    #expect(try site.published() == before)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: site.root).sorted() == [
        "._site.verrou", ".vademecum", "_site", "content", "site",
      ])
  }

  /// A rule that its author sets aside leaves the disk as safe as before.
  @Test func nothingIsWrittenOutsideTheSite() async throws {
    let site = try TestSite(
      """
      -- content/guide/a.md --
      ---
      titre: A
      anciennes_adresses: [../temoin.html, ../content/guide, /tmp/vademecum-temoin.html, a/../../b.html]
      ignorer: [{regle: CHP-002, raison: essai}]
      ---
      """)
    let outcome = try await site.build().publish(to: site.output)
    #expect(outcome.isPublished)
    let names = try FileManager.default.contentsOfDirectory(atPath: site.root).sorted()
    #expect(names == ["._site.verrou", ".vademecum", "_site", "content", "site"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: site.root + "/content/guide") == ["a.md"])
    #expect(!FileManager.default.fileExists(atPath: "/tmp/vademecum-temoin.html"))
  }

  @Test(arguments: ["", "/a.html", "a//b.html", "./a.html", "a/..", "../a.html", "a\0.html"])
  func anAddressOutsideTheSiteIsRefused(path: String) throws {
    let site = try TestSite(Self.site)
    let folder = try EditionFolder(output: site.output)
    try folder.begin()
    #expect(throws: PublishingError.self) { try folder.write(EditionFile(Address(path), [])) }
  }

  @Test func aPageDoesNotTakeThePlaceOfAnother() async throws {
    let site = try TestSite(Self.site)
    #expect(try await site.build().publish(to: site.output).isPublished)
    let before = try site.published()
    try site.write("-- content/page.md --\n---\ntitre: Page\nanciennes_adresses: [index-a-z.html]\n---\n")
    await #expect(throws: PublishingError.self) { try await site.build().publish(to: site.output) }
    #expect(try site.published() == before)
  }

  @Test func withoutTheFaultyDocumentsTheRestIsPublished() async throws {
    let site = try TestSite(Self.site + "\n\n[x](absent.md)\n-- content/autre.md --\n# Autre\n")
    let outcome = try await site.build(allowErrors: true).publish(to: site.output)
    #expect(outcome.isPublished)
    #expect(outcome.leftOut.map(\.text) == ["page.md"])
    let files = try site.published()
    #expect(files["page.html"] == nil && files["autre.html"] != nil)
    let bytes = try #require(files["index.html"])
    let home = String(decoding: bytes, as: UTF8.self)
    #expect(home.contains(#"<a class="lien-absent">la page</a>"#))
  }

  @Test func whatGoesFromTheContentGoesFromTheSite() async throws {
    let site = try TestSite(Self.site + "\n-- content/autre.md --\n# Autre\n")
    _ = try await site.build().publish(to: site.output)
    try site.remove("content/autre.md")
    _ = try await site.build().publish(to: site.output)
    #expect(try site.published()["autre.html"] == nil)
    #expect(try site.published()["page.html"] != nil)
  }

  @Test func unchangedFilesAreNotWrittenAgain() async throws {
    let site = try TestSite(Self.site)
    _ = try await site.build().publish(to: site.output)
    let before = try FileManager.default.attributesOfItem(atPath: site.output + "/page.html")[.systemFileNumber] as? Int
    try site.write("-- content/index.md --\n# Accueil\n\nVers [la page](page.md), encore.\n")
    _ = try await site.build().publish(to: site.output)
    let after = try FileManager.default.attributesOfItem(atPath: site.output + "/page.html")[.systemFileNumber] as? Int
    #expect(before != nil && before == after)
  }

  /// Each edition is made in the folder of the one before the last.
  @Test func whatWasAFileMayBecomeAFolderAndBack() async throws {
    let site = try TestSite(Self.site)
    for (step, isFolder) in [false, true, true, false, false, true].enumerated() {
      try? site.remove("content/piece")
      let piece = isFolder ? "piece/note.txt" : "piece"
      try site.write("content/\(piece)", bytes: Array("pièce".utf8))
      try site.write("-- content/page.md --\n# Page \(step)\n\n[la pièce](\(piece))\n")
      #expect(try await site.build().publish(to: site.output).isPublished)
      let published = try site.published().mapValues { String(decoding: $0, as: UTF8.self) }
      #expect(try await site.files().files == published, "step \(step)")
    }
  }

  @Test func aForeignFolderIsLeftAlone() async throws {
    let site = try TestSite(Self.site)
    try site.write("_site/precieux.txt", bytes: [65])
    await #expect(throws: PublishingError.self) { try await site.build().publish(to: site.output) }
    #expect(try site.published().keys.sorted() == ["precieux.txt"])
  }

  /// What a manifest names is removed when the site no longer has it: one that names files elsewhere is not of this tool.
  @Test(arguments: ["_site", "._site.autre"])
  func aManifestThatNamesFilesOutsideRemovesNone(folder: String) async throws {
    let site = try TestSite(Self.site)
    _ = try await site.build().publish(to: site.output)
    try site.write("-- content/index.md --\n# Accueil\n")
    _ = try await site.build().publish(to: site.output)
    let path = "\(site.root)/\(folder)/manifeste.json"
    let manifest = try String(contentsOfFile: path, encoding: .utf8)
    let changed = manifest.replacing("\"page.html\"", with: "\"../content/page.md\"")
    #expect(changed != manifest)
    try changed.write(toFile: path, atomically: true, encoding: .utf8)
    try site.write("-- content/autre.md --\n# Autre\n")
    for _ in 1...2 { _ = try? await site.build().publish(to: site.output) }
    #expect(FileManager.default.fileExists(atPath: site.root + "/content/page.md"))
  }

  @Test func twoBuildsDoNotMeetInOneFolder() async throws {
    let site = try TestSite(Self.site)
    let lock = try BuildLock(output: site.output)
    let error = await #expect(throws: PublishingError.self) { try await site.build().publish(to: site.output) }
    #expect(error?.french.contains("pid \(getpid()), \(ProcessInfo.processInfo.hostName)") == true, "who is at work")
    withExtendedLifetime(lock) {}
  }

  /// The folder that lacks is named, not the lock that could not be made in it.
  @Test(arguments: [
    ("absent/_site", "absent : ce fichier ou ce dossier n’existe pas"),
    ("fichier/_site", "fichier : un fichier se trouve là où un dossier est attendu"),
  ])
  func aPlaceThatCannotHoldTheSiteIsNamed(output: String, reason: String) async throws {
    let site = try TestSite(Self.site)
    try site.write("fichier", bytes: [65])
    let error = await #expect(throws: PublishingError.self) { try await site.build().publish(to: "\(site.root)/\(output)") }
    #expect(error?.french == "Écriture impossible : \(site.root)/\(reason). Le site en place n’a pas changé.")
  }

  /// The file of a lock stays; what counts is whether a process holds it.
  @Test func aLockThatNoOneHoldsIsNoObstacle() async throws {
    let site = try TestSite(Self.site)
    try site.write("._site.verrou", bytes: Array("pid 1, ailleurs".utf8))
    #expect(try await site.build().publish(to: site.output).isPublished)
    #expect(try String(contentsOfFile: site.root + "/._site.verrou", encoding: .utf8).hasPrefix("pid \(getpid()), "))
  }

  /// Some file systems cannot exchange two folders.
  @Test func withoutTheExchangeTheFoldersTakeTurns() async throws {
    let site = try TestSite(Self.site)
    _ = try await site.build().publish(to: site.output)
    let (first, aside) = (try site.published(), site.root + "/._site.autre")
    try site.write("-- content/page.md --\n# Autre titre\n")
    _ = try await site.build().publish(to: site.output)
    let second = try site.published()
    try EditionFolder.moveInTwoSteps(aside, site.output)
    #expect(try site.published() == first)
    try EditionFolder.moveInTwoSteps(aside, site.output)
    #expect(try site.published() == second)
  }

  /// Killed between the two moves, a build leaves no edition in place: the next one puts it back before all else.
  @Test func anEditionThatSteppedAsideComesBack() async throws {
    let site = try TestSite(Self.site)
    _ = try await site.build().publish(to: site.output)
    let before = try site.published()
    try FileManager.default.moveItem(atPath: site.output, toPath: site.root + "/._site.autre.ancien")
    try site.write("-- content/page.md --\n# Page\n\n[x](absent.md)\n")
    #expect(try await !site.build().publish(to: site.output).isPublished)
    #expect(try site.published() == before)
  }

  /// What is not as the tool writes it is read as any JSON.
  @Test(arguments: [
    ("\"outil\": \"vademecum\"", "\"outil\": \"autre\""), ("    \"page.html\"", "  \"page.html\""),
    ("\"page.html\"", "\"\\u0070age.html\""), ("\n  }\n}\n", "\n  }\n}"), ("\n  }\n}\n", "\n  }, \"autre\": 1\n}\n"),
    ("\"fichiers\": {\n", "\"fichiers\": {"),
  ])
  func aManifestWrittenInAnotherWayIsNotReadLineByLine(text: String, other: String) async throws {
    let (files, _) = try await TestSite("-- content/page.md --\n# Page\n").files()
    let manifest = try #require(files["manifeste.json"])
    let changed = manifest.replacing(text, with: other)
    #expect(changed != manifest)
    #expect(Manifest.files(asWritten: Array(manifest.utf8)) != nil)
    #expect(Manifest.files(asWritten: Array(changed.utf8)) == nil)
  }

  @Test func theManifestKnowsEveryFile() async throws {
    let site = try TestSite(TestSite.registry + Self.site, with: ["theme", "registre.yml"])
    _ = try await site.build().publish(to: site.output)
    let files = try site.published()
    let bytes = try #require(files["manifeste.json"])
    let manifest = try #require(Manifest(Array(bytes)))
    #expect(Set(manifest.files.map { FileDigests.path($0.address) }) == Set(files.keys).subtracting(["manifeste.json"]))
    #expect(Manifest.files(asWritten: Array(bytes)) == manifest.files)
    #expect(manifest.registry["accords"]?.rows == 3)
    #expect(manifest.date == "2026-11-21")
  }
}
