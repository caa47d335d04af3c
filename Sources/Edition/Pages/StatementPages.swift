import PluginKit
import Theme

/// The accessibility statement, one page a language, from what `site.yml` knows. A document at the same address takes its place.
struct StatementPages: PageMaker {
  let theme: Theme
  /// Codes of those of the site, the default first.
  let languages: [String]

  /// The words that it takes from the theme.
  static let requiredStrings = [
    "titre", "genre", "resume", "etat", "sans_audit", "perimee", "non", "partielle", "totale", "defauts", "sans_defaut",
    "derogations", "verifications", "signaler", "signaler_texte", "signaler_lien", "recours", "sobriete", "sobriete_texte",
  ].map { "declaration_" + $0 }

  static func address(_ language: String, among languages: [String]) -> Address {
    language == languages.first ?? "fr" ? Address("accessibilite.html") : Address("\(language)/accessibilite.html")
  }

  func pages(of documents: DocumentSet, registry: Snapshot) -> [GeneratedPage] {
    let taken = Set(documents.documents.map(\.address))
    let spoken = languages.filter { $0 == languages.first || taken.contains(Address("\($0)/index.html")) }
    return spoken.filter { !taken.contains(Self.address($0, among: languages)) }.map { language in
      let words = theme.strings(in: language)
      return GeneratedPage(
        node: PageNode(
          address: Self.address(language, among: languages), title: words.t("declaration_titre"),
          summary: words.t("declaration_resume"),
          language: language, kindLabel: words.t("declaration_genre")),
        kind: PageKind.page.rawValue, key: language)
    }
  }

  func render(_ page: GeneratedPage, in context: DirectiveContext) -> Rendered<PageContent> {
    let text = StatementText(context, words: theme.strings(in: context.language), assets: theme.assets)
    var content = PageContent(body: text.body, searchText: page.node.summary, searchWeight: AuthorsPages.searchWeight, styles: [])
    let statement = context.corpus.site.accessibility
    content.date = statement.date
    content.translations = languages.filter { $0 != page.key }.compactMap { language in
      let address = Self.address(language, among: languages)
      return context.corpus.graph.resolver.node(at: address).map { _ in (language, address) }
    }
    let isMain = page.key == languages.first
    return Rendered(content, diagnostics: isMain ? Self.diagnostics(of: statement, on: context.date) : [])
  }

  /// What only the date of the build can tell.
  private static func diagnostics(of statement: AccessibilityStatement, on day: PartialDate) -> [Diagnostic] {
    let dates = [(statement.date, statement.place), (statement.audit?.date, statement.audit?.place)]
    let future = dates.compactMap { date, place -> Diagnostic? in
      guard let date, date.earliest > day.latest else { return nil }
      return Diagnostic(
        "ACC-001", .warning, at: place,
        Localized(
          fr: "la déclaration d’accessibilité est datée du futur : \(date.iso)",
          en: "the accessibility statement has a date in the future: \(date.iso)"))
    }
    guard let audit = statement.audit, statement.isExpired(on: day) else { return future }
    let years = AccessibilityStatement.yearsOfValidity
    return future + [
      Diagnostic(
        "ACC-002", .warning, at: audit.place,
        Localized(
          fr: "l’audit d’accessibilité du \(audit.date.iso) a plus de \(years) ans : le site se déclare non conforme",
          en:
            "the accessibility audit of \(audit.date.iso) is more than \(years) years old: the site declares that it does not conform"
        ))
    ]
  }
}

/// What the statement says, in the words of a language.
private struct StatementText {
  private let context: DirectiveContext
  private let words: InterfaceStrings
  private let assets: [Asset]

  /// The files of the theme that a page of text asks for.
  private static let read = ["vademecum.css", "large.css", "fin.css", "vademecum.js", "favicon.svg"]

  init(_ context: DirectiveContext, words: InterfaceStrings, assets: [Asset]) {
    self.context = context
    self.words = words
    self.assets = assets
  }

  private var statement: AccessibilityStatement { context.corpus.site.accessibility }

  var body: HTML {
    let parts = [
      [heading("etat"), HTML.element("p", [:], [.element("strong", [:], state)])],
      statement.defects.isEmpty ? [heading("defauts"), paragraph("sans_defaut")] : section("defauts", statement.defects),
      section("derogations", statement.exemptions), section("verifications", statement.verifications),
      [heading("signaler"), report], section("recours", statement.remedies), [heading("sobriete"), sobriety],
    ]
    return .joined(parts.flatMap { $0 })
  }

  private var state: String {
    let day = context.date
    let audit = statement.audit(on: day)
    let key =
      switch statement.conformity(on: day) {
      case .full: "totale"
      case .partial: "partielle"
      case .none: audit == nil ? "sans_audit" : statement.isExpired(on: day) ? "perimee" : "non"
      }
    return say(
      key,
      [
        "referentiel": statement.standard, "date": audit?.date.text(in: words.language) ?? "", "auteur": audit?.auditor ?? "",
        "taux": audit.map { Self.figure($0.share, words.language) } ?? "",
      ])
  }

  private var report: HTML {
    let site = context.corpus.site
    let page = site.contactPage.flatMap { context.link(to: $0.text)?.href }
    guard let target = site.reportURL.isEmpty ? page : site.reportURL else { return paragraph("signaler_texte") }
    return .element(
      "p", [:], [HTML(say("signaler_texte") + " "), .element("a", ["href": target], words.t("declaration_signaler_lien"))])
  }

  private var sobriety: HTML {
    let sizes = assets.filter { asset in Self.read.contains { asset.path == "actifs/" + $0 } }.map(\.bytes.count)
    let kibibytes = (sizes.reduce(0, +) + 1023) / 1024
    return .element("p", [:], say("sobriete_texte", ["fichiers": "\(sizes.count)", "poids": "\(kibibytes)"]))
  }

  private func section(_ key: String, _ texts: [TranslatedText]) -> [HTML] {
    guard !texts.isEmpty else { return [] }
    return [heading(key), .element("ul", [:], texts.map(item))]
  }

  /// Marked when it is not in the language of the page.
  private func item(_ text: TranslatedText) -> HTML {
    let (text, language) = text.text(in: words.language)
    let isOther = language != words.language
    return .element(
      "li", ["lang": isOther ? language : nil, "dir": isOther ? WritingDirection.of(language) : nil],
      language == "fr" ? FrenchTypography.applied(to: text) : text)
  }

  private func heading(_ key: String) -> HTML { .heading(words.t("declaration_\(key)")) }

  private func paragraph(_ key: String) -> HTML { .paragraph(say(key)) }

  private func say(_ key: String, _ values: [String: String] = [:]) -> String {
    values.reduce(words.t("declaration_\(key)")) { text, value in
      text.replacing("{\(value.key)}", with: value.value)
    }
  }

  /// No more decimals than were written.
  private static func figure(_ share: Double, _ language: String) -> String {
    let text = share == share.rounded() ? "\(Int(share))" : "\(share)"
    return language == "fr" ? text.replacing(".", with: ",") : text
  }
}
