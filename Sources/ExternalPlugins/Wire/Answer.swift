import PluginKit

/// A line that a plugin wrote: `{"id":7,"result":…}` or `{"id":7,"error":"…"}`.
enum Answer {
  /// - Returns: the request that it answers, and the result, or what the plugin says against it.
  /// - Throws: `.breach` for anything else.
  static func read(_ line: [UInt8]) throws(PluginFailure) -> (identifier: Int, result: Result<JSONValue, PluginFailure>) {
    guard let message = try? JSONValue(parsing: line), let identifier = message["id"]?.integer else {
      let start = String(decoding: line.prefix(60), as: UTF8.self)
      throw .breach(
        Localized(fr: "cette ligne n’est pas une réponse : « \(start) »", en: "this line is not an answer: “\(start)”"))
    }
    if let error = message["error"] { return (identifier, .failure(.refused(try error.localized("error")))) }
    guard let result = message["result"] else {
      throw .breach(Localized(fr: "la réponse n’a ni « result » ni « error »", en: "the answer has neither “result” nor “error”"))
    }
    return (identifier, .success(result))
  }
}

/// Reading what a plugin wrote, with its mistakes named.
extension JSONValue {
  static func breach(_ key: String, _ french: String, _ english: String) -> PluginFailure {
    .breach(Localized(fr: "« \(key) » attend \(french)", en: "“\(key)” expects \(english)"))
  }

  /// A text, or `{"fr": "…", "en": "…"}`.
  func localized(_ key: String) throws(PluginFailure) -> Localized {
    if let text, !text.isEmpty { return Localized(fr: text, en: text) }
    guard let french = self["fr"]?.text else { throw Self.breach(key, "un texte", "a text") }
    return Localized(fr: french, en: self["en"]?.text ?? french)
  }

  /// The items of a list under a key; none when the key is missing.
  func list(_ key: String, atMost maximum: Int = 10_000) throws(PluginFailure) -> [JSONValue] {
    switch self[key] {
    case nil, .null: return []
    case .array(let items) where items.count > maximum:
      throw Self.breach(key, "au plus \(maximum) éléments, en a \(items.count)", "at most \(maximum) items, has \(items.count)")
    case .array(let items): return items
    default: throw Self.breach(key, "une liste", "a list")
    }
  }

  func requiredText(_ key: String) throws(PluginFailure) -> String {
    guard let text = self[key]?.text else { throw Self.breach(key, "un texte", "a text") }
    return text
  }
}
