import JSONTree
import Testing

/// A whole conversation with the built command, over its standard input and output.
@Suite struct ConversationTests {
  static let glossary =
    "---\nmodele: terme\ntitre: Visa\nresume: L’accord de l’autorité de tutelle sur un texte signé par deux collectivités.\nstatut: relecture\nsources: [essai]\n---\n\nUn visa.\n"

  /// `▮` is the cursor.
  static let record = """
    ---
    modele: capitalisation
    titre: Gérer l’eau à deux
    statut: brouilon
    accord: [▮]
    the
    ---

    ### Trop bas

    Voir [[Visa]] 💧 et [[Vi
    """

  @Test func anEditorOpensChangesAndAsks() throws {
    let client = try Client(["glossaire/visa.md": Self.glossary, "capitalisations/eau.md": "---\ntitre: Eau\n---\n"])
    let uri = client.uri("capitalisations/eau.md")
    let document = JSONValue.keys(["uri": .text(uri)])
    let text = Self.record.replacing("▮", with: "")
    func at(_ line: Int, _ character: Int) -> JSONValue {
      .keys(["textDocument": document, "position": .keys(["line": .integer(line), "character": .integer(character)])])
    }

    let capabilities = try client.ask("initialize", .keys(["rootUri": .null]))["capabilities"]
    #expect(capabilities?["hoverProvider"] == .flag(true))
    try client.tell("initialized", .keys([:]))

    try client.tell(
      "textDocument/didOpen",
      .keys([
        "textDocument": .keys(["uri": .text(uri), "languageId": .text("markdown"), "version": .integer(1), "text": .text(text)])
      ]))
    #expect(try client.diagnostics().contains { $0["code"]?.text == "YAML-001" }, "a key without a colon is not YAML")

    let whole = text.replacing("the\n", with: "")
    try client.tell(
      "textDocument/didChange",
      .keys(["textDocument": document, "contentChanges": .array([.keys(["text": .text(whole)])])]))
    let said = try client.diagnostics()
    let state = try #require(said.first { $0["code"]?.text == "CAP-004" })
    #expect(state["range"]?["start"] == .keys(["character": .integer(8), "line": .integer(3)]))
    #expect(said.contains { $0["code"]?.text == "CAP-030" })

    try client.tell(
      "textDocument/didChange",
      .keys(["textDocument": document, "contentChanges": .array([.keys(["text": .text(text)])])]))
    func labels(_ line: Int, _ character: Int) throws -> [String] {
      try client.ask("textDocument/completion", at(line, character))["items"]?.items.compactMap { $0["label"]?.text } ?? []
    }
    #expect(try labels(4, 9) == ["MA-CON-0002"], "agreement ids")
    #expect(try labels(3, 8) == ["brouillon", "relecture", "valide", "archive"], "values of a vocabulary")
    #expect(try labels(5, 3).contains("themes"), "fields")
    #expect(try labels(10, 24).contains("Visa"), "wiki links, columns in UTF-16 units")

    let hover = try client.ask("textDocument/hover", at(10, 8))["contents"]?["value"]?.text
    #expect(hover?.contains("L’accord de l’autorité de tutelle") == true, "a term")
    let definition = try client.ask("textDocument/definition", at(10, 8))
    #expect(definition["uri"]?.text?.hasSuffix("content/glossaire/visa.md") == true)

    try client.tell(
      "textDocument/didChange",
      .keys(["textDocument": document, "contentChanges": .array([.keys(["text": .text(whole)])])]))
    let rule = try client.ask("textDocument/hover", at(3, 10))["contents"]?["value"]?.text
    #expect(rule?.contains("CAP-004") == true && rule?.contains("État") == true, "the rule, and the field")
    let range = JSONValue.keys([
      "start": .keys(["line": .integer(7), "character": .integer(0)]),
      "end": .keys(["line": .integer(7), "character": .integer(3)]),
    ])
    let actions = try client.ask(
      "textDocument/codeAction", .keys(["textDocument": document, "range": range, "context": .keys([:])])
    ).items
    let edit = actions.first { $0["title"]?.text == "Écrire « ## »" }?["edit"]?["changes"]?[uri]?.items.first
    #expect(edit?["newText"]?.text == "##")
    #expect(edit?["range"]?["start"] == .keys(["character": .integer(0), "line": .integer(7)]))
    #expect(try client.leave() == 0)
  }

  @Test func whatIsClosedUnsavedIsAsItWasOnTheDisk() throws {
    let client = try Client(["a.md": "# Visa\n", "eau.md": "# Eau\n"])
    _ = try client.ask("initialize", .keys([:]))
    func open(_ path: String, _ text: String) throws -> [String] {
      let document = JSONValue.keys(["uri": .text(client.uri(path)), "languageId": .text("markdown"), "text": .text(text)])
      try client.tell("textDocument/didOpen", .keys(["textDocument": document]))
      return try client.diagnostics().compactMap { $0["code"]?.text }
    }
    #expect(try open("a.md", "# Passeport\n") == [])
    #expect(try open("eau.md", "# Eau\n\n[[Visa]]\n") == ["LIEN-004"])
    try client.tell("textDocument/didClose", .keys(["textDocument": .keys(["uri": .text(client.uri("a.md"))])]))
    #expect(try client.diagnostics() == [])
    #expect(try open("eau.md", "# Eau\n\n[[Visa]] \n") == [])
    #expect(try client.leave() == 0)
  }

  @Test func anUnknownMethodAndAFileElsewhereAreAnswered() throws {
    let client = try Client(["a.md": "# A\n"])
    _ = try client.ask("initialize", .keys([:]))
    #expect(try client.ask("textDocument/inventee", .keys([:]))["code"]?.integer == -32_601)
    let elsewhere = JSONValue.keys([
      "textDocument": .keys(["uri": .text("file:///tmp/ailleurs.md")]),
      "position": .keys(["line": .integer(0), "character": .integer(0)]),
    ])
    #expect(try client.ask("textDocument/hover", elsewhere) == .null)
    #expect(try client.leave() == 0)
  }
}
