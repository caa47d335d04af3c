import Foundation
import Testing

@testable import Edition

@Suite struct VerificationTests {
  private static func published() async throws -> TestSite {
    let site = try TestSite("-- content/index.md --\n# Accueil\n-- content/page.md --\n# Page\n")
    _ = try await site.build().publish(to: site.output)
    return site
  }

  @Test func aWholeEditionIsWhole() async throws {
    let site = try await Self.published()
    let verification = try EditionVerification(folder: site.output)
    #expect(verification.isWhole)
    #expect(verification.count == (try site.published().count) - 1)
  }

  @Test func everyDifferenceIsNamed() async throws {
    let site = try await Self.published()
    try site.write("_site/page.html", bytes: [65])
    try site.remove("_site/index.html")
    try site.write("_site/.cache", bytes: [65])
    try FileManager.default.createSymbolicLink(atPath: site.output + "/passe", withDestinationPath: "/etc/passwd")
    let verification = try EditionVerification(folder: site.output)
    #expect(verification.missing == ["index.html"])
    #expect(verification.changed == ["page.html"])
    #expect(verification.unknown == [".cache", "passe"])
  }

  @Test func aFolderWithoutManifestIsNoEdition() async throws {
    let site = try await Self.published()
    try site.remove("_site/manifeste.json")
    #expect(throws: PublishingError.self) { try EditionVerification(folder: site.output) }
  }

  /// A file that goes, or that can no longer be read, between the listing of a folder and its reading.
  @Test(arguments: [("content/page.md", "FIC-001"), ("site/site.yml", "FIC-001")])
  func anInputThatVanishesIsSaid(path: String, code: String) async throws {
    let site = try await Self.published()
    try site.write("-- site/site.yml --\ntitre: Essai\n")
    let before = try site.published()
    var files = FileSystem.disk
    files.read = { asked throws(FileError) in
      guard asked.hasSuffix(path) else { return try FileSystem.disk.read(asked) }
      throw FileError(path: asked, number: EACCES)
    }
    let request = try site.build().request
    let outcome = try await Build(request, files: files).publish(to: site.output)
    #expect(!outcome.isPublished)
    let said = try #require(outcome.diagnostics.first { $0.code == code && $0.place?.file == path })
    #expect(said.summary.french == "fichier illisible (accès refusé, vérifiez vos droits)")
    #expect(said.summary.english == "unreadable file (Permission denied)")
    #expect(try site.published() == before)
  }

  @Test func anAttachedFileThatVanishesIsSaid() async throws {
    let site = try await Self.published()
    try site.write("-- content/page.md --\n# Page\n\n[pièce](piece.pdf)\n-- content/piece.pdf --\nx")
    let before = try site.published()
    var files = FileSystem.disk
    files.read = { asked throws(FileError) in
      guard asked.hasSuffix("piece.pdf") else { return try FileSystem.disk.read(asked) }
      throw FileError(path: asked, number: ENOENT)
    }
    let build = Build(try site.build().request, files: files)
    let error = await #expect(throws: PublishingError.self) { try await build.publish(to: site.output) }
    #expect(
      error?.french.hasSuffix("piece.pdf : ce fichier ou ce dossier n’existe pas. Le site en place n’a pas changé.") == true)
    #expect(try site.published() == before)
  }
}
