import Diagnostics

/// The look of the site: templates, words, style sheet, scripts. Staff change it without a compiler.
///
/// The flow:
/// 1. `Theme.load` sorts the files by their place (`ThemeFiles`): pages, parts, words, assets.
/// 2. The words of each language are completed from French (`StringsTable`).
/// 3. The template of each kind of page is compiled against the views of that kind (`TemplateCompiler`): every name is resolved,
///    whatever is not is a diagnostic with its place, and then there is no theme.
/// 4. `Edition` fills a `Page`, typed Swift values that declare what templates see of them (`TemplateView`).
/// 5. `render` runs the compiled template on the page's views. Nothing is done to the HTML afterwards.
public struct Theme: Sendable {
  /// The files to publish as they stand.
  public let assets: [Asset]
  private let templates: [PageKind: Template]
  private let grounds: [String: ThemeGround]
  private let frenchGround: ThemeGround

  /// - Parameter templates: one for each kind, compiled with the schema of the grounds outermost.
  init(assets: [Asset], templates: [PageKind: Template], grounds: [String: ThemeGround], french: ThemeGround) {
    self.assets = assets
    self.templates = templates
    self.grounds = grounds
    frenchGround = french
  }

  /// The published name of the logo, `logo.svg?v=0a1b2c3d`; empty when there is none.
  public var logo: String {
    assets.first { $0.path == "actifs/logo.svg" || $0.path == "actifs/logo.png" }?.versionedName ?? ""
  }

  /// The words of a language; French when the theme does not speak it.
  public func strings(in language: String) -> InterfaceStrings { ground(language).strings }

  /// The page's HTML.
  public func render(_ page: Page) -> [UInt8] {
    guard let template = templates[page.kind] else { preconditionFailure("a theme is made only with a template for each kind") }
    let capacity = template.literals.count + page.content.body.count + Self.usualTextBytes
    return template.render(
      [ground(page.common.language).view] + page.views, isFrench: page.common.language == "fr", capacity: capacity)
  }

  /// What the texts and lists of a page usually take; a longer page makes its buffer grow.
  private static let usualTextBytes = 8_192

  private func ground(_ language: String) -> ThemeGround { grounds[language] ?? frenchGround }
}
