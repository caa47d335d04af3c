import Foundation
import GRDB
import PluginKit
import Testing

@testable import Edition

/// Rules that no text of an author breaks: what the disk, the database, a server or a plugin refuses. Each is broken for real, then kept.
@Suite struct EnvironmentRuleTests {
  private static let registry = """
    -- site/site.yml --
    titre: Essai
    registre:
      - { nom: Essai, type: csv, dossier: content/registre, date: 2026-05-01 }
    -- content/a.md --
    # A
    -- content/registre/communes.csv --
    id,nom
    ma-fes,Fès

    """

  /// The schema of a table `communes` with so many columns beside its key and its name.
  private static func schema(columns: Int) -> String {
    let more = (0..<columns).map { "      c\($0): {}\n" }.joined()
    return "-- site/registre.yml --\ntables:\n  communes:\n    cle: [id]\n    colonnes:\n      id: {}\n      nom: {}\n" + more
  }

  private static func said(_ site: TestSite) async throws -> [String] { TestSite.describe(try await site.check()) }

  /// REG-100: sources without the file that describes their tables.
  @Test func aRegistryHasADescription() async throws {
    let site = try TestSite(Self.registry)
    #expect(try await Self.said(site) == ["REG-100 site/registre.yml"])
    try site.write(Self.schema(columns: 0))
    #expect(try await Self.said(site) == [])
  }

  /// REG-106: SQLite itself refuses a table of more than 2,000 columns (`SQLITE_MAX_COLUMN`).
  @Test func aRegistryFitsItsDatabase() async throws {
    let site = try TestSite(Self.registry + Self.schema(columns: 2_000))
    let found = try await site.check()
    #expect(TestSite.describe(found) == ["REG-106 "])
    #expect(found.first?.summary.french.contains("too many columns") == true, "what the database said")
    try site.write(Self.schema(columns: 1_000))
    #expect(try await Self.said(site) == [])
  }

  /// REG-107: a file stands where the folder of the copies would be.
  @Test func theLastGoodCopyIsKept() async throws {
    let site = try TestSite(
      """
      -- site/site.yml --
      titre: Essai
      registre:
        - { nom: Base, type: sqlite, fichier: communes.sqlite, date: 2026-05-01, en_cas_d_echec: dernier-bon }
      -- content/a.md --
      # A

      """ + Self.schema(columns: 0))
    try await DatabaseQueue(path: site.root + "/communes.sqlite").write { database in
      try database.execute(sql: "CREATE TABLE communes (id TEXT, nom TEXT); INSERT INTO communes VALUES ('ma-fes', 'Fès')")
    }
    try site.write(".vademecum/registre", bytes: [])
    let found = try await site.check()
    #expect(TestSite.describe(found) == ["REG-107 "])
    #expect(
      found.first?.summary.french
        == "la dernière bonne copie de « Base » n’a pas pu être écrite (la place est déjà prise)")
    try site.remove(".vademecum/registre")
    #expect(try await Self.said(site) == [])
    #expect(try FileManager.default.contentsOfDirectory(atPath: site.root + "/.vademecum/registre") == ["Base.copie"])
  }

  /// FIC-001: a folder stands where a file of the site should.
  @Test func aFileOfTheSiteIsRead() async throws {
    let site = try TestSite("-- content/a.md --\n# A\n-- site/site.yml/note --\nx\n")
    #expect(try await Self.said(site) == ["FIC-001 site/site.yml"])
    try site.remove("site/site.yml")
    try site.write("-- site/site.yml --\ntitre: Essai\n")
    #expect(try await Self.said(site) == [])
  }

  /// FIC-001: a folder that gives way to a file between the listing of its parent and its own.
  @Test func aFolderOfTheSiteIsRead() async throws {
    let site = try TestSite("-- content/a.md --\n# A\n-- content/guide/b.md --\n# B\n")
    #expect(try await Self.said(site) == [])
    var files = FileSystem.disk
    files.list = { folder throws(FileError) in
      if folder.hasSuffix("/content/guide") {
        try? FileManager.default.removeItem(atPath: folder)
        try? Data().write(to: URL(fileURLWithPath: folder))
      }
      return try FileSystem.disk.list(folder)
    }
    let found = TestSite.describe(await Build(try site.request(), files: files).check())
    #expect(found == ["FIC-001 content/guide"])
  }

  /// FIC-005: a book is asked for a folder that has no first page.
  @Test func aBookIsOfAFolderWithAFirstPage() async throws {
    let site = try TestSite("-- content/index.md --\n# A\n-- content/guide/index.md --\n# Guide\n-- content/guide/b.md --\n# B\n")
    let (none, said) = await (try site.build()).book(of: "guides")
    #expect(none == nil)
    #expect(TestSite.describe(said) == ["FIC-005 content/guides"])
    #expect(said.first?.summary.french.hasSuffix("vouliez-vous dire « guide » ?") == true)
    let (book, nothing) = await (try site.build()).book(of: "guide")
    #expect(book?.book.parts.isEmpty == false)
    #expect(TestSite.describe(nothing) == [])
  }

  /// EXT-002: another protocol, or a plugin that adds nothing.
  @Test(arguments: [
    ("protocole: 2\ndirectives: [{ nom: essai, forme: bloc }]\n", ["EXT-002 plugins/Essai/plugin.yml:4:12"]),
    ("protocole: 1\n", ["EXT-002 plugins/Essai/plugin.yml:1:1"]),
    ("protocole: 1\ndirectives: [{ nom: essai, forme: bloc }]\n", []),
  ])
  func aPluginSaysWhatItAdds(yml: String, expected: [String]) async throws {
    let site = try TestSite(
      """
      -- site/site.yml --
      titre: Essai
      plugins: [Essai]
      -- content/a.md --
      # A
      -- plugins/Essai/plugin.yml --
      nom: Essai
      version: "1"
      commande: ["true"]
      \(yml)
      """)
    #expect(try await Self.said(site).filter { $0.hasPrefix("EXT-002") } == expected)
  }
}
