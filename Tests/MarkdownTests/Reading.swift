import Diagnostics

@testable import Markdown

/// Short ways to read a text and to look at the result.
func read(_ text: String, _ options: MarkdownOptions = .forTests) -> MarkdownDocument {
  MarkdownReader.read(SourceText(path: "content/essai.md", text: text), options: options)
}

func read(bytes: [UInt8], _ options: MarkdownOptions = .forTests) -> MarkdownDocument {
  MarkdownReader.read(SourceText(path: "content/essai.md", bytes: bytes), options: options)
}

extension MarkdownOptions {
  static let forTests = MarkdownOptions(blockDirectives: ["registre", "frise"], inlineDirectives: ["registre"])
  static let english = MarkdownOptions(blockDirectives: ["registre"], inlineDirectives: ["registre"], defaultLanguage: "en")
}

extension MarkdownDocument {
  /// The HTML with each hole shown: `{a0}` attributes of link 0, `{t0}` its text, `{i0}` an image, `{d0}` a directive.
  var shown: String {
    var result: [UInt8] = []
    var start = 0
    for hole in html.holes {
      result += html.bytes[start..<hole.offset]
      start = hole.offset
      let mark =
        switch hole.content {
        case .linkAttributes(let index): "{a\(index)}"
        case .linkText(let index): "{t\(index)}"
        case .imageAttributes(let index): "{i\(index)}"
        case .directive(let index): "{d\(index)}"
        }
      result += Array(mark.utf8)
    }
    return String(decoding: result + html.bytes[start...], as: UTF8.self)
  }

  var plainText: String { String(decoding: text, as: UTF8.self) }
  var codes: [String] { diagnostics.map(\.code) }

  /// What the author wrote at a place.
  func written(_ range: Range<Int>) -> String {
    String(decoding: source.bytes[range.clamped(to: 0..<source.bytes.count)], as: UTF8.self)
  }
  func written(_ range: Range<Int32>) -> String { written(range.asInts) }
}
