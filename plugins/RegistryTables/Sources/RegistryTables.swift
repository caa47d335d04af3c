// RegistryTables
