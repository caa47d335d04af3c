import PluginKit

/// `identifiant`: the id has its form, is the name of the file, and belongs to one document. Parameters: `motif`, a regular expression;
/// `exemple`, an id of that form; `nom_de_fichier: oui`.
struct IdentifierField: ModelPredicate {
  let name = "identifiant"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    guard let id = document.identifier, let range = document.node("id")?.range else { return [] }
    let example = rule.text("exemple")
    var breaches: [Breach] = []
    if let pattern = rule.pattern(), !pattern.matchesAll(of: id) {
      breaches.append(
        Breach(
          at: range,
          Localized(
            fr: "l’identifiant « \(id) » n’a pas la forme demandée\(example.map { " ; il s’écrit comme « \($0) »" } ?? "")",
            en: "the id “\(id)” does not have the form that is asked\(example.map { "; it is written like “\($0)”" } ?? "")")))
    }
    if rule.parameters["nom_de_fichier"]?.text == "oui", document.path.stem.lowercased() != id.lowercased() {
      breaches.append(
        Breach(
          at: range,
          Localized(
            fr:
              "le fichier s’appelle « \(document.path.stem).md » ; d’après l’identifiant, ce serait « \(id.lowercased()).md »",
            en: "the file is named “\(document.path.stem).md”; from the id it would be “\(id.lowercased()).md”")))
    }
    return breaches + twins(of: document, id: id, range: range, in: context)
  }

  private func twins(of document: Document, id: String, range: Range<Int>, in context: CheckContext) -> [Breach] {
    let resolver = context.corpus.graph.resolver
    let twins = resolver.documents(withIdentifier: id).filter { $0 != document.index }
    return twins.map { twin in
      let other = context.corpus.documents[twin]
      return Breach(
        at: range,
        Localized(
          fr: "l’identifiant « \(id) » est aussi celui de content/\(other.path)",
          en: "the id “\(id)” is also that of content/\(other.path)"),
        notes: [.init(at: other.place(ofKey: "id"), Localized(fr: "l’autre document", en: "the other document"))])
    }
  }
}
