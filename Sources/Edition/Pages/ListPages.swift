import PluginKit
import Theme

/// A page whose address is known before it is made: the pages are made on all cores.
struct PlannedPage: Sendable {
  let address: Address
  let make: @Sendable () -> Page
}

/// Makes the pages that list others: folders and taxonomies. Long lists go on over several pages.
struct ListPages: Sendable {
  let frame: PageFrame
  /// The entry of each document, without its way there, which depends on the page; nil when few will be asked for.
  private let prepared: [EntryView]?

  init(frame: PageFrame) {
    self.frame = frame
    prepared = nil
  }

  private init(frame: PageFrame, prepared: [EntryView]) {
    self.frame = frame
    self.prepared = prepared
  }

  /// With the entries of all documents made at once: each of them stands in many lists.
  static func ofAllDocuments(_ frame: PageFrame) -> ListPages {
    let lists = ListPages(frame: frame)
    return ListPages(frame: frame, prepared: frame.corpus.documents.concurrentMap { lists.entry($0) })
  }

  private var corpus: Corpus { frame.corpus }

  /// What the index of a folder lists on its first page. Terms stand under their initials.
  func list(of document: Document) -> ListView {
    let members = members(of: corpus.outline.folders[document.path.folders.joined(separator: "/")])
    guard !members.isEmpty, members.allSatisfy({ $0.model.pageKind == PageKind.term.rawValue }) else {
      var view = list(LongList(members, at: document.address), page: 1)
      for place in view.entries.indices { view.entries[place].kindLabel = "" }
      view.facets = FacetPages(lists: self).facets(of: members, index: document)
      if !view.facets.isEmpty {
        for (place, member) in members.enumerated() { view.entries[place].codes = FacetPages.codes(of: member, in: corpus) }
      }
      return view
    }
    var view = counted(members.count)
    let entries = members.map { member in
      var entry = entry(member, from: document.address)
      entry.kindLabel = ""
      return entry
    }
    view.groups = AlphabeticalGroups(entries).groups
    return view
  }

  /// Folders without an `index.md`, and the further pages of long folders.
  func folderPages() -> [PlannedPage] {
    corpus.outline.folders.values.filter { !$0.path.isEmpty }.sorted { $0.path < $1.path }.flatMap { folder -> [PlannedPage] in
      let list = LongList(members(of: folder), at: frame.address(of: folder))
      let firstPage = folder.index == nil ? 1 : 2
      guard firstPage <= list.pageCount else { return [] }
      let ancestors = ancestors(of: folder)
      return (firstPage...list.pageCount).map { number in
        PlannedPage(address: list.address(ofPage: number)) {
          page(.section, list, number, title: frame.title(of: folder), description: "") { address in
            frame.breadcrumb(from: address, through: ancestors)
          }
        }
      }
    }
  }

  /// One page a taxonomy, with its values; one or more a value, with its documents.
  func taxonomyPages() -> [PlannedPage] {
    corpus.taxonomies.filter { !$0.values.isEmpty }.flatMap { taxonomy in
      [PlannedPage(address: taxonomy.address) { page(of: taxonomy) }] + taxonomy.values.flatMap { pages(of: $0, in: taxonomy) }
    }
  }

  func values(of taxonomy: Taxonomy, from address: Address) -> [ValueView] {
    taxonomy.values.map { ValueView(label: $0.label, url: address.link(to: $0.address), count: $0.documents.count) }
  }

  func entry(_ document: Document, from address: Address) -> EntryView {
    var entry = prepared?[document.index] ?? entry(document)
    entry.url = address.link(to: document.address)
    return entry
  }

  private func entry(_ document: Document) -> EntryView {
    let facts = DocumentFacts(document, corpus: corpus)
    var entry = EntryView(title: document.title, url: "")
    entry.number = document.text("numero") ?? ""
    entry.summary = document.text("accroche") ?? document.summary
    entry.kindLabel = document.model.title
    entry.statusLabel = facts.status?.label ?? ""
    entry.draft = facts.status?.draft ?? false
    entry.fictional = document.isFictional
    entry.dateText = facts.date.map { DateView($0, language: document.language).text } ?? ""
    entry.tagsText = facts.tagsText
    return entry
  }

  private func page(of taxonomy: Taxonomy) -> Page {
    let address = taxonomy.address
    let common = frame.common(
      at: address, title: taxonomy.definition.title, description: "", language: "fr", breadcrumb: frame.breadcrumb(from: address))
    var list = ListView()
    list.values = values(of: taxonomy, from: address)
    list.taxonomyLabel = taxonomy.definition.title
    return .list(.taxonomy, common, ContentView(), list)
  }

  private func pages(of value: Taxonomy.Value, in taxonomy: Taxonomy) -> [PlannedPage] {
    let list = LongList(value.documents.map { corpus.documents[$0] }, at: value.address)
    let title = taxonomy.definition.title
    return (1...list.pageCount).map { number in
      PlannedPage(address: list.address(ofPage: number)) {
        page(.taxonomyValue, list, number, title: value.label, description: "\(title) : \(value.label)", taxonomy: title) {
          address in
          frame.breadcrumb(from: address) + [LinkView(title: title, url: address.link(to: taxonomy.address))]
        }
      }
    }
  }

  private func page(
    _ kind: ListKind, _ list: LongList, _ number: Int, title: String, description: String, taxonomy: String = "",
    breadcrumb: (Address) -> [LinkView]
  ) -> Page {
    let address = list.address(ofPage: number)
    let pageTitle = number == 1 ? title : "\(title) (\(number)/\(list.pageCount))"
    let common = frame.common(
      at: address, title: pageTitle, description: description, language: "fr", breadcrumb: breadcrumb(address))
    var view = self.list(list, page: number)
    view.taxonomyLabel = taxonomy
    if kind == .section { for place in view.entries.indices { view.entries[place].kindLabel = "" } }
    return .list(kind, common, ContentView(), view)
  }

  private func list(_ list: LongList, page number: Int) -> ListView {
    var view = counted(list.count)
    let address = list.address(ofPage: number)
    view.entries = list.documents(onPage: number).map { entry($0, from: address) }
    view.pages = list.links(fromPage: number)
    return view
  }

  func counted(_ count: Int) -> ListView {
    var view = ListView()
    view.countText = frame.strings("fr").t("n_pages", count: count)
    return view
  }

  /// Documents of a folder and indexes of those below, in the order of the outline.
  func members(of folder: Outline.Folder?) -> [Document] {
    (folder?.entries ?? []).compactMap { entry in
      switch entry {
      case .document(let index): corpus.documents[index]
      case .folder(let path): corpus.outline.folders[path]?.index.map { corpus.documents[$0] }
      }
    }
  }

  func ancestors(of folder: Outline.Folder) -> [Outline.Folder] {
    let above = folder.path.split(separator: "/").dropLast()
    return above.indices.compactMap { corpus.outline.folders[above[...$0].joined(separator: "/")] }
  }
}
