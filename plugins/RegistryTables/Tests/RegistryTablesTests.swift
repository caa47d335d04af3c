import Testing

@testable import RegistryTables
