import Foundation
import FoundationNetworking
import Synchronization

/// One request to an HTTP server, with limits on its time, its size and where it may be sent on to.
///
/// By Foundation's URLSession, which is libcurl on Linux: the tool has it already by its preview server, and libcurl tells an answer that
/// was cut short.
struct HTTPFetch {
  let url: URL
  let timeLimit: Duration
  let maximumBytes: Int

  enum Answer {
    /// The server says that what the validator was given with still stands.
    case unchanged
    case content([UInt8], LastGoodCopies.Validator)
  }

  struct Failure: Error {
    let french: String
    let english: String
  }

  func answer(_ validator: LastGoodCopies.Validator?) async throws(Failure) -> Answer {
    var request = URLRequest(url: url, cachePolicy: .reloadIgnoringLocalCacheData)
    if let etag = validator?.etag { request.setValue(etag, forHTTPHeaderField: "If-None-Match") }
    if let date = validator?.lastModified { request.setValue(date, forHTTPHeaderField: "If-Modified-Since") }
    let receiver = Receiver(host: url, maximumBytes: maximumBytes)
    let session = URLSession(configuration: .ephemeral, delegate: receiver, delegateQueue: nil)
    defer { session.invalidateAndCancel() }
    let task = session.dataTask(with: request)
    let result: Result<Answer, Failure> = await withCheckedContinuation { continuation in
      receiver.begin(continuation)
      task.resume()
      let seconds = Double(timeLimit.components.seconds) + Double(timeLimit.components.attoseconds) / 1e18
      DispatchQueue.global().asyncAfter(deadline: .now() + seconds) {
        receiver.finish(.failure(Failure(french: "délai dépassé", english: "time limit passed")))
        task.cancel()
      }
    }
    return try result.get()
  }
}

/// Gathers an answer as it comes; the first end of it, good or bad, is the one that counts.
private final class Receiver: NSObject, URLSessionDataDelegate, Sendable {
  private struct State {
    var bytes: [UInt8] = []
    var response: HTTPURLResponse?
    var redirections = 0
    /// The answer sends on to where it may not.
    var isRefused = false
    var isOver = false
    var continuation: CheckedContinuation<Result<HTTPFetch.Answer, HTTPFetch.Failure>, Never>?
  }

  private let host: URL
  private let maximumBytes: Int
  private let state = Mutex(State())

  init(host: URL, maximumBytes: Int) {
    self.host = host
    self.maximumBytes = maximumBytes
  }

  func begin(_ continuation: CheckedContinuation<Result<HTTPFetch.Answer, HTTPFetch.Failure>, Never>) {
    state.withLock { $0.continuation = continuation }
  }

  func finish(_ result: Result<HTTPFetch.Answer, HTTPFetch.Failure>) {
    let waiting = state.withLock { state in
      defer { state.continuation = nil }
      state.isOver = true
      return state.continuation
    }
    waiting?.resume(returning: result)
  }

  /// Only to the same host, and never from https to http.
  func urlSession(
    _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
    newRequest request: URLRequest,
    completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) {
    let isSame = request.url?.host == host.host && request.url?.port == host.port && request.url?.scheme == host.scheme
    let count = state.withLock { state in
      state.redirections += 1
      return state.redirections
    }
    // Not to be cancelled here: FoundationNetworking stops the program when a task ends while it asks about a redirection.
    if !isSame || count > 5 { state.withLock { $0.isRefused = true } }
    completionHandler(isSame && count <= 5 ? request : nil)
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
  ) {
    state.withLock { state in
      state.response = response as? HTTPURLResponse
      state.bytes = []
    }
    completionHandler(.allow)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    let isTooLarge = state.withLock { state in
      guard !state.isOver else { return false }
      state.bytes += data
      return state.bytes.count > maximumBytes
    }
    guard isTooLarge else { return }
    finish(.failure(.init(french: "réponse de plus de \(maximumBytes) octets", english: "answer over \(maximumBytes) bytes")))
    dataTask.cancel()
  }

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
    if let error { return finish(.failure(.init(error))) }
    let (bytes, response, isRefused) = state.withLock { ($0.bytes, $0.response, $0.isRefused) }
    if isRefused {
      return finish(
        .failure(.init(french: "la réponse renvoie vers une autre adresse", english: "the answer sends on to another address")))
    }
    switch response?.statusCode {
    case 200:
      let validator = LastGoodCopies.Validator(
        etag: response?.value(forHTTPHeaderField: "ETag"), lastModified: response?.value(forHTTPHeaderField: "Last-Modified"))
      finish(.success(.content(bytes, validator)))
    case 304: finish(.success(.unchanged))
    case let code:
      let text = code.map(String.init) ?? "?"
      finish(.failure(.init(french: "le serveur a répondu \(text)", english: "the server answered \(text)")))
    }
  }
}

extension HTTPFetch.Failure {
  /// What libcurl says, in French for what administrators of a site meet.
  fileprivate init(_ error: any Error) {
    let french: String? =
      switch (error as? URLError)?.code {
      case .cannotFindHost, .dnsLookupFailed: "le nom du serveur n’est pas connu"
      case .cannotConnectToHost: "aucun serveur ne répond à cette adresse"
      case .notConnectedToInternet: "la machine n’est pas reliée au réseau"
      case .networkConnectionLost: "la liaison a été coupée"
      case .timedOut: "délai dépassé"
      case .secureConnectionFailed, .serverCertificateUntrusted, .serverCertificateHasBadDate, .serverCertificateHasUnknownRoot:
        "le certificat du serveur n’est pas reconnu"
      default: nil
      }
    self.init(french: french ?? error.localizedDescription, english: error.localizedDescription)
  }
}
