import Diagnostics

/// What a served page has more than a published one: a script, which is a file of its own because the policy of the pages allows no other.
enum PageScript {
  /// Names that begin with a dot are never part of an edition.
  static let scriptPath = ".vademecum/apercu.js"
  static let stylePath = ".vademecum/apercu.css"
  static let eventsPath = ".vademecum/evenements"

  static let script = PackageResources.apercu_js
  static let style = PackageResources.apercu_css

  /// The page with the script at the end of its head.
  static func add(to page: [UInt8], edition: String) -> [UInt8] {
    let tag = Array("<script defer src=\"/\(scriptPath)\" data-edition=\"\(edition)\"></script>\n".utf8)
    let place = position(of: Array("</head>".utf8), in: page) ?? page.count
    return page[..<place] + tag + page[place...]
  }

  /// Shown while there is nothing to show.
  static func placeholder(isBuilt: Bool, _ language: Localized.Language) -> [UInt8] {
    let text =
      isBuilt
      ? Localized(fr: "Le site ne peut pas encore être montré.", en: "The site cannot be shown yet.")
      : Localized(fr: "Le site se construit…", en: "The site is being built…")
    return Array(
      """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'self'">
      <title>Vademecum</title>
      </head>
      <body><main><h1>\(text.text(in: language))</h1></main></body>
      </html>

      """.utf8)
  }

  private static func position(of pattern: [UInt8], in bytes: [UInt8]) -> Int? {
    guard let first = pattern.first, bytes.count >= pattern.count else { return nil }
    return (0...bytes.count - pattern.count).first { start in
      bytes[start] == first && bytes[start..<start + pattern.count].elementsEqual(pattern)
    }
  }
}
