import PluginKit

/// Where the rows of a table or a chart come from, of when they are, and whether they can be trusted to be recent.
struct Provenance {
  let sources: [String]
  /// The latest date that the sources tell, AAAA-MM-JJ.
  let date: String?
  private let origins: [TableOrigin]
  private let context: DirectiveContext

  /// - Parameter showsFiction: whether the rows are those made up for teaching; their sources and the others' are never told together.
  init(_ tables: [String], showsFiction: Bool, in context: DirectiveContext) {
    let fictional = Set(context.corpus.site.sources.filter(\.isFictional).map(\.name))
    let all = tables.flatMap { context.registry.table($0)?.origins ?? [] }
    origins = all.filter { fictional.contains($0.source) == showsFiction }
    self.context = context
    sources = origins.map(\.source).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    date = origins.compactMap(\.date).max()
  }

  /// « Source : … · Données du … »
  var line: [HTML] {
    let source =
      sources.isEmpty ? [] : [HTML(context.say("Source : ", en: "Source: ", ar: "المصدر: ") + sources.joined(separator: ", "))]
    guard let date = date.flatMap({ PartialDate($0) }) else {
      return source + [
        HTML(context.say("date des données non déclarée", en: "date of the data not declared", ar: "تاريخ البيانات غير مصرح به"))
      ]
    }
    let of = HTML(context.say("Données du ", en: "Data of ", ar: "بيانات "))
    return source + [of + .element("time", ["datetime": date.iso], date.text(in: context.language))]
  }

  /// What a reader must know before trusting the rows: a copy that is too old, a source that did not answer.
  var notices: [HTML] {
    var seen: Set<String> = []
    return origins.compactMap { origin in sentence(origin).flatMap { seen.insert($0).inserted ? $0 : nil } }
      .map { .element("p", ["class": "avis avis-perime"], $0) }
  }

  private func sentence(_ origin: TableOrigin) -> String? {
    let (source, date) = (origin.source, origin.date.flatMap { PartialDate($0) }?.text(in: context.language))
    switch origin.freshness {
    case .current: return nil
    case .stale(let days, let limit):
      return context.say(
        "Données anciennes : la source « \(source) » a \(days) jours, au lieu de \(limit) au plus.",
        en: "Old data: the source “\(source)” is \(days) days old, instead of \(limit) at most.",
        ar: "بيانات قديمة: عمر المصدر «\(source)» \(days) يوما بدل \(limit) على الأكثر.")
    case .lastGood:
      return context.say(
        "La source « \(source) » n’a pas répondu : ces lignes sont sa dernière bonne copie\(date.map { " du " + $0 } ?? "").",
        en: "The source “\(source)” did not answer: these rows are its last good copy\(date.map { " of " + $0 } ?? "").",
        ar: "لم يجب المصدر «\(source)»: هذه الأسطر هي آخر نسخة سليمة منه\(date.map { " بتاريخ " + $0 } ?? "").")
    }
  }
}
