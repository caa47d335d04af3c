import JSONTree

/// The script that equips tables, published once for each language with its words before it: a page without tables does not carry them,
/// a page with tables asks for one file.
enum TableScript {
  /// What the theme has under `actifs/`.
  static let source = "tables.js"
  /// Keys of `chaines/` with this beginning are for the script, which names them without it.
  private static let prefix = "js_table_"

  /// `actifs/tables-fr.js`, which begins with `window.motsDesTables`.
  static func asset(_ strings: InterfaceStrings, _ files: ThemeFiles) -> Asset {
    let words = strings.keys.filter { $0.hasPrefix(prefix) }.map { key in
      JSONValue.Member(key: String(key.dropFirst(prefix.count)), value: .text(strings.t(key)))
    }
    let opening = "window.motsDesTables=\(JSONValue.object(words).compact);\n"
    return Asset(path: "actifs/tables-\(strings.language).js", bytes: Array(opening.utf8) + (files.asset(source)?.bytes ?? []))
  }
}
