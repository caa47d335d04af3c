import PluginKit

/// A table of the registry as a figure: what a reader must know before trusting it, its rows, its count, source, date and downloads.
///
/// The scripts `tables.js` and `fraicheur.js` of the theme work on what stands here: the class of a long table, the kind of each column,
/// the digest of the data, the link to them as JSON, and the column that groups rows.
struct TableFigure {
  let id: String
  let data: TableData
  let bodies: [HTML]
  var foot: HTML = .empty
  var hasHiddenCaption = false
  /// Where the column that groups rows is among those of the data.
  var groupPosition: Int?
  /// Whether the data stand in files of their own.
  var hasDownloads = true
  let provenance: Provenance
  let context: DirectiveContext

  /// How many rows make a filter a help more than a hindrance. The class keeps its place before the script brings it.
  private static let longLength = 9

  var html: HTML {
    let shown = data.rows.isEmpty ? context.emptySentence(data.caption) : table
    return .element(
      "figure",
      [
        "class": data.rows.count < Self.longLength ? "table-vive" : "table-vive table-longue", "id": "table-\(id)",
        "data-digest": data.digest, "data-groupe": groupPosition.map(String.init),
      ],
      provenance.notices + [shown, caption])
  }

  private var table: HTML {
    let heads = data.columns.prefix(data.shownCount).map { column in
      ScrolledTable.head(column.label.text(in: context.language), sortedAs: column.type.sortKind)
    }
    return ScrolledTable(
      caption: data.caption, captionID: "\(id)-legende", hasHiddenCaption: hasHiddenCaption, heads: heads, bodies: bodies,
      foot: foot
    ).html
  }

  private var caption: HTML {
    let count = HTML.element("span", ["class": "table-compte"], countText)
    let prefix = context.page.rootPrefix
    let links = [
      HTML.element("a", ["href": "\(prefix)donnees/\(id).csv", "download": ""], "CSV"),
      .element("a", ["href": "\(prefix)donnees/\(id).json"], "JSON"),
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
