import Foundation
import Testing

@testable import Edition

/// Whatever stands in the files, there is a diagnostic with its place: never a crash, never silence.
@Suite struct BadInputTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let files: String
    let expected: [String]
    var testDescription: String { name }
  }

  private static let model = """
    -- site/modeles/m.yml --
    modele: m
    titre: M
    regles:
      - code: M-001
        controle: une-revue
        titre: T

    """

  static let cases = [
    Case(name: "an empty content folder", files: "-- site/site.yml --\ntitre: Vide\n", expected: ["FIC-004 content"]),
    Case(
      name: "front matter never closed", files: "-- content/a.md --\n---\ntitre: Oublié\n\nDu texte.\n",
      expected: ["MD-001 content/a.md:1:1"]),
    Case(
      name: "YAML cut in two by a colon", files: "-- content/a.md --\n---\ntitre: Foo: bar\n---\n",
      expected: ["YAML-001 content/a.md:2:11"]),
    Case(
      name: "two documents with one address", files: "-- content/01-a.md --\n# A\n-- content/02-a.md --\n# B\n",
      expected: ["DOC-002 content/02-a.md:1:1"]),
    Case(
      name: "a link out of the root", files: "-- content/a.md --\n# A\n\n[x](../../secret.md)\n",
      expected: ["LIEN-003 content/a.md:3:1"]),
    Case(
      name: "a link to nothing", files: "-- content/a.md --\n# A\n\nÉté : [x](b.md)\n", expected: ["LIEN-001 content/a.md:3:7"]),
    Case(
      name: "a missing anchor", files: "-- content/a.md --\n# A\n\n[x](#nulle-part)\n", expected: ["LIEN-002 content/a.md:3:1"]),
    Case(
      name: "an unknown wiki name", files: "-- content/a.md --\n# A\n\nVoir [[Nulle part]].\n",
      expected: ["LIEN-004 content/a.md:3:6"]),
    Case(
      name: "a dangerous scheme", files: "-- content/a.md --\n# A\n\n[x](javascript:alert(1))\n",
      expected: ["LIEN-006 content/a.md:3:1"]),
    Case(
      name: "an unknown directive", files: "-- content/a.md --\n# A\n\n```regitre\ntable: x\n```\n",
      expected: ["MD-011 content/a.md:3:4"]),
    Case(
      name: "a cell too many in a table", files: "-- content/a.md --\n# A\n\n| b | c |\n|---|---|\n| 1 | 2 | trois |\n",
      expected: ["MD-019 content/a.md:5:11"]),
    Case(
      name: "a document in the place of a page of the site",
      files:
        "-- content/a.md --\n# A\n-- content/plan.md --\n# Plan\n-- content/recherche/index.md --\n# R\n-- content/404.md --\n# N\n",
      expected: [
        "DOC-002 content/404.md:1:1", "DOC-002 content/plan.md:1:1", "DOC-002 content/recherche/index.md:1:1",
      ]),
    Case(
      name: "a taxonomy out of the site",
      files:
        "-- site/site.yml --\ntitre: A\ntaxonomies: [{champ: mots_cles, titre: Mots, dossier: ../mots}]\n-- content/a.md --\n# A\n",
      expected: ["YAML-003 site/site.yml:2:55"]),
    Case(
      name: "a delay beyond all patience",
      files:
        "-- site/site.yml --\ntitre: A\nregistre: [{nom: R, type: http, adresse: 'https://a.example', delai: 10000000000000000}]\n-- content/a.md --\n# A\n",
      expected: ["YAML-003 site/site.yml:2:70"]),
    Case(
      name: "an hour of too many digits",
      files:
        "-- content/a.md --\n---\ntitre: A\nmodele: seance\ndebut: 999999999999999999h30\nfin: 12h00\n---\n-- site/modeles/seance.yml --\nmodele: seance\ntitre: Séance\nchamps:\n  - {nom: debut, libelle: Début}\n  - {nom: fin, libelle: Fin}\nregles:\n  - {code: SEA-001, controle: heures, titre: T, pourquoi: P, remede: R, debut: debut, fin: fin}\n",
      expected: []),
    Case(
      name: "a picture without a description",
      files: "-- content/a.md --\n# A\n\n![](d.svg)\n-- content/d.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n",
      expected: ["IMG-001 content/a.md:3:1"]),
    Case(
      name: "a former address that is another page's",
      files: "-- content/a.md --\n---\ntitre: A\nanciennes_adresses: [vieux.html, b.html]\n---\n-- content/b.md --\n# B\n",
      expected: ["DOC-004 content/a.md:3:34"]),
    Case(
      name: "a former address that is no address",
      files: "-- content/a.md --\n---\ntitre: A\nanciennes_adresses: [\"../x\"]\n---\n",
      expected: ["CHP-002 content/a.md:3:22"]),
    Case(
      name: "an unknown model", files: "-- content/a.md --\n---\ntitre: A\nmodele: capitalisaton\n---\n",
      expected: ["DOC-001 content/a.md:3:9"]),
    Case(name: "no title", files: "-- content/a.md --\nDu texte.\n", expected: ["DOC-003 content/a.md:1:1"]),
    Case(
      name: "an unknown key", files: "-- content/a.md --\n---\ntitre: A\nresumé: x\n---\n", expected: ["CHP-001 content/a.md:3:1"]
    ),
    Case(
      name: "an unknown plugin", files: "-- site/site.yml --\ntitre: A\nplugins: [RegistryTable]\n-- content/a.md --\n# A\n",
      expected: ["EXT-001 site/site.yml:2:11"]),
    Case(
      name: "an unknown plugin whose check a model asks for",
      files: "-- site/site.yml --\ntitre: A\nplugins: [CaseTemplat]\n-- content/a.md --\n# A\n" + model,
      expected: ["EXT-001 site/site.yml:2:11"]),
    Case(
      name: "a model that asks for a check that nobody has", files: "-- content/a.md --\n# A\n" + model,
      expected: ["MOD-002 site/modeles/m.yml:4:5"]),
    Case(
      name: "tables of the registry with a misspelt key",
      files:
        "-- site/site.yml --\ntitre: A\nregistre: [{ nom: N, type: csv, dossier: content/registre }]\n-- content/a.md --\n# A\n"
        + "-- content/registre/t.csv --\nid\n1\n"
        + "-- site/registre.yml --\ntables:\n  t:\n    cle: [id]\n    titre: T\n    colonnes: { id: {} }\n",
      expected: ["YAML-002 site/registre.yml:4:5"]),
    Case(
      name: "a logo that is not there", files: "-- site/site.yml --\ntitre: A\nlogo: sceau.svg\n-- content/a.md --\n# A\n",
      expected: ["FIC-001 site/site.yml:2:7"]),
    Case(
      name: "outlines of maps that are not there",
      files: "-- site/site.yml --\ntitre: A\ncarte:\n  fichier: terres.geojson\n  source: S\n-- content/a.md --\n# A\n",
      expected: ["FIC-001 site/site.yml:3:12"]),
    Case(
      name: "raw HTML", files: "-- content/a.md --\n# A\n\n<script>alert(1)</script>\n", expected: ["MD-012 content/a.md:3:1"]),
  ]

  @Test(arguments: cases) func isSaidAtItsPlace(_ given: Case) async throws {
    let site = try TestSite(given.files)
    let diagnostics = try await site.check()
    #expect(TestSite.describe(diagnostics) == given.expected)
    #expect(diagnostics.allSatisfy { !$0.summary.french.isEmpty && !$0.summary.english.isEmpty })
  }

  @Test func aFileThatIsNotTextIsSaidAtItsByte() async throws {
    let site = try TestSite("-- content/b.md --\n# B\n")
    try site.write("content/a.md", bytes: Array("# A\n\nd\u{E9}".utf8) + [0x20, 0xE9, 0x74])
    #expect(TestSite.describe(try await site.check()) == ["MD-003 content/a.md:3:4"])
  }

  @Test func aRowTooLongIsSaidAtItsLine() async throws {
    let site = try TestSite(
      TestSite.registry + "-- content/a.md --\n# A\n-- content/registre/organisations.csv --\nid,nom\nCGLU,Cités unies,de trop\n",
      with: ["theme", "registre.yml"])
    let described = TestSite.describe(try await site.check())
    #expect(described.contains { $0.hasPrefix("CSV-") && $0.contains("content/registre/organisations.csv:2:") }, "\(described)")
  }

  @Test func aSymbolicLinkIsNotFollowed() async throws {
    let site = try TestSite("-- content/a.md --\n# A\n")
    try FileManager.default.createSymbolicLink(atPath: site.root + "/content/passwd.md", withDestinationPath: "/etc/passwd")
    #expect(TestSite.describe(try await site.check()) == ["FIC-002 content/passwd.md"])
  }

  @Test func wrongOptionsAreSaidAtTheirPlace() async throws {
    let site = try TestSite(
      TestSite.registry + """
        -- content/a.md --
        # A

        ```registre
        table: accords
        colonnes: [colectivite]
        trie: [x]
        ```

        ```registre
        table: accord
        ```

        `registre nombre accords typ=x`
        """, with: ["theme", "registre.yml"])
    #expect(
      TestSite.describe(try await site.check()) == [
        "YAML-002 content/a.md:6:1", "REQ-001 content/a.md:10:8", "REQ-002 content/a.md:13:11",
      ])
  }
}
