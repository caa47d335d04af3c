import PluginKit

/// Indicators with where they started, where they must get to, and how far they are.
struct IndicatorTable {
  private struct Indicator {
    let key, label, unit: String
    let base, target: Double?
    let targetDate: PartialDate?
    let latest: (value: Double, date: PartialDate?)?

    /// From 0 at the baseline to 1 at the target; nil when one of them is unknown.
    var progress: Double? {
      guard let base, let target, let latest, base != target else { return nil }
      return (latest.value - base) / (target - base)
    }

    /// The progress for readers; bounded, since a baseline next to its target gives any number.
    var percentage: Int? { progress.map { Int((min(max($0, -10), 10) * 100).rounded()) } }

    func isLate(on date: PartialDate) -> Bool {
      guard let targetDate, targetDate.isCertainlyBefore(date) else { return false }
      return (progress ?? 0) < 1
    }
  }

  private let indicators: [Indicator]
  private let context: DirectiveContext
  private let caption: String
  private let hasHiddenCaption: Bool
  private let id: String
  private let showsFiction: Bool

  /// - Parameters:
  ///   - onlyLate: those whose target date is past and whose target is not reached.
  ///   - hasHiddenCaption: under a heading of the same words, the caption is for screen readers alone.
  init(
    _ filters: [Filter], onlyLate: Bool = false, caption: String, hasHiddenCaption: Bool = false, id: String,
    in context: DirectiveContext
  ) throws(QueryError) {
    self.context = context
    self.caption = caption
    self.hasHiddenCaption = hasHiddenCaption
    self.id = id
    showsFiction = filters.isFictional
    let columns = ["id", "libelle", "unite", "base", "cible", "date_cible"]
    let rows = try context.registry.rows(TableQuery("indicateurs", where: filters, columns: columns, sort: ["id"])).rows
    let latest = try Self.latest(context)
    let all = rows.map { row in
      var date: PartialDate?
      if case .date(let known) = row[5] { date = known }
      return Indicator(
        key: row[0].text, label: row[1].text, unit: row[2].text, base: row[3].number,
        target: row[4].number, targetDate: date, latest: latest[row[0].text])
    }
    indicators = onlyLate ? all.filter { $0.isLate(on: context.date) } : all
  }

  var isEmpty: Bool { indicators.isEmpty }

  /// The last measure of each indicator.
  private static func latest(_ context: DirectiveContext) throws(QueryError) -> [String: (value: Double, date: PartialDate?)] {
    let rows = try context.registry.rows(TableQuery("mesures", columns: ["indicateur_id", "date", "valeur"], sort: ["date"])).rows
    var latest: [String: (value: Double, date: PartialDate?)] = [:]
    for row in rows {
      guard let value = row[2].number else { continue }
      var date: PartialDate?
      if case .date(let known) = row[1] { date = known }
      latest[row[0].text] = (value, date)
    }
    return latest
  }

  var html: HTML {
    guard !isEmpty else {
      return .element(
        "p", ["class": "table-sans-ligne"],
        context.say("\(caption) : aucun indicateur.", en: "\(caption): no indicator.", ar: "\(caption): لا يوجد أي مؤشر."))
    }
    let provenance = Provenance(["indicateurs", "mesures"], showsFiction: showsFiction, in: context)
    let heads = [
      (context.say("Indicateur", en: "Indicator", ar: "المؤشر"), "text"),
      (context.say("Départ", en: "Baseline", ar: "الانطلاق"), "number"),
      (context.say("Cible", en: "Target", ar: "الهدف"), "number"), (context.say("Valeur", en: "Value", ar: "القيمة"), "number"),
      (context.say("Progrès", en: "Progress", ar: "التقدم"), "number"),
    ]
    let table = ScrolledTable(
      caption: caption, captionID: "\(id)-legende", hasHiddenCaption: hasHiddenCaption,
      heads: heads.map { ScrolledTable.head($0, sortedAs: $1) },
      bodies: [.element("tbody", [:], indicators.map(row))])
    return .element(
      "figure", ["class": "table-vive indicateurs", "id": id],
      provenance.notices + [
        table.html, .element("figcaption", ["class": "table-pied"], [.joined(provenance.line, separator: HTML(" · "))]),
      ])
  }

