import Digest
import PluginKit
import Theme

/// The definitions of the terms that a chapter marks, as its reader finds them after the text on paper, where links lead nowhere.
///
/// They come in a style sheet of the page for paper alone: no reader waits for it, and the page itself is no longer.
struct PrintedTerms {
  let sheet: DataFile

  private static let kinds: Set<String> = [PageKind.chapter.rawValue, PageKind.step.rawValue]

  /// Nil for a page that marks no term, or that is of another kind: a fiche keeps to its two pages.
  init?(_ terms: Set<Int>, of document: Document, corpus: Corpus, title: String) {
    guard Self.kinds.contains(document.model.pageKind) else { return nil }
    let entries = terms.map { corpus.documents[$0] }.filter { !$0.summary.isEmpty }.sorted {
      (Anchor.slug($0.title), $0.address) < (Anchor.slug($1.title), $1.address)
    }
    guard !entries.isEmpty else { return nil }
    let isFrench = document.language == "fr"
    let lines = entries.map { entry in
      isFrench ? FrenchTypography.applied(to: "• \(entry.title) : \(entry.summary)") : "• \(entry.title): \(entry.summary)"
    }
    let rules = ":root{--mots-titre:\(Self.quoted([title]));--mots:\(Self.quoted(lines))}\n"
    sheet = DataFile(address: Self.address(of: document), bytes: Array(rules.utf8))
  }

  static func address(of document: Document) -> Address { Address("actifs/mots/\(BookBinder.anchor(of: document)).css") }

  /// The address changes with the definitions, so that a browser that kept earlier ones asks again.
  func link(from page: Address) -> String { page.link(to: sheet.address) + "?v=\(Digest(of: sheet.bytes).hex(bytes: 4))" }

  /// A string of CSS (CSS Syntax 3, § 4.3.5), one line each.
  private static func quoted(_ lines: [String]) -> String {
    let escaped = lines.map { line in
      // By scalar: a mark that follows a quote makes one character with it.
      line.unicodeScalars.map { scalar in
        switch scalar {
        case "\"", "\\": "\\" + String(scalar)
        case "\n", "\r", "\u{C}": " "
        default: String(scalar)
        }
      }.joined()
    }
    return "\"" + escaped.joined(separator: "\\A ") + "\""
  }
}
