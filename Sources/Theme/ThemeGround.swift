/// What the theme itself gives to every page of a language: its words and the names of its assets.
struct ThemeGround: Sendable {
  let strings: InterfaceStrings
  let schema: ViewSchema
  let view: View

  /// Slots that name an asset, and the asset.
  static let assetSlots = [
    ("asset_css", "vademecum.css"), ("asset_wide_css", "large.css"), ("asset_after_css", "suite.css"),
    ("asset_js", "vademecum.js"), ("asset_search_js", "recherche.js"),
    ("asset_search_ahead_js", "recherche-avance.js"), ("asset_search_filters_js", "recherche-filtres.js"),
    ("asset_search_css", "recherche.css"), ("asset_tables_js", TableScript.source),
    ("asset_list_css", "listes.css"), ("asset_list_js", "listes.js"), ("asset_registry_css", "registre.css"),
    ("asset_drawing_css", "dessins.css"), ("asset_paper_css", "papier.css"), ("asset_end_css", "fin.css"),
    ("asset_book_css", "livre.css"), ("asset_book_js", "livre.js"),
    ("asset_preview_js", "apercu.js"), ("asset_compare_js", "comparer.js"),
    ("asset_calculator_js", "calculateur.js"),
  ]

  init(strings: InterfaceStrings, files: ThemeFiles) {
    self.strings = strings
    let words = strings.keys.map { ($0, SlotKind.text, Slot.text(strings.t($0))) }
    let (wordSchema, wordView) = Self.split(words)
    let names = Self.assetSlots.map { slot, file in
      let asset = file == TableScript.source ? TableScript.asset(strings, files) : files.asset(file)
      return (slot, SlotKind.text, Slot.text(asset?.versionedName ?? file))
    }
    (schema, view) = Self.split([("t", .object(wordSchema), .object(wordView))] + names)
  }

  private static func split(_ slots: [(name: String, kind: SlotKind, value: Slot)]) -> (ViewSchema, View) {
    (ViewSchema(slots: slots.map { .init(name: $0.name, kind: $0.kind) }), View(slots: slots.map(\.value)))
  }
}
