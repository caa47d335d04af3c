import Foundation
import PluginKit

/// What an open page is told: which edition there is, and what is wrong, most of all in its own source.
struct PageState: Encodable {
  let edition: String
  let language: String
  let errors: Int
  let warnings: Int
  /// Everything about the page's own source, then the errors elsewhere.
  let diagnostics: [Entry]

  struct Entry: Encodable {
    let code: String
    let severity: String
    /// The word for the severity.
    let name: String
    /// It is about the source of the page that is told.
    let isOwn: Bool
    let file: String?
    let line: Int?
    let column: Int?
    /// Address of the page that the faulty file makes, from the root of the site.
    let page: String?
    let message: String
    let explanation: String?
  }

  /// More would bury the page.
  private static let most = 50

  /// - Parameter page: address of the page that is told.
  init(_ site: ShownSite, page: Address, language: Localized.Language) {
    edition = site.edition(of: page.path)
    self.language = language.rawValue
    errors = site.diagnostics.count { $0.severity == .error }
    warnings = site.diagnostics.count { $0.severity == .warning }
    let own = site.diagnostics.filter { Self.page(of: $0) == page }
    let others = site.diagnostics.filter { $0.severity == .error && Self.page(of: $0) != page }
    let ownFirst = own.filter { $0.severity == .error } + own.filter { $0.severity != .error }
    diagnostics = (ownFirst + others).prefix(Self.most).map { diagnostic in
      Entry(diagnostic, isOwn: Self.page(of: diagnostic) == page, page: Self.page(of: diagnostic), language: language)
    }
  }

  /// One server-sent event, ready for the wire.
  var event: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let json = try? encoder.encode(self) else { preconditionFailure("a state holds only texts and numbers") }
    return Array("retry: 1000\ndata: ".utf8) + json + Array("\n\n".utf8)
  }

  /// The page that a file of `content/` makes.
  private static func page(of diagnostic: Diagnostic) -> Address? {
    guard let file = diagnostic.place?.file, file.hasPrefix("content/"), file.hasSuffix(".md") else { return nil }
    return Address(of: SourcePath(String(file.dropFirst("content/".count))))
  }
}

extension PageState.Entry {
  fileprivate init(_ diagnostic: Diagnostic, isOwn: Bool, page: Address?, language: Localized.Language) {
    let start = diagnostic.place?.range?.start
    self.init(
      code: diagnostic.code, severity: diagnostic.severity.rawValue, name: diagnostic.severity.name(in: language), isOwn: isOwn,
      file: diagnostic.place?.file, line: start?.line, column: start?.column, page: page?.path,
      message: diagnostic.summary.text(in: language), explanation: diagnostic.explanation?.text(in: language))
  }
}
