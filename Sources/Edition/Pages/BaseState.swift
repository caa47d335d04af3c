import PluginKit

/// The figures of the page « État de la base ». Pages that only present others (home, sections, plain pages) are not counted.
struct BaseState {
  private let documents: [Document]
  private let corpus: Corpus
  private let diagnostics: [Diagnostic]
  private let date: PartialDate

  /// Longer lists would hide what matters.
  private static let shown = 10

  init(_ corpus: Corpus, diagnostics: [Diagnostic], date: PartialDate) {
    documents = corpus.documents.filter { $0.model.fields.contains { $0.name == "statut" } && $0.model.name != Model.page.name }
    self.corpus = corpus
    self.diagnostics = diagnostics
    self.date = date
  }

  var byModelAndStatus: [(model: Model, status: String?, count: Int)] {
    byModel.flatMap { model, members in
      let order = corpus.documentSet.vocabularies[model.statusVocabulary]?.codes ?? []
      return Dictionary(grouping: members) { $0.text("statut") }
        .sorted {
          (order.firstIndex(of: $0.key ?? "") ?? order.count, $0.key ?? "") < (
            order.firstIndex(of: $1.key ?? "") ?? order.count, $1.key ?? ""
          )
        }
        .map { (model, $0.key, $0.value.count) }
    }
  }

  var byAge: [(label: String, count: Int)] {
    let ages = documents.map { revision(of: $0).map { date.year - $0.year } }
    let bands: [(String, (Int?) -> Bool)] = [
      ("cette année", { $0.map { $0 <= 0 } ?? false }), ("l’an dernier", { $0 == 1 }),
      ("il y a deux ou trois ans", { $0 == 2 || $0 == 3 }), ("il y a plus longtemps", { $0.map { $0 > 3 } ?? false }),
      ("sans date", { $0 == nil }),
    ]
    return bands.map { label, holds in (label, ages.count(where: holds)) }
  }

  var oldest: [(Document, PartialDate)] {
    let dated = documents.compactMap { document in revision(of: document).map { (document, $0) } }
    return Array(dated.sorted { ($0.1.iso, $0.0.path) < ($1.1.iso, $1.0.path) }.prefix(Self.shown))
  }

  struct Completeness {
    let title: String
    let documents: Int
    let sections: [(title: String, filled: Int, percent: Int)]
  }

  /// For each model with sections, how many documents have filled each.
  var completeness: [Completeness] {
    byModel.filter { !$0.model.sections.isEmpty }.map { model, members in
      let sections = model.sections.map { definition -> (String, Int, Int) in
        let filled = members.count { isFilled(definition, in: $0) }
        return (definition.title, filled, filled * 100 / members.count)
      }
      return Completeness(title: model.title, documents: members.count, sections: sections)
    }
  }

  /// Themes of the vocabulary that no document of these models has.
  var themesWithoutPractice: [String] {
    let treated = Set(documents.flatMap { $0.texts("themes") })
    return (corpus.documentSet.vocabularies["themes"]?.codes ?? []).filter { !treated.contains($0) }
  }

  /// The documents of which most is said first.
  var tasks: [(document: Document, diagnostics: [Diagnostic])] {
    let byFile = Dictionary(grouping: diagnostics.filter { $0.severity > .info }) { $0.place?.file ?? "" }
    let tasks = corpus.documents.compactMap { document in byFile[document.file.name].map { (document, $0) } }
    return tasks.sorted { ($1.1.count, $0.0.path) < ($0.1.count, $1.0.path) }
  }

  /// Pages that no other leads to but the list of their folder, in the order of their addresses.
  var orphans: [Document] {
    corpus.documents.filter { !$0.path.isIndex && corpus.graph.backlinks[$0.index].isEmpty }.sorted { $0.address < $1.address }
  }

  private var byModel: [(model: Model, members: [Document])] {
    Dictionary(grouping: documents, by: \.model.name).sorted { $0.key < $1.key }.compactMap { _, members in
      members.first.map { ($0.model, members) }
    }
  }

  private func revision(of document: Document) -> PartialDate? { DocumentFacts(document, corpus: corpus).date }

  private func isFilled(_ definition: SectionDefinition, in document: Document) -> Bool {
    guard let words = document.wordCount(ofSection: definition.key) else { return false }
    return words >= max(1, definition.words?.lowerBound ?? 1)
  }
}
