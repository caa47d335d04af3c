/// What every page has, whatever it shows.
public struct CommonView: TemplateView {
  /// `fr`, `en`, `ar` …
  public var language: String
  /// The way from the page to the root of the site: empty, or `../` once or more.
  public var root: String
  public var site: Prepared<SiteView>
  public var title: String
  /// For the title bar of the browser.
  public var documentTitle: String
  public var description = ""
  /// The page's full address; empty when the site has none.
  public var canonical = ""
  public var feedURL = ""
  /// The main sections.
  public var menu: [MenuItemView] = []
  /// The pages above this one, outermost first, without itself.
  public var breadcrumb: [LinkView] = []
  public var homeURL = ""
  public var searchURL = ""
  public var planURL = ""
  public var azURL = ""
  /// Set by the page that holds this view.
  var kind = PageKind.page

  public init(language: String, root: String, site: Prepared<SiteView>, title: String, documentTitle: String) {
    self.language = language
    self.root = root
    self.site = site
    self.title = title
    self.documentTitle = documentTitle
  }

  public static let slots: [SlotDeclaration<Self>] = [
    .text("lang", \.language),
    .text("dir") { WritingDirection.of($0.language) },
    .text("root", \.root),
    .object("site", \.site),
    .text("kind", \.kind.rawValue),
    .text("title", \.title),
    .text("document_title", \.documentTitle),
    .text("description", \.description),
    .text("canonical", \.canonical),
    .text("feed_url", \.feedURL),
    .list("menu", \.menu),
    .list("breadcrumb", \.breadcrumb),
    .text("home_url", \.homeURL),
    .text("search_url", \.searchURL),
    .text("plan_url", \.planURL),
    .text("az_url", \.azURL),
  ]
}

/// The direction in which a language is written.
public enum WritingDirection {
  /// `rtl` for the languages of Arabic and Hebrew script, `ltr` for the others: the value of HTML's `dir`.
  public static func of(_ language: String) -> String {
    let primary = language.prefix { $0 != "-" }
    return ["ar", "fa", "he", "ur"].contains(primary) ? "rtl" : "ltr"
  }
}

/// What the site says of itself, in one language.
public struct SiteView: TemplateView {
  public var title: String
  /// For the head of the page.
  public var shortTitle = ""
  public var tagline = ""
  public var description = ""
  /// Where the site is published; empty when it has no address.
  public var url = ""
  public var publisher = ""
  public var licence = ""
  public var licenceURL = ""
  public var repository = ""
  public var legalURL = ""
  public var accessibilityURL = ""
  /// « non », « partielle » or « totale ».
  public var conformity = "non"
  public var contactURL = ""
  /// Of the tool.
  public var version = ""
  /// The file of the logo among those of the theme; empty when there is none.
  public var logo = ""

  public init(title: String) {
    self.title = title
  }

  public static let slots: [SlotDeclaration<Self>] = [
    .text("title", \.title),
    .text("short_title", \.shortTitle),
    .text("tagline", \.tagline),
    .text("description", \.description),
    .text("url", \.url),
    .text("publisher", \.publisher),
    .text("licence", \.licence),
    .text("licence_url", \.licenceURL),
    .text("repository", \.repository),
    .text("legal_url", \.legalURL),
    .text("accessibility_url", \.accessibilityURL),
    .flag("partly_accessible") { $0.conformity == "partielle" },
    .flag("fully_accessible") { $0.conformity == "totale" },
    .text("contact_url", \.contactURL),
    .text("version", \.version),
    .text("logo", \.logo),
  ]
}
