import Foundation
import Testing

@testable import Edition

/// What disks do to a build: the edition in place stays whole, and the message says why and what to do.
@Suite(.serialized, .enabled(if: MountedDisk.canMount)) struct DiskTests {
  private static let pages = "-- content/index.md --\n# Accueil\n"

  private func publish(_ site: TestSite, to output: String) async throws -> Build.Outcome {
    try await site.build().publish(to: output)
  }

  private func whole(_ output: String) throws -> Bool { try EditionVerification(folder: output).isWhole }

  @Test func aFullDiskLeavesTheEditionInPlace() async throws {
    let (site, disk) = (try TestSite(Self.pages), try MountedDisk(megabytes: 64))
    let output = disk.path + "/site"
    _ = try await publish(site, to: output)
    try disk.shrinkToUsedBytes()
    try site.write("-- content/long.md --\n# Long\n\n\(String(repeating: "Un mot. ", count: 200_000))\n")
    let error = await #expect(throws: PublishingError.self) { try await publish(site, to: output) }
    #expect(
      error?.french.contains("il n’y a plus de place sur le disque") == true && error?.french.contains("n’a pas changé") == true)
    #expect(try whole(output) && !FileManager.default.fileExists(atPath: output + "/long.html"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: disk.path).sorted() == [".site.verrou", "site"])
  }

  @Test func aReadOnlyFolderIsSaid() async throws {
    let (site, disk) = (try TestSite(Self.pages), try MountedDisk(megabytes: 64))
    _ = try await publish(site, to: disk.path + "/site")
    try disk.remount("ro")
    let error = await #expect(throws: PublishingError.self) { try await publish(site, to: disk.path + "/site") }
    #expect(error?.french.contains("le disque est en lecture seule") == true)
    #expect(try whole(disk.path + "/site"))
  }

  /// The site is on one file system, its published folder on another, behind a symbolic link.
  @Test func aLinkToAnotherDiskStaysALink() async throws {
    let (site, disk) = (try TestSite(Self.pages), try MountedDisk(megabytes: 64))
    try FileManager.default.createDirectory(atPath: disk.path + "/site", withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: site.output, withDestinationPath: disk.path + "/site")
    for _ in 0..<2 { _ = try await publish(site, to: site.output) }
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: site.output) == disk.path + "/site")
    #expect(try whole(disk.path + "/site"))
  }

  @Test func aMountedFolderSaysWhereToPublish() async throws {
    let (site, disk) = (try TestSite(Self.pages), try MountedDisk(megabytes: 64))
    let error = await #expect(throws: PublishingError.self) { try await publish(site, to: disk.path) }
    #expect(error?.french.contains("point de montage") == true && error?.french.contains("\(disk.path)/site") == true)
  }
}

/// A file system in memory, mounted for a test; only root can.
final class MountedDisk {
  let path: String

  static let canMount = geteuid() == 0 && (try? MountedDisk(megabytes: 1)) != nil

  init(megabytes: Int) throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("disque-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try Self.run("mount", "-t", "tmpfs", "-o", "size=\(megabytes)m", "tmpfs", path)
  }

  deinit {
    try? Self.run("umount", "--lazy", path)
    try? FileManager.default.removeItem(atPath: path)
  }

  func remount(_ option: String) throws { try Self.run("mount", "-o", "remount,\(option)", path) }

  /// Leaves room for half a megabyte.
  func shrinkToUsedBytes() throws {
    let attributes = try FileManager.default.attributesOfFileSystem(forPath: path)
    let size = try #require(attributes[.systemSize] as? Int)
    let free = try #require(attributes[.systemFreeSize] as? Int)
    try remount("size=\(size - free + (1 << 19))")
  }

  private static func run(_ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.fileWriteUnknown) }
  }
}
