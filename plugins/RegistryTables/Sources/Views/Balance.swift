import PluginKit

/// `bilan`: the balance sheet of some agreements: how many of which form, with whom, on what, since when, in what state, and the good
/// practices drawn from them.
struct BalanceDirective: DirectiveRenderer {
  let name = "bilan"
  let forms: Set<DirectiveForm> = [.block]

  func render(_ call: DirectiveCall, in context: DirectiveContext) -> Rendered<Fragment> {
    let (mapping, syntax) = call.options()
    guard syntax.isEmpty else { return Rendered(nil, diagnostics: syntax) }
    let places = OptionPlaces(mapping: mapping, call: call)
    var reader = FieldReader(mapping, in: call.source)
    let rows = RowChoice(&reader, schema: context.registry.schema, defaultTable: "accords")
    let diagnostics = reader.finish()
    guard !diagnostics.hasErrors else { return Rendered(nil, diagnostics: diagnostics) }
    do throws(QueryError) {
      let balance = try Balance(filters: rows.filters, id: call.identifier("bilan"), in: context)
      return Rendered(balance.fragment, diagnostics: diagnostics)
    } catch {
      return Rendered(nil, diagnostics: diagnostics + error.problems.map { $0.diagnostic(at: places.place(of: $0.part)) })
    }
  }
}

struct Balance {
  private let totals: [(value: Cell, label: String)]
  private let charts: [Chart]
  private let agreements: Set<String>
  private let context: DirectiveContext
  private let id: String

  /// What agreements are counted by: column, caption, limit.
  private static func parts(
    in context: DirectiveContext
  ) -> [(column: String, caption: String, kind: ChartOptions.Kind, sort: String)] {
    [
      ("type", context.say("Par forme", en: "By form", ar: "حسب الشكل"), .bars, "-valeur"),
      ("statut", context.say("Par statut", en: "By status", ar: "حسب الوضعية"), .bars, "-valeur"),
      (
        "pays_partenaire_iso2", context.say("Par pays partenaire", en: "By partner country", ar: "حسب بلد الشريك"), .bars,
        "-valeur"
      ),
      (
        "themes",
        context.say(
          "Par thème (un accord peut en avoir plusieurs)", en: "By theme (an agreement may have several)",
          ar: "حسب الموضوع (قد تتعدد مواضيع الاتفاق الواحد)"), .bars, "-valeur"
      ),
      (
        "date_signature",
        context.say(
          "Par année de signature, quand elle est connue", en: "By year of signature, when it is known",
          ar: "حسب سنة التوقيع عندما تكون معروفة"), .lines, "nom"
      ),
      (
        "fiabilite",
        context.say("Par fiabilité de la source", en: "By reliability of the source", ar: "حسب موثوقية المصدر"), .bars, "nom"
      ),
    ]
  }

  init(filters: [Filter], id: String, in context: DirectiveContext) throws(QueryError) {
    self.context = context
    self.id = id
    var totals: [(value: Cell, label: String)] = []
    for (aggregate, label) in [
      (Aggregate.count, context.say("accords", en: "agreements", ar: "اتفاقات")),
      (.distinct("collectivite_id"), context.say("collectivités", en: "local governments", ar: "جماعات")),
      (.distinct("partenaire_id"), context.say("partenaires", en: "partners", ar: "شركاء")),
      (.distinct("pays_partenaire_iso2"), context.say("pays partenaires", en: "partner countries", ar: "بلدان شريكة")),
    ] {
      totals.append((try context.registry.figure(aggregate, of: "accords", where: filters).value, label))
    }
    self.totals = totals
    var charts: [Chart] = []
    for (index, part) in Self.parts(in: context).enumerated() {
      var data = try ChartDataMaker(context: context).grouped(GroupQuery("accords", where: filters, by: [part.column]))
      if part.kind == .lines {
        data.fillYears()
      } else {
        data.sort(by: [part.sort])
        data.limitCategories(to: 12)
      }
      charts.append(
        Chart(
          kind: part.kind, caption: part.caption, unit: context.say("accords", en: "agreements", ar: "اتفاقات"), data: data,
          id: "\(id)-\(index + 1)",
          showsFiction: filters.isFictional,
          context: context))
    }
    self.charts = charts
    agreements = Set(try context.registry.rows(TableQuery("accords", where: filters, columns: ["id"])).rows.map { $0[0].text })
  }

  var fragment: Fragment {
    let figures = totals.map { total in
      HTML.element(
        "li", [:],
        [
          .element(
            "data", ["class": "repere-valeur", "value": total.value.text],
            CellText(language: context.language).text(of: total.value)),
          HTML(" \(total.label)"),
        ])
    }
    let html = HTML.element(
      "div", ["class": "bilan", "id": id],
      [
        .element("ul", ["class": "bilan-totaux"], figures),
        .element("div", ["class": "bilan-parts"], charts.map { $0.html(downloads: true) }), practices,
      ])
    return Fragment(
      html: html, files: charts.map(\.file), searchText: charts.map(\.caption).joined(separator: "\n"))
  }

  /// Documents whose fields name one of the agreements.
  private var practices: HTML {
    let drawn = context.corpus.documents.filter { document in
      ["bonne-pratique", "capitalisation"].contains(document.model.name) && !document.isFictional
        && ["accord", "accords"].contains { field in document.texts(field).contains { agreements.contains($0) } }
    }
    let items = drawn.map { document in
      HTML.element(
        "li", [:],
        [
          .element("a", ["href": context.page.link(to: document.address)], document.title),
          .element("span", ["class": "renvoi-genre"], " \(document.model.title)"),
        ])
    }
    let list =
      items.isEmpty
      ? HTML.element(
        "p", [:],
        context.say(
          "Aucune fiche ne cite encore un de ces accords.", en: "No sheet quotes one of these agreements yet.",
          ar: "لا تذكر أي بطاقة بعد أحد هذه الاتفاقات.")) : .element("ul", [:], items)
    return .element(
      "div", ["class": "bilan-pratiques"],
      [
        .element(
          "p", ["class": "graphique-titre"],
          context.say(
            "Bonnes pratiques et retours d’expérience tirés de ces accords",
            en: "Good practices and records of experience drawn from these agreements",
            ar: "الممارسات الجيدة والتجارب المستخلصة من هذه الاتفاقات")), list,
      ])
  }
}
