import PluginKit

/// Long tables as a book shows them: all their rows in one table.
///
/// On a page the further rows stand in `<noscript>`, as a second table, and a link offers them (`TableFigure` of the plugin RegistryTables).
enum UnfoldedTables {
  private static let end = Array("</tbody></table></div>".utf8)

  static func html(_ html: [UInt8]) -> [UInt8] {
    guard html.firstRange(of: Array("<noscript>".utf8)) != nil else { return html }
    var whole: [UInt8] = []
    whole.reserveCapacity(html.count)
    var isBetween = false
    for token in HTMLTokens(html) {
      switch token {
      case .opening("noscript", _):
        whole.removeLast(Self.end.count)
        isBetween = true
      case .closing("noscript", _): isBetween = true
      // After the head of the second table its rows go on; after the link, the page.
      case .opening("tbody", _) where isBetween, .closing("p", _) where isBetween: isBetween = false
      case .text(let range), .comment(let range), .opening(_, let range), .closing(_, let range):
        if !isBetween { whole += html[range] }
      }
    }
    return whole
  }
}
