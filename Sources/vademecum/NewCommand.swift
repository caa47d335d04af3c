import ArgumentParser
import Authoring
import Corpus
import Diagnostics
import Edition
import Foundation

struct NewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Écrit un formulaire à remplir, à sa place et avec son identifiant.",
    discussion: """
      Exemple : vademecum new capitalisation "Gérer l’eau à deux" --accord MA-CON-0001
      Un fichier qui existe n’est jamais remplacé.
      """)

  @OptionGroup var site: SiteOptions

  @Argument(help: ArgumentHelp("Modèle du document.", valueName: "MODELE"))
  var model: String

  @Argument(help: ArgumentHelp("Titre du document.", valueName: "TITRE"))
  var title: String

  @Option(help: ArgumentHelp("Identifiant de l’accord : ce que le registre en sait est rempli.", valueName: "ID"))
  var accord: String?

  @Option(help: ArgumentHelp("Pays de l’identifiant, en deux lettres, s’il n’y a pas d’accord.", valueName: "PAYS"))
  var pays: String?

  func run() async throws {
    let request = try site.request()
    let workspace = await Workspace.open(request)
    let names = workspace.models.keys.sorted()
    guard let model = workspace.models[model] else { throw ValidationError(site.langue.unknownModel(self.model, names)) }
    try checkTitle()
    try checkAgreement(workspace.corpus.registry)
    try checkCountry(workspace.vocabularies["pays"])
    let country = country(workspace.corpus.registry)
    if country == nil, NewDocument.namesCountry(model) { throw ValidationError(countryWanted) }
    let place = NewDocument(
      model, title: title, country: country, date: request.date,
      taken: workspace.corpus.documents.compactMap(\.identifier))
    var known = KnownValues(title: title, identifier: place.identifier, date: request.date)
    if let accord { known.read(agreement: accord, in: workspace.corpus.registry) }
    let text = BlankForm(model, vocabularies: workspace.vocabularies).text(known: known)
    try write(text, to: "\(site.root)/content/\(place.path)")
    print("content/\(place.path)")
  }

  private func checkTitle() throws {
    if title.contains(where: { $0.isLetter || $0.isNumber }) { return }
    throw ValidationError(site.langue.say("Donnez un titre au document.", "Give the document a title."))
  }

  private func checkCountry(_ known: Vocabulary?) throws {
    guard let pays, let known, known[pays.uppercased()] == nil else { return }
    let code = known.terms.first { $0.label(in: "fr").lowercased() == pays.lowercased() }?.code
    let message = Localized(
      fr: "« \(pays) » n’est pas le code d’un pays, en deux lettres", en: "“\(pays)” is not the code of a country, in two letters"
    )
    throw ValidationError(message.suggesting(code).text(in: site.langue.language))
  }

  private var countryWanted: String {
    site.langue.say(
      "L’identifiant de ce document commence par un pays : nommez l’accord (--accord MA-CON-0001) ou le pays (--pays MA).",
      "The id of this document begins with a country: name the agreement (--accord MA-CON-0001) or the country (--pays MA).")
  }

  private func checkAgreement(_ registry: RegistryIndex) throws {
    guard let accord, registry.row(accord, in: "accords") == nil else { return }
    let message = Localized(
      fr: "il n’y a pas d’accord « \(accord) » dans le registre", en: "there is no agreement “\(accord)” in the registry")
    throw ValidationError(
      message.suggesting(registry.nearestKey(to: accord, in: "accords")).text(in: site.langue.language))
  }

  /// That of the local government which keeps the agreement.
  private func country(_ registry: RegistryIndex) -> String? {
    let keeper = accord.flatMap { registry.row($0, in: "accords")?["collectivite_id"] }
    return keeper.flatMap { registry.row($0, in: "collectivites")?["pays_iso2"] } ?? pays?.uppercased()
  }

  private func write(_ text: String, to path: String) throws {
    let url = URL(fileURLWithPath: path)
    do {
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url, options: .withoutOverwriting)
    } catch {
      let exists = FileManager.default.fileExists(atPath: path)
      let french = exists ? "\(path) existe déjà : rien n’a été écrit." : "\(path) ne peut pas être écrit."
      let english = exists ? "\(path) already exists: nothing was written." : "\(path) cannot be written."
      FileHandle.standardError.write(Data((site.langue.say(french, english) + "\n").utf8))
      throw ExitCode.environment
    }
  }
}

extension MessageLanguage {
  /// What to answer when no model has a name.
  func unknownModel(_ name: String, _ names: [String]) -> String {
    let unknown = Localized(fr: "il n’y a pas de modèle « \(name) »", en: "there is no model “\(name)”")
    let list = names.joined(separator: ", ")
    return unknown.suggesting(name, among: names).text(in: language) + say(" (modèles : \(list))", " (models: \(list))")
  }
}
