import PluginKit

/// French spaces and apostrophes in HTML that does not come from the text of a document, and so does not have them yet: what plugins and the
/// generator make.
enum FrenchHTML {
  private static let code: Set<String> = ["pre", "code"]

  /// - Parameter language: of the page; in another than French nothing changes.
  /// - Returns: the HTML, in which what is read is spaced, and tags and code are as they were.
  static func spaced(_ html: [UInt8], language: String) -> [UInt8] {
    guard language == "fr" else { return html }
    var result: [UInt8] = []
    result.reserveCapacity(html.count + 64)
    var isInCode = false
    for token in HTMLTokens(html) {
      switch token {
      case .text(let range) where !isInCode:
        result += FrenchTypography.applied(to: String(decoding: html[range], as: UTF8.self)).utf8
      case .opening(let name, let range):
        if code.contains(name) { isInCode = true }
        result += html[range]
      case .closing(let name, let range):
        if code.contains(name) { isInCode = false }
        result += html[range]
      case .text(let range), .comment(let range): result += html[range]
      }
    }
    return result
  }
}
