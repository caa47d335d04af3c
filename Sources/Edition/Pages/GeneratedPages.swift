import PluginKit
import Theme

/// Makes the page of what a plugin has announced and rendered.
struct GeneratedPages {
  let frame: PageFrame

  func page(_ page: GeneratedPage, _ made: PageContent) -> Page {
    let node = page.node
    let common = frame.common(
      at: node.address, title: node.title, description: node.summary, language: node.language,
      breadcrumb: frame.breadcrumb(from: node.address, language: node.language)
        + made.breadcrumb.map { LinkView(title: $0.title, url: $0.href) })
    var content = ContentView()
    content.body = FrenchHTML.spaced(made.body.bytes, language: node.language)
    content.drawn = made.styles.contains(.tables)
    content.charted = made.styles.contains(.drawings)
    content.summary = node.summary
    content.fictional = made.isFictional
    content.facts = made.facts.map { fact in
      FactView(label: fact.label, values: fact.values.map { FactValueView(text: $0.text, url: $0.href ?? "") })
    }
    content.date = made.date.map { DateView($0, language: node.language) }
    content.alternates = made.translations.map { translation in
      let label = frame.strings(translation.language).t("nom_de_la_langue")
      return AlternateView(
        language: translation.language, title: node.title, url: node.address.link(to: translation.address), label: label)
    }
    content.backlinks = Backlinks(frame.corpus).groups(of: node)
    return .document(page.kind == PageKind.page.rawValue ? .page : .registry, common, content)
  }
}
