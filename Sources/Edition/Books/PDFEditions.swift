import Digest
import JSONTree
import PluginKit
import Theme

/// The PDFs that `make pdf` has made of the documents for meetings. One is published and linked as long as it says what its document says:
/// the list beside the PDFs has the digest of the page that each was made of.
struct PDFEditions: Sendable {
  private let folder: String
  private let files: FileSystem
  /// By the path of the PDF in the folder.
  private let digests: [String: String]

  static let listName = "liste.json"

  init(_ edition: PreparedEdition) {
    folder = "\(edition.root)/\(edition.corpus.site.pdfFolder)"
    files = edition.files
    guard !edition.corpus.site.pdfFolder.isEmpty, let bytes = try? files.read("\(folder)/\(Self.listName)"),
      case .object(let members)? = try? JSONValue(parsing: bytes)
    else {
      digests = [:]
      return
    }
    digests = Dictionary(members.compactMap { member in member.value.text.map { (member.key, $0) } }) { first, _ in first }
  }

  /// What the edition depends on besides the folders of the site.
  static func outsideFiles(of site: SiteConfiguration, root: String) -> [String] {
    site.pdfFolder.isEmpty ? [] : ["\(root)/\(site.pdfFolder)/\(listName)"]
  }

  /// The PDF of a document for a meeting, and where it is published; nil when it is not there, or of an earlier text.
  /// - Parameter page: the document, as a page.
  func file(of book: Address, page: [UInt8]) -> (address: Address, bytes: [UInt8])? {
    let path = Self.path(of: book)
    guard let digest = digests[path], digest == Digest(of: page).hex, let bytes = try? files.read("\(folder)/\(path)") else {
      return nil
    }
    return (Self.address(of: book), bytes)
  }

  /// Where the PDF of a document for a meeting is published.
  static func address(of book: Address) -> Address { Address("pdf/\(path(of: book))") }

  private static func path(of book: Address) -> String {
    String(book.path.dropFirst("imprimer/".count).dropLast("html".count)) + "pdf"
  }

  /// « 412 Kio », « 1,4 Mio ».
  static func weight(_ bytes: Int, _ words: InterfaceStrings) -> String {
    let kibibytes = max(1, (bytes + 512) / 1024)
    guard kibibytes >= 1024 else { return words.t("poids_kio").replacing("{n}", with: "\(kibibytes)") }
    let tenths = (kibibytes * 10 + 512) / 1024
    let separator = words.language == "fr" ? "," : "."
    return words.t("poids_mio").replacing("{n}", with: "\(tenths / 10)\(separator)\(tenths % 10)")
  }
}
