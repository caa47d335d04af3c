import Authoring
import PluginKit

/// Publishes the blank form of each model, and its schema for editors, for those who have no terminal: `formulaires/capitalisation.md`.
struct FormPages: PageMaker {
  private let models: [Model]
  private let vocabularies: [String: Vocabulary]

  private static let folder = "formulaires"
  private static let title = "Les formulaires à remplir"
  private static let summary = "Un fichier à télécharger pour chaque sorte de document, avec ce qu’il faut écrire et où."

  /// - Parameter models: those that are not mere lists of pages have a form.
  init(models: [Model], vocabularies: [String: Vocabulary]) {
    self.models = models.filter { $0.folder != nil }
    self.vocabularies = vocabularies
  }

  func pages(of documents: DocumentSet, registry: Snapshot) -> [GeneratedPage] {
    guard !models.isEmpty else { return [] }
    let node = PageNode(
      address: Address("\(Self.folder)/index.html"), title: Self.title, summary: Self.summary, language: "fr",
      kindLabel: AuthorsPages.label)
    return [GeneratedPage(node: node, key: Self.folder)]
  }

  func render(_ page: GeneratedPage, in context: DirectiveContext) -> Rendered<PageContent> {
    let body = [HTML.paragraph(Self.summary), .paragraph(Self.advice)] + models.flatMap(entry)
    return Rendered(
      PageContent(
        body: .joined(body), searchText: Self.summary + "\n" + models.map(\.title).joined(separator: "\n"),
        searchWeight: AuthorsPages.searchWeight, styles: []))
  }

  private static let advice =
    "Téléchargez le fichier, ouvrez-le dans un éditeur de texte, remplissez les lignes du haut puis écrivez sous chaque titre. "
    + "Ce qui est entre « <!-- » et « --> » vous guide et n’est pas publié."

  private func entry(_ model: Model) -> [HTML] {
    let file = "\(model.name).md"
    let links = HTML.element("a", ["href": file, "download": ""], "Télécharger le formulaire (\(file))")
    let schema = HTML.element("a", ["href": "\(model.name).schema.json", "download": ""], "schéma pour un éditeur")
    let title = model.title.prefix(1).uppercased() + model.title.dropFirst()
    return [.heading(title), .paragraph(model.purpose), .element("p", [:], [links, HTML(" · "), schema])]
  }

  func files(of registry: Snapshot) -> [DataFile] {
    models.flatMap { model in
      [
        file("\(model.name).md", BlankForm(model, vocabularies: vocabularies).text()),
        file("\(model.name).schema.json", ModelSchema(model, vocabularies: vocabularies).json.pretty),
      ]
    }
  }

  private func file(_ name: String, _ text: String) -> DataFile {
    DataFile(address: Address("\(Self.folder)/\(name)"), bytes: Array(text.utf8))
  }
}
