import PluginKit
import Theme

/// Makes the pages that keep, of the list of a folder, what bears one value of a taxonomy: « Bonnes pratiques : Maroc ». They need no
/// script; with one, the reader ticks several values on the first page.
struct FacetPages: Sendable {
  let lists: ListPages

  /// Shorter lists are read at a glance; longer ones go on over several pages, and are searched.
  private static let lengths = 6...LongList.pageLength

  private var frame: PageFrame { lists.frame }
  private var corpus: Corpus { frame.corpus }

  /// The pages of all folders.
  func pages() -> [PlannedPage] {
    corpus.outline.folders.values.sorted { $0.path < $1.path }.flatMap { folder -> [PlannedPage] in
      guard let index = folder.index.map({ corpus.documents[$0] }) else { return [] }
      let choices = choices(among: lists.members(of: folder))
      let facets = facets(choices, index: index)
      return choices.flatMap { choice in
        choice.values.map { value in
          let address = address(of: value, choice, index)
          return PlannedPage(address: address) { page(at: address, value, of: choice, facets, index, folder) }
        }
      }
    }
  }

  /// What a list can be narrowed to, from its first page.
  func facets(of members: [Document], index: Document) -> [FacetView] {
    facets(choices(among: members), index: index)
  }

  /// The pages that narrow a list stand in its folder: the way to each of them is the same from all.
  private func facets(_ choices: [Choice], index: Document) -> [FacetView] {
    choices.map { choice in
      FacetView(
        label: choice.taxonomy.definition.title,
        values: choice.values.map { value in
          FacetValueView(
            label: value.value.label, code: Self.code(value.value, of: choice.taxonomy),
            url: index.address.link(to: address(of: value, choice, index)), count: value.members.count)
        })
    }
  }

  /// The values that an entry of a list bears, as the script finds them again.
  static func codes(of document: Document, in corpus: Corpus) -> String {
    corpus.memberships[document].map { membership in
      let taxonomy = corpus.taxonomies[membership.taxonomy]
      return code(taxonomy.values[membership.value], of: taxonomy)
    }.joined(separator: " ")
  }

  /// A taxonomy of which the members of a list bear two values or more.
  private struct Choice: Sendable {
    let taxonomy: Taxonomy
    let values: [(value: Taxonomy.Value, members: [Document])]
  }

  private func choices(among members: [Document]) -> [Choice] {
    guard Self.lengths.contains(members.count), members.allSatisfy(Self.standsAlone) else { return [] }
    return corpus.taxonomies.enumerated().compactMap { number, taxonomy in
      let bearers = members.reduce(into: [Int: [Document]]()) { bearers, document in
        for membership in corpus.memberships[document] where membership.taxonomy == number {
          bearers[membership.value, default: []].append(document)
        }
      }
      guard bearers.count > 1 else { return nil }
      return Choice(taxonomy: taxonomy, values: bearers.sorted { $0.key < $1.key }.map { (taxonomy.values[$0], $1) })
    }
  }

  /// Pages that are numbered, or that open a folder, are read in their order: their list is not narrowed.
  private static func standsAlone(_ document: Document) -> Bool { !document.path.isIndex && document.text("numero") == nil }

  private func page(
    at address: Address, _ value: (value: Taxonomy.Value, members: [Document]), of choice: Choice, _ facets: [FacetView],
    _ index: Document, _ folder: Outline.Folder
  ) -> Page {
    let title = "\(index.title) : \(value.value.label)"
    let common = frame.common(
      at: address, title: title, description: "", language: index.language,
      breadcrumb: frame.breadcrumb(from: address, through: lists.ancestors(of: folder) + [folder], language: index.language))
    var list = lists.counted(value.members.count)
    list.taxonomyLabel = choice.taxonomy.definition.title
    list.entries = value.members.map { lists.entry($0, from: address) }
    list.facets = facets
    let own = index.address.link(to: address)
    for (place, facet) in facets.enumerated() {
      for (value, view) in facet.values.enumerated() where view.url == own { list.facets[place].values[value].current = true }
    }
    return .list(.taxonomyValue, common, ContentView(), list)
  }

  /// `fiches/index.pays-ma.html`: no document's address has such a dot.
  private func address(of value: (value: Taxonomy.Value, members: [Document]), _ choice: Choice, _ index: Document) -> Address {
    Address("\(index.address.path.dropLast(".html".count)).\(Self.code(value.value, of: choice.taxonomy)).html")
  }

  private static func code(_ value: Taxonomy.Value, of taxonomy: Taxonomy) -> String {
    "\(Anchor.slug(taxonomy.definition.folder))-\(Anchor.slug(value.code))"
  }
}
