import PluginKit

/// French spaces and apostrophes in HTML that does not come from the text of a document, and so does not have them yet: what plugins and the
/// generator make.
enum FrenchHTML {
  private static let code: Set<String> = ["pre", "code"]
  private static let void: Set<String> = ["img", "input"]

  /// - Parameter language: of the page; in another than French nothing changes.
  /// - Returns: the HTML, in which what is read is spaced; tags, code and passages in another language are as they were.
  static func spaced(_ html: [UInt8], language: String) -> [UInt8] {
    guard language == "fr" else { return html }
    // Few fragments name one: their tags need not be taken apart.
    let namesLanguages = html[...].holds(attribute)
    var result: [UInt8] = []
    result.reserveCapacity(html.count + 64)
    // The elements around the text that say whether it is spaced, and how many of their name are open in each.
    var around: [(name: String, depth: Int, isSpaced: Bool)] = []
    for token in HTMLTokens(html) {
      switch token {
      case .text(let range) where around.last?.isSpaced ?? true:
        html[range].withUnsafeBufferPointer { FrenchTypography.append($0, to: &result) }
      case .opening(let name, let range):
        let language = namesLanguages && !void.contains(name) ? Self.language(of: range, in: html) : nil
        if code.contains(name) || language != nil {
          around.append((name, 1, language == "fr" && !code.contains(name)))
        } else if around.last?.name == name {
          around[around.count - 1].depth += 1
        }
        result += html[range]
      case .closing(let name, let range):
        if around.last?.name == name {
          around[around.count - 1].depth -= 1
          if around.last?.depth == 0 { around.removeLast() }
        }
        result += html[range]
      case .text(let range), .comment(let range): result += html[range]
      }
    }
    return result
  }

  private static let attribute = Array(" lang=\"".utf8)

  private static func language(of tag: Range<Int>, in html: [UInt8]) -> String? {
    HTMLTokens.attributes(of: tag, in: html).first { html[$0.name].elementsEqual("lang".utf8) }?.value.map {
      String(decoding: html[$0], as: UTF8.self)
    }
  }
}

extension ArraySlice<UInt8> {
  /// Whether some bytes stand here in a row.
  ///
  /// - Parameter run: one byte at least.
  func holds(_ run: [UInt8]) -> Bool {
    withUnsafeBufferPointer { bytes in bytes.indices.contains { bytes[$0] == run[0] && bytes[$0...].starts(with: run) } }
  }
}
