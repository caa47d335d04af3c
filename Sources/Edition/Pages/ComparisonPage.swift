import PluginKit
import Theme

/// Makes the page on which the reader lays two to four records, sheets or agreements side by side. A script does it in the reader's
/// browser; without one, the page is a list of what can be compared, each with its facts on its own page.
struct ComparisonPage {
  let frame: PageFrame
  /// The pages that plugins have made; those of invented rows are not laid beside real ones.
  let made: [(page: GeneratedPage, content: PageContent)]

  static let address = Address("comparer/index.html")
  /// Longer groups are left to the search.
  private static let longestGroup = 600
  private static let kinds: Set<String> = [PageKind.practiceSheet.rawValue, PageKind.caseRecord.rawValue]

  /// Where a document is compared with others; nil for those that have no table of facts to compare.
  static func link(from document: Document) -> String? {
    kinds.contains(document.model.pageKind) ? link(from: document.address) : nil
  }

  /// The page, with the one it is asked from already chosen.
  static func link(from page: Address) -> String { page.link(to: address) + "?" + page.path }

  /// Nil on a site that has nothing to compare.
  func page() -> (Address, Page)? {
    let documents = corpus.documents.filter { Self.kinds.contains($0.model.pageKind) }.map {
      ($0.model.title, $0.title, $0.address)
    }
    let agreements = made.filter { $0.page.node.address.path.hasPrefix(Self.agreements) && !$0.content.isFictional }.map {
      ($0.page.node.kindLabel, $0.page.node.title, $0.page.node.address)
    }
    let kinds = Dictionary(grouping: documents + agreements, by: { $0.0 })
    let groups = kinds.filter { (2...Self.longestGroup).contains($0.value.count) }
    guard !groups.isEmpty else { return nil }
    var list = ListView()
    // The longest, which a script makes short once it runs, has nothing under it that would move.
    list.groups = groups.sorted { ($0.value.count, $0.key) < ($1.value.count, $1.key) }.map { kind, members in
      GroupView(
        title: kind.prefix(1).uppercased() + kind.dropFirst(), anchor: Anchor.slug(kind),
        entries: members.sorted { $0.2 < $1.2 }.map { EntryView(title: $0.1, url: Self.address.link(to: $0.2)) })
    }
    let common = frame.common(
      at: Self.address, title: frame.strings("fr").t("comparer_titre"), description: "", language: "fr",
      breadcrumb: frame.breadcrumb(from: Self.address))
    return (Self.address, .list(.comparison, common, ContentView(), list))
  }

  private static let agreements = "registre/accords/"

  private var corpus: Corpus { frame.corpus }
}
