import Edition
import PluginKit
import Synchronization

/// The whole site in one archive, for a USB key or for machines without network: a page to open first, and the edition in a folder.
public struct PortableSite: Sendable {
  private let build: Build
  public init(_ build: Build) { self.build = build }

  /// Makes the edition and puts it in an archive; with errors in the content, nothing is written.
  /// - Throws: `ExportError` when the archive cannot be written, `PublishingError` when the edition cannot be made.
  public func write(to path: String) async throws -> Build.Outcome {
    let files = Mutex<[String: [UInt8]]>([:])
    let outcome = try await build.write { file in files.withLock { $0[file.address.path] = file.bytes } }
    guard outcome.isPublished else { return outcome }
    let title = build.siteTitle
    let site = files.withLock { $0 }.sorted { $0.key < $1.key }.map { ZipArchive.Entry("\(Self.folder)/\($0.key)", $0.value) }
    try ZipArchive(
      [.init("OUVRIR.html", Array(startPage(title).utf8)), .init("LISEZ-MOI.txt", Array(readMe(title).utf8))] + site
    ).write(to: path)
    return outcome
  }

  private static let folder = "site"

  private func startPage(_ title: String) -> String {
    let escaped = String(decoding: HTML(title).bytes, as: UTF8.self)
    return """
      <!DOCTYPE html>
      <html lang="fr" dir="ltr">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'self'; base-uri 'none'; object-src 'none'">
      <meta http-equiv="refresh" content="0; url=\(Self.folder)/index.html">
      <title>\(escaped)</title>
      <meta name="viewport" content="width=device-width, initial-scale=1">
      </head>
      <body>
      <h1>\(escaped)</h1>
      <p><a href="\(Self.folder)/index.html">Ouvrir le site</a></p>
      </body>
      </html>

      """
  }

  private func readMe(_ title: String) -> String {
    """
    \(title)

    Ouvrez le fichier OUVRIR.html dans un navigateur. Aucun réseau n’est nécessaire : la recherche fonctionne aussi.
    Gardez OUVRIR.html à côté du dossier \(Self.folder) quand vous les copiez.

    """
  }
}
