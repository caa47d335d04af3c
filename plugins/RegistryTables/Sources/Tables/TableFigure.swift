import PluginKit

/// A table of the registry as a figure: what a reader must know before trusting it, its rows, its count, source, date and downloads.
///
/// The script `tables.js` of the theme works on what stands here: the class of a long table, the kind of each column,
/// the digest of the data, the link to them as JSON, the column that groups rows, and the rows that wait.
struct TableFigure {
  let id: String
  let data: TableData
  /// The rows of each group under its heading, or all of them.
  let bodies: [[HTML]]
  var foot: HTML = .empty
  var hasHiddenCaption = false
  /// Where the column that groups rows is among those of the data.
  var groupPosition: Int?
  /// The name of the data files that hold all the rows, and whether they are this table's own.
  let dataName: String
  var hasDownloads = true
  let provenance: Provenance
  let context: DirectiveContext

  /// How many rows make a filter a help more than a hindrance. The class keeps its place before the script brings it.
  private static let longLength = 9

  /// How many rows a browser draws at first: a thousand cells hold a slow phone for half a second, and few readers scroll past the first.
  private var firstRows: Int { min(20, max(10, 60 / max(1, data.shownCount))) }

  /// Without scripts the further rows stand in a second table; with them they wait as text until the reader sorts, filters, prints or asks
  /// for them. Groups and sums keep all their rows together.
  private var isFolded: Bool { bodies.count == 1 && foot.bytes.isEmpty && bodies[0].count > firstRows * 3 / 2 }

  var html: HTML { figure(isFolded ? folded : [table(bodies)]) }

  /// All the rows in one table; nil when the page has them so.
  var paper: HTML? { isFolded ? figure([table(bodies)]) : nil }

  private func figure(_ table: [HTML]) -> HTML {
    let shown = data.rows.isEmpty ? [context.emptySentence(data.caption)] : table
    return .element(
      "figure",
      [
        "class": data.rows.count < Self.longLength ? "table-vive" : "table-vive table-longue", "id": "table-\(id)",
        "data-digest": data.digest, "data-groupe": groupPosition.map(String.init),
      ],
      provenance.notices + shown + [caption])
  }

  private func table(_ bodies: [[HTML]]) -> HTML { scrolled(bodies).html }

  private func scrolled(_ bodies: [[HTML]]) -> ScrolledTable {
    let heads = data.columns.prefix(data.shownCount).map { column in
      ScrolledTable.head(column.label.text(in: context.language), sortedAs: column.type.sortKind)
    }
    return ScrolledTable(
      caption: data.caption, captionID: "\(id)-legende", hasHiddenCaption: hasHiddenCaption, heads: heads,
      bodies: bodies.map { .element("tbody", [:], $0) }, foot: foot)
  }

  /// The link leads to all the rows as a file, should the script fail to bring them.
  private var folded: [HTML] {
    let rest = Array(bodies[0].dropFirst(firstRows))
    let words = context.say(
      "Afficher les \(rest.count) autres lignes", en: "Show the other \(rest.count) rows",
      ar: "عرض الأسطر الأخرى (\(rest.count))")
    return [
      table([Array(bodies[0].prefix(firstRows))]), .element("noscript", [:], [scrolled([rest]).continued]),
      .element(
        "p", ["class": "table-reste"],
        [.element("a", ["href": "\(context.page.rootPrefix)donnees/\(dataName).csv", "download": ""], words)]),
    ]
  }

  private var caption: HTML {
    let count = HTML.element("span", ["class": "table-compte"], countText)
    let prefix = context.page.rootPrefix
    let links = [
      HTML.element("a", ["href": "\(prefix)donnees/\(dataName).csv", "download": ""], "CSV"),
      .element("a", ["href": "\(prefix)donnees/\(dataName).json"], "JSON"),
    ]
    return .element(
      "figcaption", ["class": "table-pied"],
      [.joined([count] + provenance.line + (hasDownloads ? links : []), separator: HTML(" · "))])
  }

  private var countText: String {
    let (shown, total) = (data.rows.count, data.totalCount)
    let rows = context.say(
      shown < 2 ? "\(shown) ligne" : "\(shown) lignes", en: shown == 1 ? "1 row" : "\(shown) rows", ar: "عدد الأسطر: \(shown)")
    return shown == total ? rows : context.say("\(rows) sur \(total)", en: "\(rows) of \(total)", ar: "\(rows) من أصل \(total)")
  }
}

extension ColumnType {
  /// How the browser sorts the column.
  var sortKind: String {
    switch self {
    case .integer, .decimal: "number"
    case .date, .partialDate: "date"
    default: "text"
    }
  }
}
