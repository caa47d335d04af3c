import PluginKit
import Theme

/// A list cut into pages, so that no page grows with the site.
struct LongList: Sendable {
  /// Entries on a page.
  static let pageLength = 200

  private let entries: [Document]
  private let first: Address

  /// - Parameter first: the address of the first page; the others follow from it.
  init(_ entries: [Document], at first: Address) {
    self.entries = entries
    self.first = first
  }

  var count: Int { entries.count }

  var pageCount: Int { max(1, (entries.count + Self.pageLength - 1) / Self.pageLength) }

  /// `fiches/index.html`, then `fiches/index.2.html`: no document's address has such a dot.
  func address(ofPage number: Int) -> Address {
    number == 1 ? first : Address("\(first.path.dropLast(".html".count)).\(number).html")
  }

  func documents(onPage number: Int) -> ArraySlice<Document> {
    entries[min((number - 1) * Self.pageLength, entries.count)..<min(number * Self.pageLength, entries.count)]
  }

  /// Links to all pages; none for a list of one page.
  func links(fromPage number: Int) -> [ListPageView] {
    guard pageCount > 1 else { return [] }
    return (1...pageCount).map {
      ListPageView(number: $0, url: address(ofPage: number).link(to: address(ofPage: $0)), current: $0 == number)
    }
  }
}
