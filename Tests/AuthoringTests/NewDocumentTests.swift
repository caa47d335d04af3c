import PluginKit
import Testing

@testable import Authoring

@Suite struct NewDocumentTests {
  private let date = PartialDate("2024-06-05")!

  @Test(arguments: [
    ("capitalisation", "capitalisations/cap-ma-2024-002.md", "CAP-MA-2024-002"),
    ("bonne-pratique", "fiches/bp-ma-001.md", "BP-MA-001"),
    ("compte-rendu", "comptes-rendus/cr-2024-06-05-le-comite-d-ete.md", "CR-2024-06-05-le-comite-d-ete"),
    ("terme", "glossaire/le-comite-d-ete.md", nil),
  ])
  func goesToItsFolderWithTheNextFreeId(model: String, path: String, identifier: String?) throws {
    let model = try #require(Repository.models[model])
    let place = NewDocument(
      model, title: "Le comité d’été", country: "MA", date: date, taken: ["cap-ma-2024-001", "CAP-MA-2024-003"])
    #expect(place.path.text == path)
    #expect(place.identifier == identifier)
  }

  /// What is proposed has the form that the model asks for.
  @Test func everyProposedIdKeepsTheRuleOfItsModel() throws {
    for model in Repository.models.values {
      guard let pattern = model.rules(for: "identifiant").first?.parameters["motif"]?.text else { continue }
      let place = NewDocument(model, title: "Un essai", country: nil, date: date, taken: [])
      let identifier = try #require(place.identifier, "\(model.name)")
      #expect(try Regex(pattern).wholeMatch(in: identifier) != nil, "\(identifier) \(pattern)")
    }
  }

  @Test func whatTheRegistryKnowsIsFilledIn() async throws {
    let model = try #require(Repository.models["capitalisation"])
    var known = KnownValues(title: "L’eau : à deux", identifier: "CAP-MA-2024-001", date: date)
    known.read(agreement: "MA-CON-0001", in: RegistryIndex(await Repository.snapshot))
    let text = BlankForm(model, vocabularies: Repository.vocabularies).text(known: known)
    let header = MarkdownReader.read(SourceText(path: "content/a.md", text: text), options: MarkdownOptions()).frontMatter
    #expect(header["titre"]?.text == "L’eau : à deux")
    #expect(header["accord"]?.items.map(\.text) == ["MA-CON-0001"])
    #expect(header["collectivites"]?.items.map(\.text) == ["ma-oued", "fr-rive"])
    #expect(header["pays"]?.items.map(\.text) == ["MA", "FR"])
    #expect(header["themes"]?.items.map(\.text) == ["eau-assainissement", "culture"])
    #expect(header["forme"]?.text == "convention")
    #expect(header["periode"]?.mapping?["debut"]?.text == "2021-06-01")
    #expect(header["date_redaction"]?.text == "2024-06-05")
  }

  @Test(arguments: ["simple", "L’eau : à deux", "#x", "a\"b\\c", "a\"\u{301}b", "- x", "oui", "null", "2024", "", "à [b]", "{x}"])
  func anyValueIsReadBackAsItWas(_ text: String) {
    let source = SourceText(path: "a.yml", text: "cle: \(KnownValues.quoted(text))\nautre: \(KnownValues.quoted(text))\n")
    let (node, diagnostics) = YAMLParser.parse(source)
    #expect(diagnostics == [])
    #expect(node?.mapping?["cle"]?.text == text)
  }
}
