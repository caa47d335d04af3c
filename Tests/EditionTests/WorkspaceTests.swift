import Foundation
import PluginKit
import Testing

@testable import Edition

/// What an editor is told of a document that is being written.
@Suite struct WorkspaceTests {
  private static let site = """
    -- site/site.yml --
    titre: Essai
    -- content/a.md --
    ---
    titre: Alpha
    id: A-1
    alias: [Premier]
    ---

    ## Un titre
    -- content/b.md --
    ---
    titre: Bêta
    ---

    Voir [[Alpha]], [[A-1]] et [là](a.md#un-titre).
    """

  /// After each edit the document is told the same as if the whole site had been read again.
  @Test(arguments: [
    "Voir [[Alpha]] et [[Alpa]].", "Voir [là](a.md#un-titr) et [ici](c.md).", "# Deux\n\n[ici](#deux) [là](#trois)",
    "---\ntitre: Alpha\n---\n\nVoir [[Alpha]].", "---\ntitre: Gamma\nid: a-1\n---\n\n[[Gamma]] [[A-1]] [[Bêta]]",
    "---\ntitre: Bêta\nmodele: chapitr\n---\n", "---\ntitre: [\n---\n", "",
  ])
  func aReplacedDocumentIsToldWhatABuildWouldSay(text: String) async throws {
    let site = try TestSite(Self.site)
    let request = try site.request()
    var workspace = await Workspace.open(request)
    workspace.replace(SourcePath("b.md"), with: Array(text.utf8))
    try site.write("content/b.md", bytes: Array(text.utf8))
    let built = await Workspace.open(request)
    let (now, whole) = (try said(workspace), try said(built))
    #expect(now == whole)
  }

  /// The way back leaves no trace.
  @Test func aNameThatIsGivenUpIsFreeAgain() async throws {
    let site = try TestSite(Self.site)
    var workspace = await Workspace.open(try site.request())
    let before = try said(workspace)
    workspace.replace(SourcePath("a.md"), with: Array("---\ntitre: Oméga\n---\n".utf8))
    workspace.refresh()
    #expect(try said(workspace).map(\.code) == ["LIEN-004", "LIEN-004", "LIEN-002"])
    workspace.replace(SourcePath("a.md"), with: Array("---\ntitre: Alpha\nid: A-1\n---\n\n## Un titre\n".utf8))
    workspace.refresh()
    #expect(try said(workspace) == before)
  }

  private func said(_ workspace: Workspace) throws -> [Diagnostic] {
    workspace.diagnostics(of: try #require(workspace.document(at: SourcePath("b.md"))))
  }
}
