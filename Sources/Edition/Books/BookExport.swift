import PluginKit

/// What a file of a book needs beside the book itself.
public struct BookExport: Sendable {
  public let book: Book
  public let site: SiteConfiguration
  /// The latest date among its parts; that of the build when none has any.
  public let asOf: PartialDate
  /// The bytes of each picture.
  public let pictures: [Address: [UInt8]]
}

extension Build {
  /// The pages of a folder, bound for a reading device: one file a part.
  /// - Parameter folder: under `content/`; it must have an index.
  /// - Returns: no book when there are errors in the content, or no such folder, which the diagnostics say.
  public func book(of folder: String) async -> (export: BookExport?, diagnostics: [Diagnostic]) {
    let prepared = await prepare()
    guard let edition = prepared.edition, !prepared.diagnostics.hasErrors else { return (nil, prepared.diagnostics) }
    let corpus = edition.corpus
    guard let index = corpus.outline.folders[folder]?.index else {
      return (
        nil,
        prepared.diagnostics + [
          .noSuchFolder(folder, known: corpus.outline.folders.values.filter { $0.index != nil }.map(\.path))
        ]
      )
    }
    let cover = corpus.documents[index]
    let documents = corpus.outline.readingOrder(of: folder).map { corpus.documents[$0] }.filter { $0.language == cover.language }
    let base = corpus.site.baseURL
    let binder = BookBinder(
      corpus: corpus, fragments: edition.fragments, bodies: BodyRenderer(corpus: corpus, pictures: edition.pictures)
    ) { _ in
      BookForm.files(base: base)
    }
    let book = binder.book(of: documents, named: cover, at: cover.address)
    let pictures = Dictionary(
      uniqueKeysWithValues: book.pictures.compactMap { picture in
        (try? edition.files.read("\(edition.root)/content/\(picture)")).map { (picture, $0) }
      })
    let export = BookExport(
      book: book, site: corpus.site, asOf: book.latestDate(in: corpus) ?? request.date, pictures: pictures)
    return (export, prepared.diagnostics)
  }
}

extension BookForm {
  /// A file a part, pictures in a folder, and the address of the site for what is elsewhere.
  static func files(base: String) -> BookForm {
    BookForm(
      lowering: 0, inside: { part, anchor in part == anchor ? "\(part).xhtml" : "\(part).xhtml#\(anchor)" },
      term: { "\(Book.glossaryName).xhtml#\($0)" }, outside: { page, rest in base.isEmpty ? nil : base + page.path + rest },
      picture: { "images/\($0.path)" })
  }
}

extension Book {
  /// The name of the part that holds its terms.
  public static let glossaryName = "glossaire-des-termes"
}

extension Diagnostic {
  fileprivate static func noSuchFolder(_ folder: String, known: [String]) -> Diagnostic {
    Diagnostic(
      "FIC-005", .error, at: Place(file: "content/\(folder)"),
      Localized(
        fr: "il n’y a pas de dossier avec une page index.md à cet endroit",
        en: "there is no folder with a page index.md here"
      ).suggesting(folder, among: known),
      explanation: Localized(
        fr: "Nommez avec --folder un dossier de content/ : \(known.filter { !$0.isEmpty }.sorted().joined(separator: ", ")).",
        en: "Name with --folder a folder of content/: \(known.filter { !$0.isEmpty }.sorted().joined(separator: ", "))."))
  }
}
