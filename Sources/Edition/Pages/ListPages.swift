import PluginKit
import Theme

/// Makes the pages that list others: folders, taxonomies, the site plan, the index from A to Z.
struct ListPages {
  let frame: PageFrame

  private var corpus: Corpus { frame.corpus }

  /// What the index of a folder lists. Terms stand under their initials.
  func list(of document: Document) -> ListView {
    list(of: corpus.outline.folders[document.path.folders.joined(separator: "/")], from: document.address)
  }

  private func list(of folder: Outline.Folder?, from address: Address) -> ListView {
    let documents = (folder?.entries ?? []).compactMap { entry -> Document? in
      switch entry {
      case .document(let index): corpus.documents[index]
      case .folder(let path): corpus.outline.folders[path]?.index.map { corpus.documents[$0] }
      }
    }
    return list(
      of: documents, from: address, byInitial: !documents.isEmpty && documents.allSatisfy { $0.model.pageKind == "terme" })
  }

  private func list(of documents: [Document], from address: Address, byInitial: Bool) -> ListView {
    var view = ListView()
    view.countText = frame.strings("fr").t("n_pages", count: documents.count)
    let entries = documents.map { entry($0, from: address) }
    if byInitial {
      view.groups = Self.groups(entries)
    } else {
      view.entries = entries
    }
    return view
  }

  /// A folder that has documents and no `index.md`.
  func folderPages() -> [(Address, Page)] {
    corpus.outline.folders.values.filter { $0.index == nil && !$0.path.isEmpty }.sorted { $0.path < $1.path }.map { folder in
      let address = frame.address(of: folder)
      let above = folder.path.split(separator: "/").dropLast()
      let ancestors = above.indices.compactMap { corpus.outline.folders[above[...$0].joined(separator: "/")] }
      let common = frame.common(
        at: address, title: frame.title(of: folder), description: "", language: "fr",
        breadcrumb: frame.breadcrumb(from: address, through: ancestors))
      return (address, Page.list(.section, common, ContentView(), list(of: folder, from: address)))
    }
  }

  /// One page a taxonomy, with its values; one page a value, with its documents.
  func taxonomyPages() -> [(Address, Page)] {
    corpus.taxonomies.filter { !$0.values.isEmpty }.flatMap { taxonomy in
      [(taxonomy.address, page(of: taxonomy))] + taxonomy.values.map { ($0.address, page(of: $0, in: taxonomy)) }
    }
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

  private func page(of value: Taxonomy.Value, in taxonomy: Taxonomy) -> Page {
    let above = LinkView(title: taxonomy.definition.title, url: value.address.link(to: taxonomy.address))
    let common = frame.common(
      at: value.address, title: value.label, description: "\(taxonomy.definition.title) : \(value.label)", language: "fr",
      breadcrumb: frame.breadcrumb(from: value.address) + [above])
    var list = list(of: value.documents.map { corpus.documents[$0] }, from: value.address, byInitial: false)
    list.taxonomyLabel = taxonomy.definition.title
    return .list(.taxonomyValue, common, ContentView(), list)
  }

  func values(of taxonomy: Taxonomy, from address: Address) -> [ValueView] {
    taxonomy.values.map { ValueView(label: $0.label, url: address.link(to: $0.address), count: $0.documents.count) }
  }

  /// All pages by section.
  func sitePlan() -> (Address, Page) {
    let address = PageFrame.planAddress
    let root = corpus.outline.folders[""]?.entries ?? []
    let loose = root.compactMap { entry -> EntryView? in
      guard case .document(let index) = entry else { return nil }
      return self.entry(corpus.documents[index], from: address)
    }
    let sections = root.compactMap { entry -> GroupView? in
      guard case .folder(let path) = entry, let folder = corpus.outline.folders[path] else { return nil }
      let entries = corpus.outline.readingOrder(of: path).map { self.entry(corpus.documents[$0], from: address) }
      return GroupView(title: frame.title(of: folder), anchor: Anchor.slug(path), entries: entries)
    }
    let strings = frame.strings("fr")
    let first = loose.isEmpty ? [] : [GroupView(title: corpus.site.title, anchor: "site", entries: loose)]
    return (address, plan(strings.t("plan_du_site"), at: address, groups: first + sections))
  }

  /// All pages by the initial of their title.
  func alphabeticalIndex() -> (Address, Page) {
    let address = PageFrame.indexAddress
    let entries = corpus.documents.filter { $0.address != PageFrame.homeAddress }.map { entry($0, from: address) }
    return (address, plan(frame.strings("fr").t("index_az"), at: address, groups: Self.groups(entries)))
  }

  private func plan(_ title: String, at address: Address, groups: [GroupView]) -> Page {
    var list = ListView()
    list.groups = groups
    let common = frame.common(
      at: address, title: title, description: "", language: "fr", breadcrumb: frame.breadcrumb(from: address))
    return .list(.sitePlan, common, ContentView(), list)
  }

  func entry(_ document: Document, from address: Address) -> EntryView {
    let facts = DocumentFacts(document, corpus: corpus)
    var entry = EntryView(title: document.title, url: address.link(to: document.address))
    entry.number = document.text("numero") ?? ""
    entry.summary = document.text("accroche") ?? document.summary
    entry.kindLabel = document.model.title
    entry.statusLabel = facts.status?.label ?? ""
    entry.draft = facts.status?.draft ?? false
    entry.fictional = document.isFictional
    entry.dateText = facts.date.map { DateView($0, language: document.language).text } ?? ""
    entry.tagsText = facts.tags.prefix(3).map(\.label).joined(separator: ", ")
    return entry
  }

  /// Under their initials, accents folded; digits and signs under « 0-9 ».
  private static func groups(_ entries: [EntryView]) -> [GroupView] {
    let keyed = entries.map { (key: Anchor.slug($0.title), entry: $0) }.sorted { ($0.key, $0.entry.url) < ($1.key, $1.entry.url) }
    let byInitial = Dictionary(grouping: keyed) { $0.key.first.map { $0.isLetter ? $0.uppercased() : "0-9" } ?? "0-9" }
    return byInitial.sorted { $0.key < $1.key }.map { initial, members in
      GroupView(title: initial, anchor: "lettre-" + initial.lowercased(), entries: members.map(\.entry))
    }
  }
}