  var searchText: String { indicators.map(\.label).joined(separator: "\n") }

  private func row(_ indicator: Indicator) -> HTML {
    let name = [HTML(indicator.label), HTML.element("span", ["class": "indicateur-unite"], " (\(indicator.unit))")]
    return .element(
      "tr", [:],
      [
        .element("th", ["scope": "row"], name), number(indicator.base), dated(indicator.target, indicator.targetDate),
        dated(indicator.latest?.value, indicator.latest?.date),
        .element("td", ["data-valeur": indicator.percentage.map(String.init)], progress(indicator)),
      ])
  }

  private func number(_ value: Double?) -> HTML {
    value.map { .element("td", ["class": "nombre", "data-valeur": String($0)], texts.text(of: .decimal($0))) }
      ?? .element("td", ["class": "vide"], "–")
  }

  private func dated(_ value: Double?, _ date: PartialDate?) -> HTML {
    guard let value else { return .element("td", ["class": "vide"], "–") }
    let day =
      date.map { [HTML.element("time", ["class": "indicateur-date", "datetime": $0.iso], $0.text(in: context.language))] } ?? []
    return .element(
      "td", ["class": "nombre", "data-valeur": String(value)], [HTML(texts.text(of: .decimal(value)) + " ")] + day)
  }

  /// A bar for the eye and a percentage for all; beyond the target the bar is full.
  private func progress(_ indicator: Indicator) -> [HTML] {
    let late =
      indicator.isLate(on: context.date)
      ? [
        HTML.element(
          "span", ["class": "indicateur-retard"],
          context.say("cible dépassée sans être atteinte", en: "target date passed, not reached", ar: "فات أجل الهدف دون بلوغه"))
      ] : []
    guard let progress = indicator.progress, let percentage = indicator.percentage else {
      return [HTML(context.say("non mesuré ", en: "not measured ", ar: "غير مقيس "))] + late
    }
    let width = SVGNumber.text(min(max(progress, 0), 1) * 100)
    let bar = HTML.element(
      "svg", ["class": "jauge-progres", "viewBox": "0 0 100 8", "preserveAspectRatio": "none", "aria-hidden": "true"],
      [
        .element("rect", ["class": "jauge-fond", "width": "100", "height": "8"], []),
        .element("rect", ["class": "serie-1", "width": width, "height": "8"], []),
      ])
    return [bar, .element("span", ["class": "nombre"], "\(percentage)\u{202F}% ")] + late
  }

  private var texts: CellText { CellText(language: context.language) }
}

/// `indicateurs`: baseline, target, value and progress, of an agreement or of the rows asked for.
struct IndicatorDirective: DirectiveRenderer {
  let name = "indicateurs"
  let forms: Set<DirectiveForm> = [.block]

  func render(_ call: DirectiveCall, in context: DirectiveContext) -> Rendered<Fragment> {
    let (mapping, syntax) = call.options()
    guard syntax.isEmpty else { return Rendered(nil, diagnostics: syntax) }
    let places = OptionPlaces(mapping: mapping, call: call)
    var reader = FieldReader(mapping, in: call.source)
    var rows = RowChoice(&reader, schema: context.registry.schema, defaultTable: "indicateurs")
    if let key = reader.text("accord") {
      rows.filters.append(Filter("accord_id", key))
      if context.corpus.registry.row(key, in: "accords")?["fictif"] == "oui" {
        rows.filters = rows.filters.filter { $0.column != "fictif" } + [Filter("fictif", "oui")]
      }
    }
    let caption = reader.text("légende", or: "legende") ?? context.say("Indicateurs", en: "Indicators", ar: "المؤشرات")
    let onlyLate = reader.flag("en_retard") ?? false
    let diagnostics = reader.finish()
    guard !diagnostics.hasErrors else { return Rendered(nil, diagnostics: diagnostics) }
    do throws(QueryError) {
      let table = try IndicatorTable(
        rows.filters, onlyLate: onlyLate, caption: caption, id: call.identifier("indicateurs"), in: context)
      return Rendered(Fragment(html: table.html, searchText: table.searchText), diagnostics: diagnostics)
    } catch {
      return Rendered(nil, diagnostics: diagnostics + error.problems.map { $0.diagnostic(at: places.place(of: $0.part)) })
    }
  }
}
