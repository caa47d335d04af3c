import Foundation
import PluginKit
import Testing

@testable import Authoring

@Suite struct SchemaTests {
  @Test func aModelAsASchema() throws {
    let source = SourceText(
      path: "m.yml",
      text: """
        modele: essai
        titre: essai
        champs:
          - {nom: titre, libelle: Titre, longueur: [3, 9], requis: oui, aide: Dites tout.}
          - {nom: jour, type: date}
          - {nom: liens, nombre: [2, 5], motif: "a+"}
          - {nom: pays, type: vocabulaire, vocabulaire: pays, nombre: [1], requis: oui, derive: {champ: x, colonne: y}}
          - {nom: motif, requis_si: {jour: ["2024-01-01"]}}
          - {nom: budget, type: objet, champs: [{nom: total, type: decimal, intervalle: [0], requis: oui}]}
        """)
    let model = try #require(ModelReader.read(source).0)
    let pays = Vocabulary(
      name: "pays", terms: [.init(code: "MA", labels: ["fr": "Maroc"]), .init(code: "1", labels: ["fr": "Un"])])
    let schema = ModelSchema(model, vocabularies: ["pays": pays]).json
    let properties = schema["properties"]
    #expect(schema["required"]?.items.compactMap(\.text) == ["modele", "titre"])
    #expect(properties?["modele"]?["const"]?.text == "essai")
    #expect(properties?["titre"]?["minLength"]?.integer == 3)
    #expect(properties?["titre"]?["description"]?.text == "Titre. Dites tout.")
    #expect(properties?["jour"]?["pattern"]?.text == "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
    #expect(properties?["liens"]?["maxItems"]?.integer == 5)
    #expect(properties?["pays"]?["anyOf"]?.items[1]["enum"]?.items == [.text("MA"), .text("1"), .integer(1)])
    #expect(properties?["budget"]?["properties"]?["total"]?["type"]?.text == "number")
    #expect(schema["allOf"]?.items.first?["then"]?["required"]?.items == [.text("motif")])
  }

  @Test func everySchemaIsJSON() throws {
    let schemas = Repository.models.values.map { ModelSchema($0, vocabularies: Repository.vocabularies).json }
    for schema in schemas + [SiteSchema.json(plugins: ["A"], vocabularies: ["b"], rules: ["C-001"])] {
      let object = try JSONSerialization.jsonObject(with: Data(schema.pretty.utf8)) as? [String: Any]
      #expect(object?["type"] as? String == "object")
      #expect(try JSONValue(parsing: Array(schema.compact.utf8))["title"] == schema["title"])
    }
  }

  /// The generator names the keys that it reads when it meets one that it does not.
  @Test func theSchemaOfTheSiteHasTheKeysThatAreRead() throws {
    let source = SourceText(path: "site/site.yml", text: "titre: x\nzzz: 1\n")
    let unknown = try #require(SiteConfiguration.read(source).1.first { $0.code == "YAML-002" })
    let list = try #require(unknown.explanation?.english.dropFirst("Possible keys here: ".count).dropLast())
    let read = Set(list.split(separator: ", ").map(String.init))
    guard case .object(let members)? = SiteSchema.json(plugins: [], vocabularies: [], rules: [])["properties"] else { return }
    #expect(Set(members.map(\.key)) == read)
  }
}
