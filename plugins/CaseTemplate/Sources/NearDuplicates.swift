import PluginKit

/// CAP-029: two records do not tell the same story in the same words.
struct NearDuplicates: CorpusCheck {
  /// From this part of runs of five words in common.
  private static let limit = 0.8

  var rules: [Rule] {
    [
      Rule(
        "CAP-029", .warning,
        title: Localized(
          fr: "Deux fiches ne racontent pas la même chose avec les mêmes mots",
          en: "Two records do not tell the same story in the same words"),
        reason: Localized(
          fr: "Une fiche copiée puis à peine changée trompe le lecteur, qui croit lire deux expériences.",
          en: "A record copied and hardly changed misleads readers, who believe that they read of two experiences."),
        remedy: Localized(
          fr: "Gardez une seule fiche, ou écrivez dans chacune ce qui lui est propre et liez l’une à l’autre.",
          en: "Keep one record, or write in each what is its own and link them."))
    ]
  }

  func check(_ context: CheckContext) -> [Diagnostic] {
    let records = context.corpus.documents.filter { $0.model.name == "capitalisation" && $0.text("traduction_de") == nil }
    let shingles = records.concurrentMap { Shingles($0.markdown.text[...]) }
    var originals = Originals(shingles)
    return shingles.indices.compactMap { index in
      originals.twin(of: index, above: Self.limit).map { twin, likeness in
        diagnostic(records[index], twin: records[twin], likeness)
      }
    }
  }

  private func diagnostic(_ record: Document, twin: Document, _ likeness: Double) -> Diagnostic {
    let percent = Int((likeness * 100).rounded())
    let rule = rules[0]
    return Diagnostic(
      rule.code, rule.severity, at: record.place(ofKey: "titre"),
      Localized(
        fr: "cette fiche reprend \(percent) % du texte de « \(twin.title) » (content/\(twin.path))",
        en: "this record shares \(percent) % of its text with “\(twin.title)” (content/\(twin.path))"),
      explanation: Localized(
        fr: "\(rule.reason.french) \(rule.remedy.french)", en: "\(rule.reason.english) \(rule.remedy.english)"),
      notes: [.init(at: twin.place(ofKey: "titre"), Localized(fr: "l’autre fiche", en: "the other record"))])
  }
}
