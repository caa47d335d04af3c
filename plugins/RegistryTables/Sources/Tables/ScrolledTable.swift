import PluginKit

/// A table that scrolls within itself when it is wider than the page, and can be scrolled from the keyboard.
struct ScrolledTable {
  let caption: String
  /// Names the region by its caption; unique on its page.
  let captionID: String
  /// Under a title of the same words, the caption is for screen readers alone.
  var hasHiddenCaption = false
  let heads: [HTML]
  let bodies: [HTML]
  var foot: HTML = .empty

  var html: HTML {
    scroller(
      .element(
        "table", [:],
        [.element("caption", ["id": captionID, "class": hasHiddenCaption ? "cache" : nil], caption), head] + bodies + [foot]))
  }

  /// The further rows of a table that stands just above, under the same caption.
  var continued: HTML { scroller(.element("table", ["aria-labelledby": captionID], [head] + bodies)) }

  private var head: HTML { .element("thead", [:], [.element("tr", [:], heads)]) }

  private func scroller(_ table: HTML) -> HTML {
    .element("div", ["class": "table-defile", "role": "region", "tabindex": "0", "aria-labelledby": captionID], [table])
  }

  /// The table behind a drawing that says the same; open on paper when the reader has opened it.
  func folded(under summary: String) -> HTML {
    .element("details", ["class": "graphique-chiffres"], [.element("summary", [:], summary), html])
  }

  /// Heads by their words; the browser sorts numbers and dates as such.
  static func head(_ text: String, sortedAs kind: String? = nil) -> HTML {
    .element("th", ["scope": "col", "data-type": kind], text)
  }
}
