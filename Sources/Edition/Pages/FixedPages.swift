import PluginKit
import Theme

/// Makes the pages that every site has: search, and the answer to a wrong address.
struct FixedPages {
  let frame: PageFrame

  /// - Parameter index: the manifest of the search index.
  func search(index: String) -> (Address, Page) {
    let address = PageFrame.searchAddress
    let common = frame.common(
      at: address, title: frame.strings("fr").t("recherche_titre"), description: "", language: "fr",
      breadcrumb: frame.breadcrumb(from: address))
    return (address, .search(common, SearchView(index: index)))
  }

  func notFound() -> (Address, Page) {
    let address = Address("404.html")
    let common = frame.common(at: address, title: frame.strings("fr").t("introuvable_titre"), description: "", language: "fr")
    return (address, .document(.notFound, common))
  }
}
