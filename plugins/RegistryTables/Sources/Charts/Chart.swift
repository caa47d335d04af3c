import PluginKit

/// A chart on a page: caption, drawing, key, numbers, source.
///
/// The drawing is for the eye alone: its title and description say what it shows, and the table under it says it all. Distances along
/// a bar are percentages, those across are pixels, so that the words keep their size from a phone to a poster.
struct Chart {
  let kind: ChartOptions.Kind
  let caption: String
  let unit: String
  let data: ChartData
  let id: String
  let showsFiction: Bool
  let context: DirectiveContext

  var fragment: Fragment {
    Fragment(html: html(downloads: true), files: [file], searchText: caption)
  }

  func html(downloads: Bool) -> HTML {
    guard !data.isEmpty else {
      return context.emptySentence(caption)
    }
    return .element(
      "figure", ["class": "graphique", "id": id],
      provenance.notices + [.element("p", ["class": "graphique-titre", "id": "\(id)-titre"], caption), drawing] + key + [
        numbers, foot(downloads),
      ])
  }

  private var provenance: Provenance { Provenance(data.tables, showsFiction: showsFiction, in: context) }

  private var drawing: HTML {
    switch kind {
    case .bars, .stackedBars:
      BarDrawing(data: data, unit: unit, texts: texts).html(labelledBy: "\(id)-titre", describedBy: description)
    case .lines: LineDrawing(data: data, texts: texts).html(labelledBy: "\(id)-titre", describedBy: description)
    }
  }

  private var texts: CellText { CellText(language: context.language) }

  /// What a screen reader says of the drawing.
  var description: String {
    let greatest = data.categories.indices.max { data.total($0) < data.total($1) }
    let top =
      greatest.map { "\(data.categories[$0].name), \(texts.text(of: .decimal(data.total($0))))\(unit.isEmpty ? "" : " " + unit)" }
      ?? ""
    let count = data.categories.count
    let what =
      kind == .lines
      ? context.say("Courbe de \(count) années", en: "Line over \(count) years", ar: "منحنى، عدد السنوات: \(count)")
      : context.say("Barres pour \(count) valeurs", en: "Bars for \(count) values", ar: "أعمدة، عدد القيم: \(count)")
    return context.say(
      "\(what). La plus grande : \(top). Les chiffres sont dans le tableau qui suit.",
      en: "\(what). The greatest: \(top). The figures are in the table that follows.",
      ar: "\(what). أكبرها: \(top). الأرقام في الجدول التالي.")
  }

  /// Which colour is which series; one series needs none.
  private var key: [HTML] {
    guard data.series.count > 1 else { return [] }
    let items = data.series.enumerated().map { index, name in
      HTML.element(
        "li", [:],
        [
          .element(
            "svg", ["class": "pastille", "viewBox": "0 0 10 10", "aria-hidden": "true"],
            [.element("rect", ["class": "serie-\(index + 1)", "width": "10", "height": "10"], [])]), HTML(" \(name)"),
        ])
    }
    return [.element("ul", ["class": "graphique-legende"], items)]
  }

  private var numbers: HTML {
    let series = data.series.count > 1 ? data.series : [unit.isEmpty ? context.say("Nombre", en: "Number", ar: "العدد") : unit]
    let rows = data.categories.indices.map { index in
      HTML.element(
        "tr", [:],
        [.element("th", ["scope": "row"], data.categories[index].name)]
          + data.values.map { .element("td", ["class": "nombre"], texts.text(of: $0[index].map { .decimal($0) } ?? .integer(0))) }
      )
    }
    return ScrolledTable(
      caption: caption, captionID: "\(id)-chiffres", hasHiddenCaption: true,
      heads: [.element("td", [:], [])] + series.map { ScrolledTable.head($0, sortedAs: "number") },
      bodies: [.element("tbody", [:], rows)]
    ).folded(under: context.say("Les chiffres en tableau", en: "The figures in a table", ar: "الأرقام في جدول"))
  }

  private func foot(_ downloads: Bool) -> HTML {
    let link = HTML.element("a", ["href": "\(context.page.rootPrefix)\(file.address.path)", "download": ""], "CSV")
    return .element(
      "figcaption", ["class": "table-pied"], [.joined(provenance.line + (downloads ? [link] : []), separator: HTML(" · "))])
  }

  var file: DataFile {
    let header = ["valeur"] + (data.series.count > 1 ? data.series : ["nombre"])
    let rows = data.categories.indices.map { index in
      [Cell.text(data.categories[index].name)] + data.values.map { Self.cell($0[index] ?? 0) }
    }
    return DataFile(address: Address("donnees/\(id).csv"), bytes: CSVWriter.bytes(header: header, rows: rows))
  }
  /// A count has no decimals.
  private static func cell(_ value: Double) -> Cell { Int(exactly: value).map { .integer($0) } ?? .decimal(value) }
}
