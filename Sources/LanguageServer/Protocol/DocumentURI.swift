import Foundation
import PluginKit

/// Between the addresses of an editor (`file:///…/content/fiches/x.md`) and paths under `content/`.
struct DocumentURI {
  /// Of the folder `content/`, symbolic links resolved, with a final `/`.
  private let contentFolder: String

  init(root: String) {
    contentFolder = URL(fileURLWithPath: root).resolvingSymlinksInPath().standardizedFileURL.path + "/content/"
  }

  /// Nil for a file that is not a document of the site.
  func path(of uri: String) -> SourcePath? {
    guard let url = URL(string: uri), url.isFileURL else { return nil }
    let path = url.resolvingSymlinksInPath().standardizedFileURL.path
    guard path.hasPrefix(contentFolder), path.hasSuffix(".md") else { return nil }
    return SourcePath(String(path.dropFirst(contentFolder.count)))
  }

  func uri(of path: SourcePath) -> String { URL(fileURLWithPath: file(of: path)).absoluteString }

  /// Where a document is on the disk.
  func file(of path: SourcePath) -> String { contentFolder + path.text }
}
