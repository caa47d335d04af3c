import PluginKit

/// Pages that a program makes.
struct ExternalPages: PageMaker {
  let host: PluginHost

  /// It is given whole documents.
  var readsBodies: Bool { true }

  /// What cannot be announced is reported by `PageAnnouncements`, which asks the same.
  func pages(of documents: DocumentSet, registry: Snapshot) -> [GeneratedPage] {
    (try? announced(documents, registry)) ?? []
  }

  func render(_ page: GeneratedPage, in context: DirectiveContext) -> Rendered<PageContent> {
    let texts = [page.key, page.node.address.path, context.language, context.date.iso]
    let request = PluginHost.Request(method: "page", key: texts.map { Array($0.utf8) }) {
      .keys(["key": .text(page.key), "page": .text(texts[1]), "language": .text(texts[2]), "date": .text(texts[3])])
    }
    do throws(PluginFailure) {
      let content = try host.answer(request, registry: context.registry) { result throws(PluginFailure) in
        PageContent(body: try FragmentReader(context: context).html(result), searchText: result["searchText"]?.text ?? "")
      }
      return Rendered(content)
    } catch {
      return Rendered(nil, diagnostics: [host.diagnostic(error, at: nil)])
    }
  }

  func announced(_ documents: DocumentSet, _ registry: Snapshot) throws(PluginFailure) -> [GeneratedPage] {
    let request = PluginHost.Request(method: "pages", key: documents.documents.flatMap(\.requestKey)) {
      .keys(["documents": .array(documents.documents.map(Messages.summary))])
    }
    var taken = Set(documents.documents.map(\.address.path))
    return try host.answer(request, registry: registry) { result throws(PluginFailure) in
      var pages: [GeneratedPage] = []
      for page in try result.list("pages", atMost: 100_000) {
        let made = try Self.page(page)
        guard taken.insert(made.node.address.path).inserted else {
          throw .breach(
            Localized(
              fr: "l’adresse \(made.node.address) est déjà prise", en: "the address \(made.node.address) is already taken"))
        }
        pages.append(made)
      }
      return pages
    }
  }

  static func page(_ page: JSONValue) throws(PluginFailure) -> GeneratedPage {
    let path = try page.requiredText("path")
    guard Address.isOfPage(path) else {
      throw JSONValue.breach("path", "une adresse comme dossier/nom.html", "an address such as folder/name.html")
    }
    let node = PageNode(
      address: Address(path), title: try page.requiredText("title"), summary: page["summary"]?.text ?? "",
      language: page["language"]?.text ?? "fr", kindLabel: page["kind"]?.text ?? "page")
    return GeneratedPage(node: node, key: try page.requiredText("key"))
  }
}

/// Says why a program's pages could not be announced.
struct PageAnnouncements: CorpusCheck {
  let host: PluginHost

  var rules: [Rule] { [] }

  func check(_ context: CheckContext) -> [Diagnostic] {
    do throws(PluginFailure) {
      _ = try ExternalPages(host: host).announced(context.corpus.documentSet, context.registry)
      return []
    } catch {
      return [host.diagnostic(error, at: nil)]
    }
  }
}
