import JSONTree

/// The words of the scripts that equip tables, published once for each language: a page without tables does not carry them.
enum ScriptWords {
  /// Keys of `chaines/` with this beginning are for scripts, which name them without it.
  private static let prefix = "js_table_"

  /// `actifs/mots-fr.js`, which gives `window.motsDesTables`.
  static func asset(_ strings: InterfaceStrings) -> Asset {
    let words = strings.keys.filter { $0.hasPrefix(prefix) }.map { key in
      JSONValue.Member(key: String(key.dropFirst(prefix.count)), value: .text(strings.t(key)))
    }
    let script = "window.motsDesTables=\(JSONValue.object(words).compact);\n"
    return Asset(path: "actifs/mots-\(strings.language).js", bytes: Array(script.utf8))
  }
}
