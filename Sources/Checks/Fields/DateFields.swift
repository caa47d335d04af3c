import Foundation
import PluginKit

/// `dates`: dates are well formed, in order, and not in the future.
///
/// Parameters: `ordre`, a list of pairs of fields of which the first is not after the second; `pas_apres_aujourd_hui`, a list of fields.
struct DateFields: ModelPredicate {
  let name = "dates"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    let malformed = FieldProblem.all(in: document, context: context).filter { $0.kind == .date }.map(\.breach)
    let pairs = rule.parameters["ordre"]?.items.map { $0.items.compactMap(\.text) } ?? []
    let notFuture = rule.parameters["pas_apres_aujourd_hui"]?.items.compactMap(\.text) ?? []
    return malformed + pairs.compactMap { disorder($0, in: document) }
      + notFuture.compactMap { future($0, in: document, context.date) }
  }

  private func disorder(_ pair: [String], in document: Document) -> Breach? {
    guard pair.count == 2, let first = document.date(pair[0]), let second = document.date(pair[1]),
      second.isCertainlyBefore(first),
      let node = document.node(pair[1])
    else { return nil }
    return Breach(
      at: node.range,
      Localized(
        fr: "« \(pair[1]) » (\(second.iso)) vient avant « \(pair[0]) » (\(first.iso))",
        en: "“\(pair[1])” (\(second.iso)) comes before “\(pair[0])” (\(first.iso))"))
  }

  private func future(_ field: String, in document: Document, _ today: PartialDate) -> Breach? {
    guard let date = document.date(field), today.isCertainlyBefore(date), let node = document.node(field) else { return nil }
    return Breach(
      at: node.range,
      Localized(
        fr: "« \(field) » (\(date.iso)) est dans le futur : le site est daté du \(today.iso)",
        en: "“\(field)” (\(date.iso)) is in the future: the site is dated \(today.iso)"))
  }
}

/// `identifiant`: the id has its form, is the name of the file, and belongs to one document. Parameters: `motif`, a regular expression;
/// `nom_de_fichier: oui`.
struct IdentifierField: ModelPredicate {
  let name = "identifiant"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    guard let id = document.identifier, let range = document.node("id")?.range else { return [] }
    var breaches: [Breach] = []
    if let pattern = rule.parameters["motif"]?.text, id.range(of: "^(?:\(pattern))$", options: .regularExpression) == nil {
      breaches.append(
        Breach(
          at: range,
          Localized(
            fr: "l’identifiant « \(id) » n’a pas la forme demandée (\(pattern))",
            en: "the id “\(id)” does not have its form (\(pattern))")))
    }
    if rule.parameters["nom_de_fichier"]?.text == "oui", document.path.stem.lowercased() != id.lowercased() {
      breaches.append(
        Breach(
          at: range,
          Localized(
            fr: "l’identifiant « \(id) » n’est pas le nom du fichier (\(document.path.stem))",
            en: "the id “\(id)” is not the name of the file (\(document.path.stem))")))
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
