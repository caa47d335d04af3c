import Diagnostics
import Testing

@testable import Registry

struct SchemaTests {
  private func marks(_ text: String) -> [String] {
    RegistrySchema.read(SourceText(path: "site/registre.yml", text: text)).diagnostics.map(\.mark)
  }

  @Test func readsColumnsReferencesAndDerivedColumns() throws {
    let accords = try #require(Fixture.schema.table("accords"))
    #expect(accords.key == ["id"])
    #expect(accords.column("themes")?.type == .list)
    #expect(accords.column("themes")?.vocabulary == "themes")
    #expect(accords.column("type")?.values.map(\.name) == ["jumelage", "convention"])
    #expect(accords.column("source")?.requirement == .advised)
    #expect(accords.derived.first { $0.name == "collectivite" }?.label.text(in: "ar") == "الاسم")
    #expect(accords.derived.first { $0.name == "pays_nom" }?.label.text(in: "en") == "Pays")
  }

  @Test(arguments: [
    ("tables: { a: { cle: [id], colonnes: { id: { type: nombre } } } }", ["SCH-001 1:51"]),
    ("tables: { a: { cle: [ident], colonnes: { id: {} } } }", ["SCH-002 1:22"]),
    ("tables: { a: { cle: [id], colonnes: { id: {}, b_id: { reference: b } } } }", ["SCH-002 1:66"]),
    ("tables: { a: { cle: [id], colonnes: { id: {} }, deduites: { n: { par: id, colonne: nom } } } }", ["SCH-006 1:71"]),
    ("tables: { Accords: { cle: [id], colonnes: { id: {} } } }", ["SCH-003 1:11"]),
    ("tables: { a: { cle: [id], colonnes: { id: { valeurs: etats } } } }", ["SCH-002 1:54"]),
    ("tables: { a: { cle: [id], colonnes: { id: { requi: oui } } } }", ["YAML-002 1:45"]),
    ("tables: { a: { colonnes: { id: {} } } }", ["YAML-004 1:14"]),
    ("tables: { a: { cle: [id], colonnes: { id: {} }, deduites: { id: { colonne: id } } } }", ["SCH-007 1:61"]),
    ("", ["YAML-004 1:1"]),
  ])
  func saysWhatIsWrongAndWhere(text: String, expected: [String]) {
    #expect(marks(text) == expected)
  }

  @Test func aReferenceNeedsAKeyOfOneColumn() {
    let text = "tables: { a: { cle: [x, y], colonnes: { x: {}, y: {} } }, b: { cle: [id], colonnes: { id: { reference: a } } } }"
    #expect(marks(text) == ["SCH-005 1:104"])
  }
}
