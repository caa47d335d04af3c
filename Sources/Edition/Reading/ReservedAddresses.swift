import PluginKit

/// Addresses of pages that the site makes by itself: a document there would take the place of one, or lose its own.
struct ReservedAddresses {
  private let addresses: Set<Address>
  private let documents: [Document]

  init(_ corpus: Corpus) {
    let fixed = [
      PageFrame.searchAddress, PageFrame.planAddress, PageFrame.indexAddress, FixedPages.notFoundAddress, ComparisonPage.address,
      MeetingEditions.choiceAddress,
    ]
    addresses = Set(fixed + corpus.graph.nodes.filter { $0.document == nil }.map(\.address))
    documents = corpus.documents
  }

  var diagnostics: [Diagnostic] {
    documents.filter { addresses.contains($0.address) }.map { document in
      Diagnostic(
        "DOC-002", .error, at: document.source.place(0..<0),
        Localized(
          fr: "ce document a l’adresse (\(document.address)) d’une page que le site fait lui-même",
          en: "this document has the address (\(document.address)) of a page that the site makes by itself"),
        explanation: Localized(
          fr: "Donnez au fichier un autre nom, ou rangez-le dans un autre dossier.",
          en: "Give the file another name, or put it in another folder."))
    }
  }
}
