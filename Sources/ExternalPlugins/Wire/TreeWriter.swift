import PluginKit

/// Writes a tree of JSON as HTML: a text stands for itself, `["p", {"class": "x"}, "texte", ["em", "…"]]` for an element.
///
/// Elements and attributes are those of the lists below, and no others; texts and values are escaped. So nothing that runs, loads or
/// submits can come out of it.
struct TreeWriter {
  private(set) var bytes: [UInt8] = []
  private var nodes = 0
  /// The address of a page by its name or registry key.
  private let link: (String) -> String?

  private static let maximumDepth = 64
  private static let maximumNodes = 50_000

  init(link: @escaping (String) -> String?) { self.link = link }

  mutating func write(_ node: JSONValue, depth: Int) throws(PluginFailure) {
    nodes += 1
    guard depth <= Self.maximumDepth, nodes <= Self.maximumNodes else {
      throw .breach(Localized(fr: "« html » est trop grand ou trop imbriqué", en: "“html” is too large or too deeply nested"))
    }
    switch node {
    case .text(let text): bytes += HTML(text).bytes
    case .array(let parts): try element(parts[...], depth: depth)
    default: throw JSONValue.breach("html", "des textes et des éléments", "texts and elements")
    }
  }

  private mutating func element(_ parts: ArraySlice<JSONValue>, depth: Int) throws(PluginFailure) {
    guard let name = parts.first?.text, let own = Self.elements[name] else {
      let told = parts.first?.text ?? "?"
      throw .breach(
        Localized(
          fr: "l’élément « \(told) » n’est pas permis",
          en: "the element “\(told)” is not allowed"
        ).suggesting(told, among: Self.elements.keys))
    }
    var rest = parts.dropFirst()
    bytes += "<\(name)".utf8
    if case .object(let attributes)? = rest.first {
      rest = rest.dropFirst()
      for attribute in attributes { try self.attribute(attribute, of: name, allowed: own) }
    }
    bytes.append(UInt8(ascii: ">"))
    if Self.void.contains(name) { return }
    for child in rest { try write(child, depth: depth + 1) }
    bytes += "</\(name)>".utf8
  }

  private mutating func attribute(
    _ attribute: JSONValue.Member, of element: String, allowed: Set<String>
  ) throws(PluginFailure) {
    guard let value = attribute.value.text ?? attribute.value.integer.map(String.init) else {
      throw JSONValue.breach(attribute.key, "un texte", "a text")
    }
    if element == "a", attribute.key == "page" { return append("href", try address(ofPage: value)) }
    let isKnown = allowed.contains(attribute.key) || Self.everywhere.contains(attribute.key)
    guard isKnown, isHarmless(value, for: attribute.key) else {
      throw .breach(
        Localized(
          fr: "l’attribut « \(attribute.key) » de « \(element) » n’est pas permis avec cette valeur",
          en: "the attribute “\(attribute.key)” of “\(element)” is not allowed with this value"))
    }
    append(attribute.key, value)
  }

  private mutating func append(_ name: String, _ value: String) {
    bytes += " \(name)=\"".utf8 + HTML(value).bytes + [UInt8(ascii: "\"")]
  }

  private func address(ofPage name: String) throws(PluginFailure) -> String {
    guard let href = link(name) else {
      throw .breach(Localized(fr: "aucune page ne s’appelle « \(name) »", en: "no page is called “\(name)”"))
    }
    return href
  }

  /// Addresses lead to the web or to a part of the page; paint is a colour, never `url(…)`.
  private func isHarmless(_ value: String, for key: String) -> Bool {
    switch key {
    case "href": value.hasPrefix("https://") || value.hasPrefix("http://") || value.hasPrefix("mailto:") || value.hasPrefix("#")
    case "fill", "stroke": value.wholeMatch(of: /[a-zA-Z]+|#[0-9a-fA-F]{3,8}/) != nil
    default: true
    }
  }

  private static let void: Set<String> = ["br", "hr"]

  private static let everywhere: Set<String> = [
    "class", "lang", "dir", "title", "role", "aria-label", "aria-hidden", "aria-describedby", "tabindex",
  ]

  private static let shape: Set<String> = ["fill", "stroke", "stroke-width", "stroke-dasharray", "transform"]

  private static let elements: [String: Set<String>] = {
    var elements: [String: Set<String>] = [
      "a": ["href"], "abbr": [], "time": ["datetime"], "ol": ["start", "reversed"], "th": ["scope", "colspan", "rowspan"],
      "td": ["colspan", "rowspan"], "details": ["open"],
      "svg": ["viewBox", "width", "height", "preserveAspectRatio"], "g": shape, "path": shape.union(["d"]),
      "rect": shape.union(["x", "y", "width", "height", "rx"]), "circle": shape.union(["cx", "cy", "r"]),
      "line": shape.union(["x1", "y1", "x2", "y2"]), "polyline": shape.union(["points"]), "polygon": shape.union(["points"]),
      "text": shape.union(["x", "y", "text-anchor", "dominant-baseline"]), "tspan": ["x", "y", "dx", "dy"], "desc": [],
    ]
    for name in [
      "p", "div", "span", "strong", "em", "code", "pre", "kbd", "sub", "sup", "br", "hr", "ul", "li", "dl", "dt", "dd", "table",
      "caption", "thead", "tbody", "tfoot", "tr", "figure", "figcaption", "blockquote", "h3", "h4", "h5", "h6", "summary",
      "small",
    ] { elements[name] = [] }
    return elements
  }()
}
