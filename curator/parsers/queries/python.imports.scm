; What a module takes from others under a name. Inside a function it is nobody else's.

(import_from_statement
  module_name: (_) @module
  name: (dotted_name) @name)

(import_from_statement
  module_name: (_) @module
  name: (aliased_import name: (_) @name alias: (_) @alias))

(import_from_statement
  module_name: (_) @module
  (wildcard_import) @everything)

(function_definition) @local
