import PluginKit
import Theme

/// The two ways to every page that need no script: the plan by section, and the index from A to Z.
struct SitePlan: Sendable {
  let lists: ListPages

  /// A section with more pages than this shows its own lists instead of all of them.
  private static let sectionLength = 60
  /// A site with more pages than this has an index page for each letter.
  private static let indexLength = 600

  private var frame: PageFrame { lists.frame }
  private var corpus: Corpus { frame.corpus }

  /// All sections with their pages.
  func plan() -> PlannedPage { PlannedPage(address: PageFrame.planAddress) { planPage(at: PageFrame.planAddress) } }

  private func planPage(at address: Address) -> Page {
    let root = corpus.outline.folders[""]?.entries ?? []
    let loose = root.compactMap { entry -> EntryView? in
      guard case .document(let index) = entry else { return nil }
      return titled(corpus.documents[index], from: address)
    }
    let folders = root.compactMap { entry -> Outline.Folder? in
      guard case .folder(let path) = entry else { return nil }
      return corpus.outline.folders[path]
    }
    let ranked = folders.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }
    let sections = ranked.map { _, folder in
      GroupView(
        title: frame.title(of: folder), anchor: Anchor.slug(folder.path), entries: entries(of: folder, from: address),
        language: folder.index.map { Self.otherLanguage(corpus.documents[$0]) } ?? "")
    }
    let first = loose.isEmpty ? [] : [GroupView(title: corpus.site.title, anchor: "site", entries: loose)]
    return page(frame.strings("fr").t("plan_du_site"), at: address, groups: first + sections)
  }

  /// The place of a section in the menu; those that it leaves out come after.
  private func rank(_ folder: Outline.Folder) -> Int {
    let menu = corpus.site.menu
    return folder.index.flatMap { index in menu.firstIndex { $0.page == corpus.documents[index].path } } ?? menu.count
  }

  private static func otherLanguage(_ document: Document) -> String { document.language == "fr" ? "" : document.language }

  /// The pages of a section; of a long one, the pages of its folders.
  private func entries(of folder: Outline.Folder, from address: Address) -> [EntryView] {
    let all = corpus.outline.readingOrder(of: folder.path)
    guard all.count > Self.sectionLength else { return all.map { titled(corpus.documents[$0], from: address) } }
    let folders =
      [folder] + corpus.outline.folders.values.filter { $0.path.hasPrefix(folder.path + "/") }.sorted { $0.path < $1.path }
    return folders.map { EntryView(title: frame.title(of: $0), url: address.link(to: frame.address(of: $0))) }
  }

  /// A title, its number and whether it is made up: what the page says stands on the page.
  private func titled(_ document: Document, from address: Address) -> EntryView {
    var entry = EntryView(title: document.title, url: address.link(to: document.address))
    entry.number = document.text("numero") ?? ""
    entry.fictional = document.isFictional
    entry.language = Self.otherLanguage(document)
    return entry
  }

  /// The index from A to Z: one page, or one a letter with a page of letters before them.
  func alphabeticalIndex() -> [PlannedPage] {
    let address = PageFrame.indexAddress
    let title = frame.strings("fr").t("index_az")
    let documents = corpus.documents.filter { $0.address != PageFrame.homeAddress }
    guard documents.count > Self.indexLength else {
      return [
        PlannedPage(address: address) {
          page(title, at: address, groups: AlphabeticalGroups(documents.map { indexed($0, from: address) }).groups)
        }
      ]
    }
    let initials = documents.concurrentMap { AlphabeticalGroups.initial(of: $0.title) }
    let letters = Dictionary(grouping: zip(initials, documents), by: \.0).mapValues { $0.map(\.1) }.sorted { $0.key < $1.key }
    let values = letters.map { letter, members in
      ValueView(label: letter, url: address.link(to: Self.address(ofLetter: letter)), count: members.count)
    }
    return [PlannedPage(address: address) { page(title, at: address, groups: [], values: values) }]
      + letters.map { letter, members in
        let address = Self.address(ofLetter: letter)
        return PlannedPage(address: address) { letterPage(letter, members, at: address) }
      }
  }

  /// In the index, titles of all kinds stand together: each tells its own.
  private func indexed(_ document: Document, from address: Address) -> EntryView {
    var entry = EntryView(title: document.title, url: address.link(to: document.address))
    if document.model.name != "page" { entry.kindLabel = document.model.title }
    entry.language = Self.otherLanguage(document)
    return entry
  }

  private func letterPage(_ letter: String, _ members: [Document], at address: Address) -> Page {
    // Titles alone: what each page is stands on the page.
    let entries = members.map { EntryView(title: $0.title, url: address.link(to: $0.address)) }
    return page(letter, at: address, groups: AlphabeticalGroups(entries).groups)
  }

  private static func address(ofLetter letter: String) -> Address { Address("index-a-z.\(letter.lowercased()).html") }

  private func page(_ title: String, at address: Address, groups: [GroupView], values: [ValueView] = []) -> Page {
    var list = ListView()
    list.groups = groups
    list.values = values
    let common = frame.common(
      at: address, title: title, description: "", language: "fr", breadcrumb: frame.breadcrumb(from: address))
    return .list(.sitePlan, common, ContentView(), list)
  }
}

/// Entries under their initials, accents folded; digits and signs under « 0-9 ».
struct AlphabeticalGroups {
  let groups: [GroupView]

  init(_ entries: [EntryView]) {
    let keyed = entries.map { (key: Anchor.slug($0.title), entry: $0) }
      .sorted { ($0.key, $0.entry.url) < ($1.key, $1.entry.url) }
    let byInitial = Dictionary(grouping: keyed) { Self.initial(ofFolded: $0.key) }
    groups = byInitial.sorted { $0.key < $1.key }.map { initial, members in
      GroupView(title: initial, anchor: "lettre-" + initial.lowercased(), entries: members.map(\.entry))
    }
  }

  static func initial(of title: String) -> String { initial(ofFolded: Anchor.slug(title)) }

  private static func initial(ofFolded key: String) -> String {
    key.first.map { $0.isLetter ? $0.uppercased() : "0-9" } ?? "0-9"
  }
}
