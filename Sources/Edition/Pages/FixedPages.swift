import PluginKit
import Theme

/// Makes the pages that every site has: search, the answer to a wrong address, and what is left at former addresses.
struct FixedPages {
  let frame: PageFrame

  /// What a server sends for a wrong address: no page that anyone looks for.
  static let notFoundAddress = Address("404.html")

  /// - Parameter index: the manifest of the search index.
  func search(index: String) -> (Address, Page) {
    let address = PageFrame.searchAddress
    let common = frame.common(
      at: address, title: frame.strings("fr").t("recherche_titre"), description: "", language: "fr",
      breadcrumb: frame.breadcrumb(from: address))
    return (address, .search(common, SearchView(index: index)))
  }

  func notFound() -> (Address, Page) {
    let address = Self.notFoundAddress
    let common = frame.commonAnywhere(at: address, title: frame.strings("fr").t("introuvable_titre"), language: "fr")
    return (address, .document(.notFound, common))
  }

  /// The pages that lead from former addresses to where their documents are now.
  func moved() -> [(Address, Page)] {
    frame.corpus.formerAddresses.moves.map { move in
      let document = frame.corpus.documents[move.document]
      var common = frame.common(at: move.former, title: document.title, description: "", language: document.language)
      common.canonical = frame.corpus.site.url(of: document.address) ?? ""
      return (move.former, .moved(common, MovedView(target: move.former.link(to: document.address))))
    }
  }
}
