import PluginKit

/// Identifiers in the body of a page that stay whole at the end of a line.
///
/// Marked up, not spelt with another hyphen: what is copied and searched is what was written.
enum WholeIdentifiers {
  private static let closedElements: Set<String> = ["code", "pre", "svg", "time"]
  private static let opening = Array("<span class=\"insecable\">".utf8)
  private static let closing = Array("</span>".utf8)
  private static let mark = Array("insecable".utf8)

  static func kept(_ html: [UInt8]) -> [UInt8] {
    guard !Identifier.places(in: html[...]).isEmpty else { return html }
    var kept: [UInt8] = []
    kept.reserveCapacity(html.count + 256)
    // The element around the text that does not break, or that is not to be read.
    var whole: String?
    for token in HTMLTokens(html) {
      switch token {
      case .text(let range) where whole == nil: write(html[range], into: &kept)
      case .opening(let name, let range):
        if whole == nil, closedElements.contains(name) || html[range].holds(mark) { whole = name }
        kept += html[range]
      case .closing(let name, let range):
        if whole == name { whole = nil }
        kept += html[range]
      case .text(let range), .comment(let range): kept += html[range]
      }
    }
    return kept
  }

  private static func write(_ text: ArraySlice<UInt8>, into kept: inout [UInt8]) {
    var written = text.startIndex
    for place in Identifier.places(in: text) {
      kept += text[written..<place.lowerBound] + opening + text[place] + closing
      written = place.upperBound
    }
    kept += text[written...]
  }
}
