import PluginKit
import Testing

@testable import Checks

@Suite struct ModelFileTests {
  @Test func modelsAndVocabulariesReadWithoutAnyDiagnostic() {
    #expect(TestSite.models.diagnostics == [])
    #expect(TestSite.vocabularies.diagnostics == [])
    #expect(TestSite.models.values.count == 15)
    #expect(TestSite.vocabularies.values["themes"]?.codes.count == 26)
  }

  @Test func everyRuleAsksForAPredicateThatExists() async {
    #expect(await TestSite.diagnostics([:]).filter { $0.code == "MOD-002" } == [])
  }

  @Test func codesOfRulesAreUnique() {
    let codes = TestSite.models.values.values.flatMap(\.rules).map(\.code)
    #expect(Set(codes).count == codes.count)
  }

  @Test func everyVocabularyOfAModelExists() {
    for model in TestSite.models.values.values {
      for name in vocabularies(of: model.fields) { #expect(TestSite.vocabularies.values[name] != nil, "\(model.name): \(name)") }
    }
  }

  @Test func everyRuleSaysWhyAndHowInBothLanguages() {
    for rule in TestSite.models.values.values.flatMap(\.rules) {
      for text in [rule.title, rule.reason, rule.remedy] {
        #expect(text.french.count > 10 && text.english.count > 10 && text.french != text.english, "\(rule.code)")
      }
    }
  }

  /// « n’a pas la forme attendue » helps nobody without one that has it.
  @Test func everyFormHasAnExampleThatHasIt() {
    for model in TestSite.models.values.values {
      for (field, pattern) in patterns(of: model.allFields) {
        #expect(pattern.matchesAll(of: field.example), "\(model.name): \(field.name)")
      }
      for rule in model.rules(for: "identifiant") {
        guard let pattern = rule.pattern() else { continue }
        #expect(pattern.matchesAll(of: rule.text("exemple") ?? ""), "\(rule.code)")
      }
    }
  }

  /// What a rule looks for is named in both languages.
  @Test func everyMarkHasAnEnglishName() {
    for rule in TestSite.models.values.values.flatMap(\.rules) {
      for key in ["marques", "listes", "colonnes", "genres"] {
        for entry in rule.parameters[key]?.items.compactMap(\.mapping) ?? [] where entry.text("nom") != nil {
          #expect(entry.text("nom_en") != nil, "\(rule.code): \(entry.text("nom") ?? "")")
        }
      }
      #expect(rule.text("attendu") == nil || rule.text("attendu_en") != nil, "\(rule.code)")
    }
  }

  /// Rules name sections by their keys.
  @Test func everySectionThatARuleNamesIsOfItsModel() {
    for model in TestSite.models.values.values {
      let keys = Set(model.sections.map(\.key))
      for rule in model.rules {
        for key in rule.texts("section") + rule.texts("sections") { #expect(keys.contains(key), "\(rule.code): \(key)") }
      }
    }
  }

  private func patterns(of fields: [FieldDefinition]) -> [(FieldDefinition, TextPattern)] {
    fields.flatMap { field -> [(FieldDefinition, TextPattern)] in
      switch field.type {
      case .text(let pattern?, _): [(field, pattern)]
      case .object(let inner): patterns(of: inner)
      default: []
      }
    }
  }

  private func vocabularies(of fields: [FieldDefinition]) -> [String] {
    fields.flatMap { field -> [String] in
      switch field.type {
      case .vocabulary(let name): [name]
      case .object(let inner): vocabularies(of: inner)
      default: []
      }
    }
  }
}
