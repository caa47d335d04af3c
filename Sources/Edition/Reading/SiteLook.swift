import PluginKit

/// What a municipality puts on the theme: its colours, checked against the theme's own grounds, and its logo.
struct SiteLook {
  let colours: [SiteColour]
  private(set) var diagnostics: [Diagnostic] = []

  private static let base = "actifs/vademecum.css"
  private static let covers = "actifs/listes.css"

  init(_ configuration: SiteConfiguration) {
    colours = configuration.colours
  }

  /// Adds the rules of the colours to the style sheets of the theme, which they follow.
  mutating func dress(_ theme: inout [String: [UInt8]]) {
    guard !colours.isEmpty else { return }
    let (base, covers) = (Self.text(theme[Self.base]), Self.text(theme[Self.covers]))
    for colour in colours { check(colour, base: base, covers: covers) }
    let light = rules([.main: ["action"], .accent: ["ocre", "repere"]])
    let dark = rules([.mainDark: ["action"], .accentDark: ["ocre", "repere"]])
    let sheet = Self.sheet(light, scheme: "light") + Self.sheet(dark, scheme: "dark")
    theme[Self.base, default: []] += Array(sheet.utf8)
    let cover = rules([.cover: ["toile"]])
    if !cover.isEmpty { theme[Self.covers, default: []] += Array("\n@media screen{:root{\(cover)}}\n".utf8) }
  }

  private func rules(_ tokens: [SiteColour.Role: [String]]) -> String {
    colours.flatMap { colour in (tokens[colour.role] ?? []).map { "--\($0):\(colour.hex)" } }.joined(separator: ";")
  }

  private static func sheet(_ rules: String, scheme: String) -> String {
    rules.isEmpty ? "" : "\n@media screen and (prefers-color-scheme:\(scheme)){:root{\(rules)}}\n"
  }

  /// The grounds on which it is read, or for a cover the inks that are read on it.
  private mutating func check(_ colour: SiteColour, base: String, covers: String) {
    let others: [String] =
      switch colour.role {
      case .main, .accent: ["papier", "teinte"].compactMap { Self.token($0, 0, in: base) }
      case .mainDark, .accentDark: ["papier", "teinte"].compactMap { Self.token($0, 1, in: base) }
      case .cover: ["creme", "or"].compactMap { Self.token($0, 0, in: covers) }
      }
    let worst = others.map { (other: $0, ratio: Contrast.ratio(colour.hex, $0)) }.min { $0.ratio < $1.ratio }
    guard let worst, worst.ratio < Contrast.least else { return }
    let ratio = Contrast.text(worst.ratio)
    let (name, pair) = (colour.role.rawValue, (colour.hex, worst.other))
    diagnostics.append(
      Diagnostic(
        "THEME-040", .error, at: colour.place,
        Localized(
          fr: "« \(name) » se lit mal : \(pair.0) sur \(pair.1) a un contraste de \(ratio), il en faut 4,5",
          en:
            "“\(name)” is hard to read: \(pair.0) on \(pair.1) has a contrast of \(ratio.replacing(",", with: ".")), 4.5 is needed"
        ),
        explanation: Localized(
          fr: "Foncez la couleur sur un fond clair, éclaircissez-la sur un fond sombre (WCAG 2.2, critère 1.4.3).",
          en: "Darken the colour on a light ground, lighten it on a dark one (WCAG 2.2, criterion 1.4.3).")))
  }

  /// The value that a style sheet gives to a custom property: the first is that of the light scheme, the second of the dark one.
  private static func token(_ name: String, _ occurrence: Int, in sheet: String) -> String? {
    let values = sheet.matches(of: /--([a-z]+):(#[0-9A-Fa-f]{6})/).filter { $0.1 == name }.map { String($0.2) }
    return occurrence < values.count ? values[occurrence] : nil
  }

  private static func text(_ bytes: [UInt8]?) -> String { String(decoding: bytes ?? [], as: UTF8.self) }
}
