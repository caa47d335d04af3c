import Diagnostics
import YAMLTree

/// Something of the site that `site.yml` names, and where: held against what there is once the documents are known.
public struct SiteName: Sendable {
  public enum Kind: Sendable {
    /// A document, by its path below `content/`, its title or its id.
    case page
    /// A folder of `content/`.
    case folder
    /// A key of the front matter.
    case field
    /// The code of a rule.
    case rule
  }

  public let kind: Kind
  public let text: String
  public let place: Place

  private init?(_ kind: Kind, _ node: YAMLNode, _ source: SourceText) {
    guard let text = node.text else { return nil }
    self.kind = kind
    self.text = text
    place = source.place(node.range)
  }

  private init(rule entry: YAMLMapping.Entry, _ source: SourceText) {
    kind = .rule
    text = entry.key
    place = source.place(entry.keyRange)
  }

  /// All names, in the order of their kinds.
  static func all(in site: YAMLMapping, _ source: SourceText) -> [SiteName] {
    let items = { (key: String) in site[key]?.items ?? [] }
    let pages = items("menu").map { $0.mapping?["page"] ?? $0 } + items("mentions_legales") + items("contact")
    let fields = items("taxonomies").flatMap { $0.mapping?["champ"]?.items ?? [] }
    let rules = site["severites"]?.mapping?.entries ?? []
    return pages.compactMap { SiteName(.page, $0, source) }
      + (items("imprimer") + items("recherche_apres")).compactMap { SiteName(.folder, $0, source) }
      + fields.compactMap { SiteName(.field, $0, source) } + rules.map { SiteName(rule: $0, source) }
  }
}
