import PluginKit
import Testing

@testable import Checks

@Suite struct ModelFileTests {
  @Test func modelsAndVocabulariesReadWithoutAnyDiagnostic() {
    #expect(TestSite.models.diagnostics == [])
    #expect(TestSite.vocabularies.diagnostics == [])
    #expect(TestSite.models.values.count == 14)
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

  /// Rules name sections by their keys.
  @Test func everySectionThatARuleNamesIsOfItsModel() {
    for model in TestSite.models.values.values {
      let keys = Set(model.sections.map(\.key))
      for rule in model.rules {
        for key in rule.texts("section") + rule.texts("sections") { #expect(keys.contains(key), "\(rule.code): \(key)") }
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
