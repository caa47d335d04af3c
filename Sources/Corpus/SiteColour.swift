import Diagnostics
import YAMLTree

/// A colour that the site puts in the place of one of the theme's: `couleurs:` in `site.yml`.
public struct SiteColour: Sendable, Hashable {
  /// What it colours.
  public enum Role: String, Sendable, CaseIterable {
    /// Links, buttons, the line under the head; on the light ground, then on the dark one.
    case main = "principale"
    case mainDark = "principale_sombre"
    /// Numbers and marks; on the light ground, then on the dark one.
    case accent
    case accentDark = "accent_sombre"
    /// The ground of covers, and of the home page's head.
    case cover = "couverture"
  }

  public let role: Role
  /// `#rrggbb`.
  public let hex: String
  public let place: Place

  /// The colours of the mapping, those that are well formed.
  static func read(_ mapping: YAMLMapping, _ source: SourceText, _ diagnostics: inout [Diagnostic]) -> [SiteColour] {
    var reader = FieldReader(mapping, in: source)
    let colours = Role.allCases.compactMap { role -> SiteColour? in
      guard let node = reader.node(role.rawValue) else { return nil }
      guard let hex = node.text, hex.wholeMatch(of: /#[0-9A-Fa-f]{6}/) != nil else {
        reader.expected(
          Localized(fr: "une couleur comme \"#0d5c45\", entre guillemets", en: "a colour such as \"#0d5c45\", in quotes"),
          at: node.range, key: role.rawValue)
        return nil
      }
      return SiteColour(role: role, hex: hex, place: source.place(node.range))
    }
    diagnostics += reader.finish()
    return colours
  }
}
