import ArgumentParser
import Authoring
import Edition

struct SchemaCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Écrit le schéma JSON d’un modèle ou de site.yml, pour un éditeur.",
    discussion: """
      Exemple : vademecum schema capitalisation > capitalisation.schema.json
      Sans nom, les modèles sont listés ; « site » donne le schéma de site/site.yml.
      """)

  @OptionGroup var site: SiteOptions

  @Argument(help: ArgumentHelp("Nom d’un modèle, ou « site ».", valueName: "MODELE"))
  var name: String?

  func run() async throws {
    let workspace = await Workspace.open(try site.request())
    let names = workspace.models.keys.sorted()
    guard let name else { return print((names + ["site"]).joined(separator: "\n")) }
    if name == "site" {
      let schema = SiteSchema.json(
        plugins: workspace.knownPlugins, vocabularies: workspace.vocabularies.keys.sorted(),
        rules: workspace.rules.pages.map(\.code))
      return print(schema.pretty, terminator: "")
    }
    guard let model = workspace.models[name] else { throw ValidationError(site.langue.unknownModel(name, names)) }
    print(ModelSchema(model, vocabularies: workspace.vocabularies).json.pretty, terminator: "")
  }
}
