import Digest
import Pictures
import PluginKit

/// The pictures that documents show: the size of each, and copies of the large ones at the widths that pages need.
///
/// 1. Each file is read once, whatever the number of documents that show it; one that is no whole picture is said where it is shown.
/// 2. Its copies are asked of `PictureStore`, which has kept them since they were made.
/// 3. `BodyRenderer` writes sizes and copies into the page; the writer publishes the copies. Books show the pictures themselves.
struct ShownPictures: Sendable {
  struct Picture: Sendable {
    let width: Int
    let height: Int
    let copies: [PictureCopy]
  }

  private let pictures: [Address: Picture]
  let diagnostics: [Diagnostic]

  /// Widths of copies, in pixels: a phone, a page of text, the same on a dense screen.
  static let widths = [480, 800, 1280]
  /// Beyond this, a picture would fill the memory before it is made smaller.
  private static let mostPixels = 64_000_000
  private static let formats: Set<String> = ["png", "jpg", "jpeg", "gif", "webp"]

  static let none = ShownPictures(pictures: [:], diagnostics: [])

  private init(pictures: [Address: Picture], diagnostics: [Diagnostic]) {
    self.pictures = pictures
    self.diagnostics = diagnostics
  }

  /// - Parameter documents: those whose pictures are asked for; when they are all, copies that nobody needs are taken away.
  init(of corpus: Corpus, _ documents: [Document], root: String, files: FileSystem) {
    let shown = Self.places(in: documents, corpus.graph).sorted { $0.key < $1.key }
    let store = PictureStore(folder: "\(root)/.vademecum/images")
    let read = shown.concurrentMap { address, place -> (Address, Result<Picture, PictureProblem>)? in
      guard let bytes = try? files.read("\(root)/content/\(address)") else { return nil }
      return (address, Self.picture(bytes, store))
    }.compactMap { $0 }
    if documents.count == corpus.documents.count { store.keepOnly(read.compactMap { try? $0.1.get() }.flatMap(\.copies)) }
    pictures = Dictionary(read.compactMap { address, result in (try? result.get()).map { (address, $0) } }) { first, _ in first }
    let places = Dictionary(uniqueKeysWithValues: shown)
    diagnostics = read.compactMap { address, result in
      guard case .failure(let problem) = result else { return nil }
      return problem.diagnostic(address, at: places[address])
    }
  }

  subscript(address: Address) -> Picture? { pictures[address] }

  /// Each address once.
  var copies: [PictureCopy] {
    let all = pictures.values.flatMap(\.copies).map { ($0.address, $0) }
    return Dictionary(all) { first, _ in first }.values.sorted { $0.address < $1.address }
  }

  /// Where each file is first shown.
  private static func places(in documents: [Document], _ graph: LinkGraph) -> [Address: Place] {
    var places: [Address: Place] = [:]
    for document in documents {
      for image in document.markdown.images {
        guard let address = graph.imageAddress(image, in: document), places[address] == nil else { continue }
        let kind = address.path.split(separator: ".").last?.lowercased() ?? ""
        if formats.contains(kind) { places[address] = document.source.place(image.source) }
      }
    }
    return places
  }

  private static func picture(_ bytes: [UInt8], _ store: PictureStore) -> Result<Picture, PictureProblem> {
    guard let header = PictureHeader(bytes) else { return .failure(.broken) }
    guard header.pixels <= mostPixels else { return .failure(.tooLarge(header)) }
    guard header.isWhole else { return .failure(.broken) }
    // The other formats are shown as they are: a copy would lose their movement.
    guard header.format == .png || header.format == .jpeg else {
      return .success(Picture(width: header.width, height: header.height, copies: []))
    }
    guard let copies = store.copies(of: bytes, header, widths: widths.filter { $0 < header.width }) else {
      return .failure(.broken)
    }
    return .success(Picture(width: header.width, height: header.height, copies: copies))
  }
}

/// Why a picture cannot be shown.
private enum PictureProblem: Error {
  case broken
  case tooLarge(PictureHeader)

  func diagnostic(_ address: Address, at place: Place?) -> Diagnostic {
    switch self {
    case .broken:
      Diagnostic(
        "FIC-008", .error, at: place,
        Localized(
          fr: "l’image « \(address) » est abîmée, ou n’est pas de la sorte que dit son nom",
          en: "the picture “\(address)” is damaged, or is not of the kind that its name says"),
        explanation: Localized(
          fr: "Ouvrez-la dans un logiciel d’images et enregistrez-la de nouveau en PNG ou en JPEG.",
          en: "Open it in an image editor and save it again as PNG or JPEG."))
    case .tooLarge(let header):
      Diagnostic(
        "FIC-009", .error, at: place,
        Localized(
          fr: "l’image « \(address) » est trop grande : \(header.width) × \(header.height) pixels",
          en: "the picture “\(address)” is too large: \(header.width) × \(header.height) pixels"),
        explanation: Localized(
          fr: "Réduisez-la ; 2 000 pixels de large suffisent à une page imprimée.",
          en: "Make it smaller; 2,000 pixels wide are enough for a printed page."))
    }
  }
}
