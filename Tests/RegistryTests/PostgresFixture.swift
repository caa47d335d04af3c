import Foundation
import Glibc

/// A real PostgreSQL server in a folder of its own, which holds its socket and, since it is killed, its shared memory too.
final class PostgresFixture {
  private let folder: String
  private let binaries: String
  private var server: Process?

  struct Missing: Error, CustomStringConvertible {
    let description: String
  }

  /// - Parameter folder: empty; given to the server's user when the test runs as root, which PostgreSQL refuses to be.
  init(folder: String) throws {
    self.folder = folder
    let versions = try FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql").sorted()
    guard let version = versions.last else { throw Missing(description: "apt-get install postgresql") }
    binaries = "/usr/lib/postgresql/\(version)/bin"
    if getuid() == 0 { try run("/bin/chown", "postgres", folder, asServer: false) }
    try run(
      "\(binaries)/initdb", "-D", "\(folder)/base", "-U", "vademecum", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C")
    server = try start(
      "\(binaries)/postgres", "-D", "\(folder)/base", "-k", folder, "-c", "listen_addresses=", "-c", "fsync=off",
      "-c", "unix_socket_permissions=0777", "-c", "dynamic_shared_memory_type=mmap")
    try waitUntilReady()
  }

  var address: String { "postgresql://vademecum@/postgres?host=\(folder)" }

  func execute(_ sql: String) throws {
    try run("\(binaries)/psql", "-q", "-v", "ON_ERROR_STOP=1", "-d", address, "-c", sql)
  }

  /// As a crash would: no goodbye to anyone.
  func kill() {
    let pidFile = try? String(contentsOfFile: "\(folder)/base/postmaster.pid", encoding: .utf8)
    let postmaster = pidFile?.split(separator: "\n").first.flatMap { Int32($0) }
    let children =
      (try? String(contentsOfFile: "/proc/\(postmaster ?? 0)/task/\(postmaster ?? 0)/children", encoding: .utf8)) ?? ""
    for pid in [postmaster].compactMap({ $0 }) + children.split(separator: " ").compactMap({ Int32($0) }) {
      Glibc.kill(pid, SIGKILL)
    }
    server?.waitUntilExit()
    server = nil
  }

  func stop() { if server != nil { kill() } }

  private func waitUntilReady() throws {
    for _ in 0..<200 {
      if (try? run("\(binaries)/pg_isready", "-q", "-h", folder)) != nil { return }
      usleep(100_000)
    }
    throw Missing(description: "PostgreSQL did not start")
  }

  private func run(_ arguments: String..., asServer: Bool = true) throws {
    let process = try start(arguments, asServer: asServer)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Missing(description: "\(arguments) ended with \(process.terminationStatus)")
    }
  }

  private func start(_ arguments: String...) throws -> Process { try start(arguments, asServer: true) }

  private func start(_ arguments: [String], asServer: Bool) throws -> Process {
    let isRoot = asServer && getuid() == 0
    let user = isRoot ? ["/usr/bin/setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : []
    let words = user + arguments
    let process = Process()
    process.executableURL = URL(fileURLWithPath: words[0])
    process.arguments = Array(words.dropFirst())
    process.currentDirectoryURL = URL(fileURLWithPath: "/")
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    return process
  }
}
