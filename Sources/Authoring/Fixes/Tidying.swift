import PluginKit

/// What `check --fix` puts in order besides the breaches of rules: nothing of it is wrong, all of it reads better alike everywhere.
///
/// 1. A section whose heading is an alias takes the heading of the model, unless a link leads to it.
/// 2. The keys of the front matter come in the order of the model.
/// 3. The anchor of a link is written as it is: `#l’été` becomes `#l-ete`.
public enum Tidying {
  public static func fixes(of document: Document, in corpus: Corpus) -> [Diagnostic.Fix] {
    guard document.markdown.isReadable else { return [] }
    return headings(document, corpus) + [KeyOrder(document).fix].compactMap { $0 } + anchors(document, corpus)
  }

  private static func headings(_ document: Document, _ corpus: Corpus) -> [Diagnostic.Fix] {
    document.sections.compactMap { section in
      guard let title = section.definition?.title, title != section.heading.title, isFrenchAlias(section, in: document),
        !isLinked(section.heading.anchor, of: document, in: corpus),
        let range = document.source.range(of: section.heading.title, in: section.heading.source)
      else { return nil }
      return fix("Écrire « \(title) »", "Write “\(title)”", range, title)
    }
  }

  /// Headings in other languages are those of their documents' readers.
  private static func isFrenchAlias(_ section: Section, in document: Document) -> Bool {
    let aliases = section.definition?.aliases["fr"] ?? []
    return document.language == "fr"
      && aliases.contains { SectionDefinition.fold($0) == SectionDefinition.fold(section.heading.title) }
  }

  private static func isLinked(_ anchor: String, of document: Document, in corpus: Corpus) -> Bool {
    corpus.graph.targets.contains { targets in targets.contains(.page(document.index, anchor: anchor)) }
  }

  private static func anchors(_ document: Document, _ corpus: Corpus) -> [Diagnostic.Fix] {
    zip(document.markdown.links, corpus.graph.targets[document.index]).compactMap { link, target in
      guard let fragment = link.fragment, case .page(_, let anchor?) = target, anchor != fragment,
        let range = document.source.range(of: "#" + fragment, in: link.source)
      else { return nil }
      return fix("Écrire « #\(anchor) »", "Write “#\(anchor)”", range, "#" + anchor)
    }
  }

  private static func fix(_ french: String, _ english: String, _ range: Range<Int>, _ text: String) -> Diagnostic.Fix {
    Diagnostic.Fix(Localized(fr: french, en: english), edits: [.init(range: range, replacement: text)], safety: .safe)
  }
}

extension SourceText {
  /// Where a text stands in a part of the file; nil unless it stands there exactly once, as it is.
  fileprivate func range(of text: String, in part: Range<Int>) -> Range<Int>? {
    let wanted = Array(text.utf8)
    guard !wanted.isEmpty, part.count >= wanted.count else { return nil }
    let starts = (part.lowerBound...part.upperBound - wanted.count).filter { bytes[$0..<$0 + wanted.count].elementsEqual(wanted) }
    return starts.count == 1 ? starts[0]..<starts[0] + wanted.count : nil
  }
}
